//go:build window

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// aboutArticles is a codebook that asks about paragraphs and about articles.
const aboutArticles = `id: harbour
version: 1.0.0
title: Harbour
fields:
  - {key: tone, label: Tone, question: What is the tone?, scale: nominal, required: true, options: [{value: warm, key: w, definition: It likes.}, {value: cold, key: c, definition: It does not.}]}
  - {key: genre, label: Genre, question: What is the article?, rule: Take the whole of it., unit: article, scale: nominal, required: true, options: [{value: news, key: n, definition: It reports.}, {value: comment, key: o, definition: It judges.}]}
  - {key: fits, label: Headline, question: Does the headline fit the article?, unit: article, scale: nominal, required: true, options: [{value: fits, key: f, definition: It says what the article says.}, {value: misleads, key: m, definition: It does not.}]}
  - {key: unsure, label: Unsure, question: What is in doubt?, scale: set, options_from: fields, plus: [paragraph]}
  - {key: note, label: Note, question: Anything else?, scale: text}
`

// An article is asked about after its last paragraph, in the same form by the same keys;
// the answer outlives a killed window and stands in the export.
func TestAnArticleIsAskedAboutAfterItsLastParagraph(t *testing.T) {
	t.Parallel()
	d := newRig(t, 1366, 768)
	d.project = filepath.Join(t.TempDir(), "harbour.plumb")
	book, text := filepath.Join(d.home, "book.yaml"), filepath.Join(d.home, "ferry.txt")
	d.must(os.WriteFile(book, []byte(aboutArticles), 0o600))
	d.must(os.WriteFile(text, []byte("The ferry sails\n\nIt sails at nine, whatever the weather.\n"), 0o600))
	d.plumb("new", "--codebook", book)
	d.plumb("import", text)
	d.open()
	d.press("w")
	d.want("tone", "-", "warm")
	d.key("Return")
	d.submitted()
	d.press("c")
	d.want("tone", "-", "cold")
	d.key("Return")
	d.submitted()

	d.press("o") // the article as a whole stands after its last paragraph
	about := d.want("genre", "-", "comment")
	if of := d.sql("SELECT id FROM article"); about.paragraph != of[0] {
		t.Errorf("the answer is about %s, want the article %s", about.paragraph, of[0])
	}
	d.program.Kill()
	d.saved = 0

	d.open() // where it was left
	d.press("m")
	if again := d.want("fits", "-", "misleads"); again.paragraph != about.paragraph {
		t.Errorf("after the restart the answer is about %s, want %s", again.paragraph, about.paragraph)
	}
	d.key("Return")
	d.submitted()
	d.key("ctrl+z") // and undo reaches the submission
	d.submitted()
	d.key("Return")
	d.submitted()
	d.leave()
	rows := d.plumb("export", "--format", "csv")
	for _, want := range []string{",genre,,,comment,", ",fits,,,misleads,"} {
		if n := strings.Count(rows, about.paragraph+",0,,A1,annotation,1,submitted"+want); n != 1 {
			t.Errorf("the export has %d rows with %q:\n%s", n, want, rows)
		}
	}
	d.plumb("check")
}
