package ingest

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

//go:embed testdata/island-tour.txt
var islandTour []byte

// mustRead reads text that has to be accepted.
func mustRead(t *testing.T, data string, o Options) *Result {
	t.Helper()
	r, err := Read([]byte(data), o)
	if err != nil {
		t.Fatalf("Read refused the text: %v", err)
	}
	return r
}

func texts(r *Result) []string {
	out := make([]string, len(r.Paragraphs))
	for i, p := range r.Paragraphs {
		out[i] = p.Text
	}
	return out
}

func guesses(r *Result) []string {
	out := make([]string, len(r.Paragraphs))
	for i, p := range r.Paragraphs {
		out[i] = p.Guess
	}
	return out
}

// wantCode checks that err is an *Error with the code whose sentence holds
// every part and ends as sentences do.
func wantCode(t *testing.T, err error, code string, parts ...string) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("got error %v, want an *Error with code %q", err, code)
	}
	if e.Code != code {
		t.Fatalf("got code %q (%s), want %q", e.Code, e.Message, code)
	}
	for _, p := range append(parts, "; ") {
		if !strings.Contains(e.Error(), p) {
			t.Errorf("the message %q does not say %q", e.Message, p)
		}
	}
	if !strings.HasSuffix(e.Error(), ".") || strings.Contains(e.Error(), "\n") {
		t.Errorf("the message %q is not one sentence on one line", e.Message)
	}
}

func TestAnArticleOfLinesWithoutBlankOnesKeepsEveryLineByteForByte(t *testing.T) {
	r := mustRead(t, string(islandTour), Options{})
	if r.Split != Line || r.Encoding != "utf-8" {
		t.Errorf("got split %q and encoding %q, want line and utf-8", r.Split, r.Encoding)
	}
	if got := strings.Join(texts(r), "\n"); got != string(islandTour) {
		t.Errorf("the paragraphs joined by line feeds are not the file's bytes")
	}
	want := slices.Repeat([]string{GuessBody}, 25)
	want[0], want[1], want[2] = GuessHeadline, GuessStandfirst, GuessLede
	want[4], want[12], want[16] = GuessCrosslink, GuessCrosslink, GuessCrosslink
	if diff := cmp.Diff(want, guesses(r)); diff != "" {
		t.Errorf("guesses differ (-want +got):\n%s", diff)
	}
	if r.Title != r.Paragraphs[0].Text {
		t.Errorf("the title is %q, want the headline", r.Title)
	}
}

func TestEverySeparatorEndsALine(t *testing.T) {
	for _, sep := range []string{"\r\n", "\n", "\r", "\u2028", "\u2029", "\u0085", "\f", "\v", "\n\n", "\r\n\r\n", "\r\r", "\n \t\u00a0\n", "\n\u200b\ufeff\n"} {
		t.Run(fmt.Sprintf("%q", sep), func(t *testing.T) {
			r := mustRead(t, "one"+sep+"two"+sep+sep+"three", Options{Split: Line})
			if diff := cmp.Diff([]string{"one", "two", "three"}, texts(r)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOnlyWhiteSpaceAtTheEdgesIsCut(t *testing.T) {
	inside := "a\u00a0 b\tc\u200b  teh e\u0301 \ufb01"
	r := mustRead(t, "\ufeff \t\u3000"+inside+"\u00a0 \n\u200bx\u200d", Options{Split: Line})
	if diff := cmp.Diff([]string{inside, "\u200bx\u200d"}, texts(r)); diff != "" {
		t.Error(diff)
	}
}

func TestBlankJoinsTheLinesOfABlockByOneSpaceAndCountsThem(t *testing.T) {
	r := mustRead(t, "Head\n\n  one  \r\ntwo\rthree\u2029four\n \n\n\nfive\n", Options{Split: Blank})
	want := []Paragraph{
		{Text: "Head", Guess: GuessHeadline},
		{Text: "one two three", Joined: 2},
		{Text: "four"},
		{Text: "five"},
	}
	for i := range want {
		want[i].Guess = r.Paragraphs[i].Guess
	}
	if diff := cmp.Diff(want, r.Paragraphs); diff != "" {
		t.Error(diff)
	}
}

func TestAutoJoinsOnlyLinesThatLookHardWrapped(t *testing.T) {
	wrapped := "The ferry left the harbour at nine with forty people on board and\n" +
		"returned at noon with none of them, which the company explained by\n" +
		"the weather and the union by the timetable that had been changed\n" +
		"the week before without a word to those who work on the boats."
	sentence := "The ferry left the harbour at nine with forty people on it.\n"
	long := strings.Repeat("The ferry left the harbour at nine with forty people on it. ", 3) + "\n"
	chinese := strings.Repeat("渡轮九点离开港口船上有四十人中午返回时空无一人公司说是天气原因\n", 4)
	for _, c := range []struct {
		name, text string
		split      Split
		n          int
	}{
		{"wrapped blocks are joined", "Ferry comes home empty\n\n" + wrapped + "\n\n" + wrapped + "\n", Blank, 3},
		{"a headline, a blank line, then a paragraph per line", "Ferry comes home empty\n\n" + strings.Repeat(long, 5), Line, 6},
		{"short lines that end sentences", strings.Repeat(sentence, 8), Line, 8},
		{"lines of verse", strings.Repeat("a line of verse without a stop\n", 8), Line, 8},
		{"blocks of one line each", strings.Repeat("The ferry left the harbour at nine with forty people on it\n\n", 4), Line, 4},
		{"wide characters count two columns", chinese, Blank, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := mustRead(t, c.text, Options{})
			if r.Split != c.split || len(r.Paragraphs) != c.n {
				t.Errorf("got split %q and %d paragraphs, want %q and %d", r.Split, len(r.Paragraphs), c.split, c.n)
			}
		})
	}
}

func TestAParagraphOver20000CodePointsIsRefusedByName(t *testing.T) {
	fits := strings.Repeat("é", MaxParagraphRunes)
	mustRead(t, "One\n"+fits, Options{})
	_, err := Read([]byte("One\nLong one "+fits), Options{})
	wantCode(t, err, "paragraph_too_long", "paragraph 2", "Long one é", "20009", "20000")
}

func TestAnUnknownSplitIsRefused(t *testing.T) {
	_, err := Read([]byte("text"), Options{Split: "words"})
	wantCode(t, err, "split", `"words"`, "auto, blank, line or wrap")
}

func TestFiftyMegabytesOfShortParagraphsAreRead(t *testing.T) {
	line := []byte("A short paragraph that the ferry company wrote about its boats.\n")
	n := 50 << 20 / len(line)
	r, err := Read(bytes.Repeat(line, n), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Paragraphs) != n {
		t.Errorf("got %d paragraphs, want %d", len(r.Paragraphs), n)
	}
}

func TestTooMuchIsRefused(t *testing.T) {
	_, err := Read(make([]byte, MaxFileBytes+1), Options{})
	wantCode(t, err, "too_large", "65 MB", "64 MB")
	_, err = Read(bytes.Repeat([]byte("a\n"), MaxParagraphs+1), Options{Split: Line})
	wantCode(t, err, "too_many", "2000001", "2000000")
	_, err = Read(bytes.Repeat([]byte("a\n\n"), maxMarkdownBytes/3+1), Options{Markdown: true})
	wantCode(t, err, "too_large", "Markdown")
}

func BenchmarkRead(b *testing.B) {
	for _, mb := range []int{5, 50} {
		data := bytes.Repeat(append(islandTour, '\n'), mb<<20/len(islandTour))
		b.Run(fmt.Sprintf("%dMB", mb), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(data, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestLinesOfAnyWidthThatProseIsBrokenAtAreWrapped(t *testing.T) {
	line := func(columns int, end string) string { return strings.Repeat("a", columns-len(end)) + end + "\n" }
	for _, c := range []struct {
		name, text string
		wrapped    bool
	}{
		{"of 35 columns", strings.Repeat(line(35, ""), 4), true},
		{"of 34 columns", strings.Repeat(line(34, ""), 4), false},
		{"of 200 columns", strings.Repeat(line(200, ""), 4), true},
		{"of 201 columns", strings.Repeat(line(201, ""), 4), false},
		{"of which one in four ends a sentence", line(60, ".") + strings.Repeat(line(60, ""), 4), true},
		{"of which two in four end a sentence", strings.Repeat(line(60, "."), 2) + strings.Repeat(line(60, ""), 3), false},
	} {
		want := Line
		if c.wrapped {
			want = Blank
		}
		if got := mustRead(t, c.text, Options{}).Split; got != want {
			t.Errorf("lines %s are split by %q, want %q", c.name, got, want)
		}
	}
}

func TestBrokenLinesAreJoinedWhereThePersonSaysSo(t *testing.T) {
	// Too few lines for the file to look broken at a width by itself.
	text := "The bridge over the Lower Marn was opened on Friday by the\nmayor, who spoke of a long wait.\nTraffic begins on Monday, and the ferry goes on until the end of\nthe month.\n"
	for split, want := range map[Split]int{Line: 4, Blank: 1, Wrap: 2} {
		r, err := Read([]byte(text), Options{Split: split})
		if err != nil || len(r.Paragraphs) != want || r.Split != split {
			t.Errorf("parted by %s there are %d paragraphs (%v), want %d", split, len(r.Paragraphs), err, want)
		}
	}
}
