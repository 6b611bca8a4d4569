package ingest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMarkdownIsStoredAsItsRenderedTextABlockAParagraph(t *testing.T) {
	source := `---
title: Settings are no text
tags:
  - ferry
---

# Ferry *comes* home [empty](https://news.example/a_b) &amp; late

By Ilsa Mertin

![The harbour at dawn](dawn.png)

The ferry left at nine
and came back  at **noon** \*empty\*,
the ` + "`co&amp;mpany`" + ` said.\
Nobody <b>knew</b><br>why &copy; &unknown;.

- one
- two
  and a half

  still two

1. first
   - nested

> Quoted words
lazily continued

` + "```" + `
code one

  code two
` + "```" + `

| Boat | Crew |
|------|-----:|
| Osk  | **4** |
| Tarn |      |

<div>Some <i>marked</i> text<p>and more</p><script>var hidden</script></div>

<!-- a comment -->

[The strike so far](https://news.example/strike)

## Between

~~Old~~ new <https://news.example>

***
`
	r := mustRead(t, source, Options{Markdown: true})
	want := []Paragraph{
		{"Ferry comes home empty & late", GuessHeadline, 0},
		{"By Ilsa Mertin", GuessFurniture, 0},
		{"The harbour at dawn", GuessCaption, 0},
		{"The ferry left at nine and came back  at noon *empty*, the co&amp;mpany said. Nobody knew why © &unknown;.", GuessLede, 4},
		{"one", GuessBody, 0},
		{"two and a half", GuessBody, 1},
		{"still two", GuessBody, 0},
		{"1. first", GuessBody, 0},
		{"nested", GuessBody, 0},
		{"Quoted words lazily continued", GuessBody, 1},
		{"code one code two", GuessBody, 1},
		{"Boat | Crew", GuessBody, 0},
		{"Osk | 4", GuessBody, 0},
		{"Tarn", GuessBody, 0},
		{"Some marked text", GuessBody, 0},
		{"and more", GuessBody, 0},
		{"The strike so far", GuessCrosslink, 0},
		{"Between", GuessBody, 0},
		{"Old new https://news.example", GuessBody, 0},
	}
	if diff := cmp.Diff(want, r.Paragraphs); diff != "" {
		t.Errorf("paragraphs differ (-want +got):\n%s", diff)
	}
	if r.Split != Blank || r.Title != "Settings are no text" {
		t.Errorf("got split %q and title %q", r.Split, r.Title)
	}
}

func TestMarkdownSplitByLineMakesEveryLineOfABlockAParagraph(t *testing.T) {
	r := mustRead(t, "# Head\n\none\ntwo *em\nphasis*\n", Options{Markdown: true, Split: Line})
	if diff := cmp.Diff([]string{"Head", "one", "two em", "phasis"}, texts(r)); diff != "" {
		t.Error(diff)
	}
}

func TestMarkdownKnowsTheSeparatorsOfPlainText(t *testing.T) {
	r := mustRead(t, "# Head\r\r\none\u2028two\u2029three\r\n\r\nfour", Options{Markdown: true})
	if diff := cmp.Diff([]string{"Head", "one two", "three", "four"}, texts(r)); diff != "" {
		t.Error(diff)
	}
}

func TestOnlySettingsAreSkippedAtTheTopOfMarkdown(t *testing.T) {
	for _, c := range []struct {
		name, source string
		want         []string
	}{
		{"YAML", "---\na: b\nc:\n  - d\n---\ntext", []string{"text"}},
		{"YAML closed by dots", "---\na: b\n...\ntext", []string{"text"}},
		{"TOML", "+++\na = \"b\"\n[c]\n+++\ntext", []string{"text"}},
		{"text between two rules", "---\n\nThe ferry is back, they say.\n\n---\n\ntext", []string{"The ferry is back, they say.", "text"}},
		{"settings that never end", "---\na: b\n\ntext here", []string{"a: b", "text here"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, texts(mustRead(t, c.source, Options{Markdown: true}))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestHostileMarkdownIsRefusedInOneSentence(t *testing.T) {
	for _, c := range []struct{ name, source, code string }{
		{"quotations a thousand deep", strings.Repeat(">", 1000) + " x", "nested_too_deep"},
		{"lists a thousand deep", strings.Repeat("- ", 1000) + "x", "nested_too_deep"},
		{"one endless line", strings.Repeat("x", maxRawParagraph+1), "paragraph_too_long"},
		{"one endless paragraph", strings.Repeat("many words\n", maxRawParagraph/10), "paragraph_too_long"},
		{"a paragraph too long when rendered", strings.Repeat("many words\n", MaxParagraphRunes/10), "paragraph_too_long"},
		{"brackets without end", strings.Repeat("[\n", maxMarks+1), "markdown"},
		{"stars in a heading over lines", strings.Repeat("*a\n", maxMarks+1) + "===\n", "markdown"},
		{"no text", "---\n\n<!-- nothing -->\n\n![](a.png)\n", "empty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read([]byte(c.source), Options{Markdown: true})
			wantCode(t, err, c.code)
		})
	}
}

func TestAHugeTableCostsNoMoreThanItsBytes(t *testing.T) {
	rule := strings.Repeat("|-", 2000) + "|\n"
	r := mustRead(t, strings.Repeat("|a", 2000)+"|\n"+rule+strings.Repeat("|\n", 100_000)+"|last|\n", Options{Markdown: true})
	if n := len(r.Paragraphs); n != 2 || r.Paragraphs[1].Text != "last" {
		t.Errorf("got %d paragraphs, want the header and the last row", n)
	}
}
