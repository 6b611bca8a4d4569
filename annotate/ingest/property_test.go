package ingest

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"plumbline/annotate"
)

// anyText draws texts rich in separators, marks and odd characters.
func anyText() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.String(),
		rapid.SampledFrom([]string{
			"\n",
			"\r\n",
			"\r",
			"\u2028",
			"\u2029",
			"\u0085",
			"\f",
			"\v",
			" ",
			"\u00a0",
			"\u200b",
			"\ufeff",
			"e\u0301",
			"渡轮",
			"😀",
			"Read more: ",
			"By Ilsa Mertin",
			"# ",
			"> ",
			"- ",
			"[a](b)",
			"![c](d)",
			"```",
			"<p>",
			"&amp;",
			"|",
			"|-|\n",
			"---\n",
			"a: b\n",
			"The ferry left at nine.",
		}),
	)
	return rapid.Map(rapid.SliceOfN(piece, 0, 40), func(ps []string) string { return strings.Join(ps, "") })
}

// seen is what of a text has to arrive: all but white space and the lines in
// which nothing can be seen.
func seen(text string) string {
	var b strings.Builder
	for l := range linesOf(strings.TrimPrefix(text, "\ufeff")) {
		b.WriteString(strings.Join(strings.Fields(l.text), ""))
	}
	return b.String()
}

func TestParagraphsAreVerbatimAndLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anyText().Draw(t, "text")
		for _, split := range []Split{Line, Blank, Auto} {
			r, err := Read([]byte(text), Options{Split: split, Encoding: "utf-8"})
			if err != nil {
				checkError(t, err)
				continue
			}
			var all strings.Builder
			for i, p := range r.Paragraphs {
				if p.Text == "" || p.Text != strings.TrimSpace(p.Text) {
					t.Fatalf("paragraph %d is empty or not trimmed: %q", i+1, p.Text)
				}
				if p.Joined == 0 && !strings.Contains(annotate.Visible(text), p.Text) {
					t.Fatalf("paragraph %d is not in the text as it stands: %q", i+1, p.Text)
				}
				if r.Split == Line && p.Joined != 0 {
					t.Fatalf("paragraph %d was joined although every line is one", i+1)
				}
				all.WriteString(strings.Join(strings.Fields(p.Text), ""))
			}
			if got := all.String(); got != seen(text) {
				t.Fatalf("split %s turned %q into %q", split, text, got)
			}
		}
	})
}

func TestMarkdownNeverPanicsAndItsParagraphsAreTrimmed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anyText().Draw(t, "text")
		checkResult(t, []byte(text), Options{Markdown: true})
		checkResult(t, []byte(text), Options{Markdown: true, Split: Line})
	})
}

func TestGuessGivesOneKnownWordPerText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SliceOf(anyText()).Draw(t, "texts")
		out := Guess(in)
		if len(out) != len(in) {
			t.Fatalf("got %d guesses for %d texts", len(out), len(in))
		}
		checkGuesses(t, out)
	})
}

type failer interface{ Fatalf(string, ...any) }

func checkError(t failer, err error) {
	var e *Error
	if !errors.As(err, &e) || e.Code == "" || e.Message.String() == "" {
		t.Fatalf("the error is no *Error with code and message: %#v", err)
	}
}

// checkResult reads data and checks what holds for every result.
func checkResult(t failer, data []byte, o Options) {
	r, err := Read(data, o)
	if err != nil {
		checkError(t, err)
		return
	}
	if len(r.Paragraphs) == 0 || r.Encoding == "" || (r.Split != Line && r.Split != Blank) {
		t.Fatalf("an incomplete result: %+v", r)
	}
	for i, p := range r.Paragraphs {
		switch {
		case p.Text == "" || p.Text != strings.TrimSpace(p.Text):
			t.Fatalf("paragraph %d is empty or not trimmed: %q", i+1, p.Text)
		case !utf8.ValidString(p.Text) || strings.ContainsAny(p.Text, "\n\r\x00"):
			t.Fatalf("paragraph %d is not one line of UTF-8: %q", i+1, p.Text)
		case utf8.RuneCountInString(p.Text) > MaxParagraphRunes:
			t.Fatalf("paragraph %d is too long", i+1)
		}
	}
	checkGuesses(t, guesses(r))
}

func checkGuesses(t failer, all []string) {
	once := map[string]int{}
	for _, g := range all {
		once[g]++
		switch g {
		case GuessHeadline, GuessStandfirst, GuessLede, GuessBody, GuessCrosslink, GuessCaption, GuessFurniture:
		default:
			t.Fatalf("%q is no guess", g)
		}
	}
	if once[GuessHeadline] > 1 || once[GuessStandfirst] > 1 || once[GuessLede] > 1 {
		t.Fatalf("headline, standfirst and lede come once at most: %v", once)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"", "a", string(islandTour), "\xff\xfea\x00", "\xfe\xff\x00a", "a\x00b\x00", "\xff\xfe\x00\x00a\x00\x00\x00", "caf\xe9", "a’\xff", "%PDF-",
		"# a\n\n- b\n  > c\n\n| d | e |\n|---|---|\n| f | g |\n", "---\na: b\n---\n<p>x", "\x1b$B$\x22\x1b(B", "\x82\xa0\x82\xa2", "![a](b)", "&#0;\\*",
	} {
		for mode := range uint8(6) {
			f.Add([]byte(s), mode)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, mode uint8) {
		checkResult(t, data, Options{Split: []Split{Auto, Blank, Line}[mode%3], Markdown: mode%6 >= 3})
	})
}
