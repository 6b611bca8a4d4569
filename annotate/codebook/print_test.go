package codebook_test

import (
	"encoding/xml"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"

	"plumbline/annotate/annotatetest"
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

func printed(t *testing.T, p codebook.Printed) string {
	t.Helper()
	var b strings.Builder
	if err := p.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestThePrintedCodebookHasEverythingAnnotatorsSee(t *testing.T) {
	book := annotatetest.Codebook()
	page := printed(t, codebook.Printed{
		Book: book,
		Say:  sentence.English,
		Rulings: map[string][]codebook.PrintedRuling{
			"sourcing": {{Day: "3 May 2031", Words: "A report <by nobody> is none.", Option: "none"}},
		},
		Targets: []codebook.PrintedTarget{{Name: "Łódź & sons", Aliases: "the <council>", Counts: "Its officials."}},
	})
	var said strings.Builder
	decoder := xml.NewDecoder(strings.NewReader(page))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("the page is not well-formed: %v", err)
		}
		if text, ok := token.(xml.CharData); ok {
			said.Write(text)
		}
	}
	want := []string{
		"Łódź & sons", "the <council>", book.Hash, "Ruling of 3 May 2031:", "A report <by nobody> is none. So this is ",
	}
	for _, f := range book.Fields {
		want = append(want, f.Label, strings.ReplaceAll(f.Question, "{target}", "—"), f.Rule)
		for _, o := range f.Options {
			want = append(want, o.Shown, o.Definition, o.Example, o.NotExample)
		}
	}
	for _, w := range want {
		if !strings.Contains(said.String(), w) {
			t.Errorf("the page does not say %q", w)
		}
	}
	expat := exec.Command("python3", "-c", "import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.stdin.buffer)")
	expat.Stdin = strings.NewReader(page)
	if out, err := expat.CombinedOutput(); err != nil {
		t.Errorf("another reader of XML refuses the page: %v\n%s", err, out)
	}
}

func TestAConditionIsSaidInTheWordsOfTheForm(t *testing.T) {
	book, err := codebook.Parse([]byte(`id: words
version: 1
title: Words
language: en
unit: paragraph
fields:
  - {key: part, label: Part of article, question: What?, scale: nominal, options: [{value: lede, key: l}, {value: body, key: b}, {value: rest, key: r}]}
  - {key: source, label: Sources, question: Who?, scale: set, options: [{value: none, key: n}, {value: "1", key: o, shown: official}], show_if: {part: [lede, body, rest]}}
  - {key: quote, label: Quotation, question: How?, scale: nominal, options: [{value: a, key: a}], show_if: {any: [{source_not: [none]}, {text_has: quotation_marks}]}}
  - {key: light, label: Light, question: "{target}?", scale: nominal, per_target: true, options: [{value: low, key: l}, {value: high, key: h}], show_if: {source: ["1"], part_not: [rest, lede]}}
  - {key: voice, label: Voice, question: "{target}?", scale: nominal, per_target: true, options: [{value: a, key: a}], show_if: {light: [low]}}
`))
	if err != nil {
		t.Fatal(err)
	}
	for field, want := range map[string]string{
		"part":   "",
		"source": "Part of article is lede, body or rest",
		"quote":  "Sources is answered, and not none, or the paragraph has quotation marks",
		"light":  "Sources is official, and Part of article is answered, and neither rest nor lede",
		"voice":  "Light of the same target is low",
	} {
		got := ""
		if when := book.InWords(book.Field(field)); when != nil {
			got = when.String()
		}
		if got != want {
			t.Errorf("%s is asked if %q, want %q", field, got, want)
		}
	}
}
