package formats_test

import (
	"errors"
	"maps"
	"slices"
	"testing"
	"unicode/utf8"

	"plumbline/annotate/corpus"
	"plumbline/annotate/corpus/brat"
	"plumbline/annotate/corpus/doccano"
	"plumbline/annotate/corpus/formats"
	"plumbline/annotate/corpus/labelstudio"
	"plumbline/annotate/corpus/refi"
	"plumbline/annotate/corpus/tables"
	"plumbline/annotate/corpus/webanno"
	"plumbline/annotate/ingest/document"
)

// fuzz reads anything under a name by a reader: an error is a sentence, and every
// span lies in its text.
func fuzz(f *testing.F, r *corpus.Reader, name string, seeds ...string) {
	f.Helper()
	for _, seed := range seeds {
		f.Add([]byte(seed), "😀 Low\r\ntide é")
	}
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		source := &corpus.Source{Name: name, Files: []corpus.File{{Name: name, Data: data}, {Name: "a.txt", Data: []byte(text)}}}
		c, err := formats.ReadSource(t.Context(), r, source)
		var said *document.Error
		if err != nil {
			if !errors.As(err, &said) {
				t.Fatalf("the error is %v", err)
			}
			return
		}
		for _, d := range c.Documents {
			length := utf8.RuneCountInString(d.Text)
			for _, w := range d.Works {
				for _, s := range w.Spans {
					for _, at := range s.Fragments {
						if at.Begin < 0 || at.End <= at.Begin || at.End > length {
							t.Fatalf("%v lies outside of %d characters", at, length)
						}
					}
				}
			}
		}
	})
}

func FuzzLabelStudio(f *testing.F) {
	fuzz(f, labelstudio.Reader, "a.json", studio(2, 14), studio(3, 15))
}

func FuzzDoccano(f *testing.F) {
	fuzz(
		f,
		doccano.Reader,
		"a.jsonl",
		`{"text": "Tide", "label": [[0, 4, "E"], "x", 3]}`,
		`{"text": "T", "entities": [{"label": "E", "start_offset": 0, "end_offset": 1}]}`,
	)
}

func FuzzDoccanoTable(f *testing.F) {
	fuzz(f, doccano.Reader, "a.csv", "id,text,label\n1,Quay,calm#short\n")
}

func FuzzWebAnno(f *testing.F) { fuzz(f, webanno.TSV, "a.tsv", tsv) }

func FuzzXMI(f *testing.F) {
	var seeds []string
	for _, what := range slices.Sorted(maps.Keys(pairs)) {
		seeds = append(seeds, pairs[what].xmi)
	}
	seeds = append(seeds, xmi("Tide", `<custom:Topic xmi:id="3" sofa="2" genre="news"><value>a</value></custom:Topic>`))
	fuzz(f, webanno.XMI, "a.xmi", seeds...)
}

func FuzzBrat(f *testing.F) {
	fuzz(f, brat.Reader, "a.ann", "T1\tTide 2 5;7 11\tLow tide\nA1\tN T1\n#1\tAnnotatorNotes T1\tx\nE1\tA:T1\n")
}

func FuzzTable(f *testing.F) {
	f.Add([]byte("coder,id,text,bias\nMara,1,Boats stay in.,yes\nIlo,1,,NA\n"), "a.csv")
	f.Add([]byte("sep=;\ntext;annotator_1;label_1;annotator_2;label_2\nCalm;a;x;b;\n"), "a.csv")
	f.Add([]byte("unit\tA1\tA2\n1\tyes\tno|maybe\n"), "a.tsv")
	f.Add([]byte("text,bias_mara,bias_ilo\r\"Qu\"ay\",1,0\r"), "a.csv")
	f.Add([]byte("PK\x03\x04"), "a.xlsx")
	f.Fuzz(func(t *testing.T, data []byte, name string) {
		s := &corpus.Source{Name: name, Files: []corpus.File{{Name: name, Data: data}}}
		c, err := formats.ReadSource(t.Context(), tables.Reader, s)
		var said *document.Error
		switch {
		case errors.As(err, &said):
			return
		case err != nil:
			t.Fatalf("the error is %v", err)
		}
		labels := 0
		for _, u := range c.UsedLabels() {
			labels += u.Count
		}
		s.Layout = c.Layout
		again, err := formats.ReadSource(t.Context(), tables.Reader, s)
		if err != nil {
			t.Fatalf("by the layout that was found it cannot be read: %v", err)
		}
		for _, u := range again.UsedLabels() {
			labels -= u.Count
		}
		if labels != 0 {
			t.Fatalf("by the layout that was found, %+v, there are %d labels less", c.Layout, labels)
		}
	})
}

func FuzzREFI(f *testing.F) { fuzz(f, refi.Reader, "a.qde", qde) }
