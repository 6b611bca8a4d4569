package formats_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"plumbline/annotate"
	"plumbline/annotate/corpus"
	"plumbline/annotate/corpus/doccano"
)

// FuzzWhateverPeopleWroteIsWrittenForEveryTool writes texts, options, notes and names as
// people may write them: the files are what their format says, and what we read of them is
// what was written.
func FuzzWhateverPeopleWroteIsWrittenForEveryTool(f *testing.F) {
	f.Add(ferry, "a|b_c", "Two\nlines, \"quoted\".", "kind@Aldmark", 2, 9)
	f.Add(strings.ReplaceAll(port, "\r\n", "\n"), "-2", "=1+1", "stance@Égalité & <co>", 5, 11)
	f.Add("\ufffe\uffff\u2028x]]>&amp; y", "]]>", "\ufffe", "\uffff", 3, 4)
	f.Add("a\tb  c\n\nd\n\n\n e *[1]|_->;", "*", "_", "#Text=", 0, 1)
	f.Add(" \n \n", "x", "", "", 0, 2)
	f.Add("x\u00a0y\u200bz\u3000", "\u00a0", "\u200b", "\u3000", 1, 4)
	f.Fuzz(writesAndReads)
}

func TestAParagraphOfAMegabyteIsWrittenForEveryTool(t *testing.T) {
	writesAndReads(t, strings.Repeat("word 🚤\n", 120_000), "v", "n", "q", 700_000, 700_004)
}

// writesAndReads writes a document for every tool and reads it back.
func writesAndReads(t *testing.T, text, option, note, question string, begin, end int) {
	text, note = annotate.Visible(text), annotate.Visible(note)
	option, question = strings.Join(
		strings.Fields(annotate.Visible(option)),
		" ",
	), strings.Join(
		strings.Fields(annotate.Visible(question)),
		" ",
	)
	runes := []rune(text)
	if option == "" || question == "" || len(question) > annotate.MaxName || begin < 0 || begin >= end || end > len(runes) {
		return
	}
	docs := []*corpus.Document{{Name: "d", Text: text, One: true, Works: []*corpus.Work{{
		By:     "A1",
		Labels: []corpus.Label{{Question: question, Value: option}},
		Spans: []corpus.Span{{
			Tags: question, Value: option, Words: string(runes[begin:end]), Fragments: []corpus.Fragment{{Begin: begin, End: end}},
		}},
	}}}}
	if strings.TrimSpace(note) != "" {
		docs[0].Works[0].Notes = []string{note}
	}
	for name := range written {
		var out bytes.Buffer
		if _, err := written[name].write(&out, each(docs)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		wellFormed(t, name, out.Bytes())
		comesBack(t, name, docs[0])
	}
}

// wellFormed holds every file to what its ending says it is.
func wellFormed(t *testing.T, name string, data []byte) {
	t.Helper()
	if name == "labelstudio" {
		if !json.Valid(data) || !utf8.Valid(data) {
			t.Fatalf("%s is no JSON: %q", name, data)
		}
		return
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for _, file := range archive.File {
		part := partOf(t, data, file.Name)
		switch path.Ext(file.Name) {
		case ".jsonl":
			for _, line := range strings.Split(strings.TrimSuffix(part, "\n"), "\n") {
				if !json.Valid([]byte(line)) {
					t.Fatalf("%s: the line %q is no JSON", name, line)
				}
			}
		case ".qde":
			in := xml.NewDecoder(strings.NewReader(part))
			for {
				if _, err := in.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatalf("%s is no XML: %v: %q", name, err, part)
				}
			}
		}
	}
}

// comesBack holds what our reader reads of a document to what was written, as far as the
// format carries it: where white space at edges of spans or between sentences is not kept,
// or units of offsets have to be guessed, this is let pass.
func comesBack(t *testing.T, name string, d *corpus.Document) {
	t.Helper()
	c := back(t, name, []*corpus.Document{d})
	if len(spaced(d.Text)) == 0 && len(c.Documents) == 0 {
		return // a text of nothing is none
	}
	if len(c.Documents) != 1 || spaced(c.Documents[0].Text) != spaced(d.Text) {
		t.Fatalf("%s: the text %q came back as %d documents, %q", name, d.Text, len(c.Documents), statements(c))
	}
	got := c.Documents[0]
	var labels, spans, notes []string
	for _, w := range got.Works {
		for _, l := range w.Labels {
			labels = append(labels, l.Value)
		}
		for i := range w.Spans {
			spans = append(spans, spaced(w.Spans[i].Words))
		}
		notes = append(notes, w.Notes...)
	}
	from, span := d.Works[0], &d.Works[0].Spans[0]
	edges := inWord([]rune(d.Text), span.Fragments[0].Begin) || inWord([]rune(d.Text), span.Fragments[0].End)
	guessed := (name == "doccano" || name == "refiqda") && (edges || !isASCII(d.Text)) || strings.TrimSpace(span.Words) != span.Words
	if words := spaced(span.Words); words != "" && !guessed && !slices.Contains(spans, words) {
		t.Fatalf("%s: the words %q of %q came back as %q (lost %v)", name, words, d.Text, spans, c.Lost)
	}
	want := from.Labels[0].Value
	switch name {
	case "doccano":
		want = doccano.Named(from.Labels[0].Question, want)
	case "labelstudio":
	default:
		return
	}
	if !slices.Contains(labels, want) {
		t.Fatalf("%s: the answer %q came back as %q", name, want, labels)
	}
	if len(from.Notes) > 0 && !slices.ContainsFunc(notes, func(n string) bool { return spaced(n) == spaced(from.Notes[0]) }) {
		t.Fatalf("%s: the note %q came back as %q", name, from.Notes[0], notes)
	}
}

// spaced is a text with one blank for white space, and without any at its edges.
func spaced(text string) string { return strings.Join(strings.FieldsFunc(text, unicode.IsSpace), " ") }

func isASCII(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII })
}
