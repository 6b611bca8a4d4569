package ingest

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// mustReadCase reads one of the short files that went wrong once.
func mustReadCase(t *testing.T, name string) *Result {
	t.Helper()
	f, err := ReadFile(t.Context(), filepath.Join("testdata", "cases", name), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Articles) != 1 {
		t.Fatalf("got %d articles, want one", len(f.Articles))
	}
	return f.Articles[0]
}

func TestLinesBrokenAtAnyWidthAreJoined(t *testing.T) {
	for name, want := range map[string]int{"wrap45.txt": 4, "hardwrap.txt": 5} {
		r := mustReadCase(t, name)
		if len(r.Paragraphs) != want {
			t.Errorf("%s has %d paragraphs, want %d: %q", name, len(r.Paragraphs), want, texts(r))
		}
	}
	r := mustReadCase(t, "hardwrap.txt")
	if last := r.Paragraphs[4].Text; last != "Then the lights went out." {
		t.Errorf("a short line that ends a sentence ends its paragraph too, got %q after it", last)
	}
}

func TestAHyphenAtALinesEndIsMendedByWhatElseIsInTheText(t *testing.T) {
	wrapped := "The council of the harbour put off its vote on the east qu-\n" +
		"ay on Tuesday, and the members, who came from the north-\n" +
		"east of the town in rain, went home without an answer; a\n" +
		"north-east wind blew, and nobody would say how long a va-\n" +
		"cation it was, or what the quay would cost, or what Port-\n" +
		"Sael would say of the in- and exports of the year to come."
	r := mustRead(t, "Head\n\n"+wrapped, Options{})
	want := "The council of the harbour put off its vote on the east quay on Tuesday, and the members, who came from the " +
		"north-east of the town in rain, went home without an answer; a north-east wind blew, and nobody would say how long a " +
		"vacation it was, or what the quay would cost, or what Port-Sael would say of the in- and exports of the year to come."
	if diff := cmp.Diff(want, r.Paragraphs[1].Text); diff != "" {
		t.Error(diff)
	}
	if r.Paragraphs[1].Joined != 5 {
		t.Errorf("five line breaks were joined, the paragraph tells of %d", r.Paragraphs[1].Joined)
	}
}

func TestWhatBelongsToThePageIsFurnitureAndNeverTheLede(t *testing.T) {
	for name, lede := range map[string]int{"furniture_en.txt": 3, "furniture_de.txt": 3, "furniture_nl.txt": 3} {
		r := mustReadCase(t, name)
		for i, p := range r.Paragraphs {
			want := ""
			switch {
			case i == 0:
				want = GuessHeadline
			case i == lede:
				want = GuessLede
			case p.Guess == GuessBody || p.Guess == GuessStandfirst || p.Guess == GuessLede:
				t.Errorf("%s: %q is guessed %s", name, p.Text, p.Guess)
			}
			if want != "" && p.Guess != want {
				t.Errorf("%s: %q is guessed %s, want %s", name, p.Text, p.Guess, want)
			}
		}
	}
}

func TestBylineAndDateLineSayWhoAndWhen(t *testing.T) {
	for name, want := range map[string][2]string{
		"furniture_en.txt": {"Ada Brenn and Joss Marl", "2024-03-12"},
		"furniture_de.txt": {"Ada Brenn", "2024-03-12"},
		"furniture_nl.txt": {"Ada Brenn", "2024-03-12"},
	} {
		r := mustReadCase(t, name)
		if got := [2]string{r.Field("author"), r.Field("published")}; got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestNumbersOfListsStayToTheLetter(t *testing.T) {
	want := []string{
		"Tag der Einheit",
		"3. Oktober: Der Rat tagt wie jedes Jahr im alten Rathaus.",
		"12. März 2024 – Die Abstimmung wurde verschoben.",
		"5 Grad waren es am Morgen.",
		"Plus ein Zeichen.",
		"4) Viertens sagte sie nein.",
	}
	if diff := cmp.Diff(want, texts(mustReadCase(t, "de.md"))); diff != "" {
		t.Error(diff)
	}
}

func TestContentDecidesBeforeTheEndingAndTheDifferenceIsTold(t *testing.T) {
	for _, c := range []struct{ name, data, reader string }{
		{"page.txt", "<!DOCTYPE html><html><body><h1>Quay vote</h1><p>The council said no.</p></body></html>", "html"},
		{"page.docx", "<html><body><p>The council said no.</p></body></html>", "html"},
		{"list.txt", `[{"title": "Quay vote", "text": "The council said no."}]`, "json"},
		{"letter.md", `{\rtf1\ansi The council said no.\par}`, "rtf"},
		{"words.pdf", "The council said no.", "text"},
	} {
		path := filepath.Join(t.TempDir(), c.name)
		if err := os.WriteFile(path, []byte(c.data), 0o644); err != nil {
			t.Fatal(err)
		}
		f, err := ReadFile(t.Context(), path, Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if f.Reader != c.reader || len(f.Warnings) == 0 || f.Warnings[0].Key() != "ingest.other-ending" {
			t.Errorf("%s was read as %s with the warnings %v, want %s and to be told", c.name, f.Reader, f.Warnings, c.reader)
		}
	}
}
