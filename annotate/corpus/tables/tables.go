// Package tables reads tables of labels as people have them: delimited text and
// workbooks. Long ones have a row for each rating and name the annotator in a column;
// wide ones have a row for each unit and columns for each annotator. Which it is, and
// what each column holds, is found out by names and cells and can be put right. Cells
// without an answer, and rows whose cells do not fit, are counted.
package tables

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"plumbline/annotate/corpus"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

// Reader reads tables of labels.
var Reader = &corpus.Reader{Name: "table", Is: sentence.Of("corpus.reader.table"), Recognise: recognise, Read: read}

// Header is the first line of a table. Every error is a *document.Error or the context's.
func Header(ctx context.Context, s *corpus.Source) ([]string, error) {
	g, err := gridOf(ctx, &s.Files[0])
	if err != nil {
		return nil, err
	}
	return g.names, nil
}

func recognise(s *corpus.Source) bool {
	return len(s.Files) == 1 && slices.Contains([]string{".csv", ".tsv", ".tab", ".xlsx", ".xlsm"}, s.Files[0].Ending())
}

func read(ctx context.Context, s *corpus.Source) (*corpus.Corpus, error) {
	g, err := gridOf(ctx, &s.Files[0])
	if err != nil {
		return nil, err
	}
	if len(g.rows) == 0 {
		return nil, document.Fail("empty", "corpus.table-without-rows", "File", g.file)
	}
	layout, err := g.layout(s.Layout)
	if err != nil {
		return nil, err
	}
	r := &reading{grid: g, layout: layout, corpus: &corpus.Corpus{Layout: layout, Doubts: g.doubts}, known: map[string]*corpus.Document{}}
	for _, at := range g.unfit {
		r.corpus.Lose(corpus.LostRow, strconv.Itoa(at))
	}
	return r.corpus, r.rows(ctx)
}

// reading makes documents of rows.
type reading struct {
	grid   *grid
	layout *corpus.Layout
	corpus *corpus.Corpus
	known  map[string]*corpus.Document // by text, else by unit
	texts  map[string]string           // of units
}

func (r *reading) rows(ctx context.Context) error {
	unit, text := r.grid.at(r.layout.Unit), r.grid.at(r.layout.Text)
	r.texts = map[string]string{}
	for _, row := range r.grid.rows {
		if name := cell(row, unit); name != "" && r.texts[name] == "" {
			r.texts[name] = cell(row, text)
		}
	}
	for i, row := range r.grid.rows {
		if i%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		d, err := r.document(cell(row, unit), cell(row, text))
		if err != nil {
			return err
		}
		r.ratings(d, row)
	}
	return nil
}

// document is the document of a unit and its text; a row that leaves the text out
// means that of the unit.
func (r *reading) document(unit, text string) (*corpus.Document, error) {
	if text == "" {
		text = r.texts[unit]
	}
	key := "text " + text
	if text == "" {
		key = "unit " + unit
	}
	d := r.known[key]
	if d != nil {
		return d, nil
	}
	if len(r.corpus.Documents) == document.MaxArticles {
		return nil, document.Fail("too_many", "corpus.too-many-documents", "File", r.grid.file, "Most", document.MaxArticles)
	}
	d = &corpus.Document{Name: unit, Text: text, One: true}
	r.known[key] = d
	r.corpus.Documents = append(r.corpus.Documents, d)
	return d, nil
}

// ratings takes what a row says of a document.
func (r *reading) ratings(d *corpus.Document, row []string) {
	for _, rating := range r.layout.Ratings {
		said := cell(row, r.grid.at(rating.Column))
		by := rating.Who
		if by == "" {
			by = cell(row, r.grid.at(rating.Named))
		}
		switch {
		case said == "" && by == "" && rating.Named != "": // nobody filled the slot
		case said == "" || slices.Contains(r.layout.Missing, said):
			r.corpus.Lose(corpus.LostMissing, said)
		default:
			w := d.Work(by)
			for part := range strings.SplitSeq(said, "|") {
				if part = strings.TrimSpace(part); part != "" {
					w.Labels = append(w.Labels, corpus.Label{Question: rating.Question, Value: part})
				}
			}
		}
	}
	r.note(d, row)
}

// note takes what the row remarks, if one person rated it.
func (r *reading) note(d *corpus.Document, row []string) {
	said := cell(row, r.grid.at(r.layout.Note))
	if said == "" {
		return
	}
	if r.layout.Shape() == corpus.ShapeWide {
		r.corpus.Lose(corpus.LostNote, "")
		return
	}
	by := ""
	if len(r.layout.Ratings) > 0 {
		by = cell(row, r.grid.at(r.layout.Ratings[0].Named))
	}
	w := d.Work(by)
	w.Notes = append(w.Notes, said)
}
