package labelling_test

import (
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// plainSource is a codebook without guess, conditions or targets. Its required
// note cannot be demanded by keys, so it must not keep a paragraph a draft.
const plainSource = `id: plain
version: 1.0.0
title: Plain
language: en
unit: paragraph
fields:
  - {key: first, label: First, meaning: 1, question: One?, scale: nominal, required: true, metric: alpha_nominal, options: [{value: "yes", key: y, definition: Yes.}, {value: "no", key: n, definition: No.}]}
  - {key: second, label: Second, meaning: 1, question: Two?, scale: nominal, required: true, metric: alpha_nominal, options: [{value: "yes", key: y, definition: Yes.}, {value: "no", key: n, definition: No.}]}
  - {key: note, label: Note, question: Anything?, scale: text, required: true, metric: none}
`

func TestAPlainCodebook(t *testing.T) {
	book, err := codebook.Parse([]byte(plainSource))
	if err != nil {
		t.Fatal(err)
	}
	m := newProject(t, book)
	m.add("Only", para{"body", "One."}, para{"body", "Two."})
	d := sit(t, m)
	d.wantActive("first")
	d.Deactivate()
	d.keys("⏎") // from no field, Enter begins at the top
	d.wantActive("first")
	d.keys("⏎")
	d.wantActive("second")
	d.keys("y")
	d.wantActive("first")
	d.keys("?") // no field for doubts: nothing to write
	d.wantAnswers("second=yes")
	d.keys("n⏎")
	if s := d.Sheet(0); s.State(book) != annotate.Submitted {
		t.Fatalf("the paragraph is %q after Enter, want submitted", s.State(book))
	}
}
