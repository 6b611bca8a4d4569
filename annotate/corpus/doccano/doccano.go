// Package doccano reads what doccano exports: JSON Lines and JSON, one document an
// object, and CSV. A file of an archive is what one person did, called by their name.
// Relations are counted. Offsets are UTF-16 units today and were code points until
// 2021, and the file does not say: the edges of words decide.
package doccano

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"plumbline/annotate/corpus"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

// Reader reads exports of doccano.
var Reader = &corpus.Reader{
	Name: "doccano", Is: sentence.Of("corpus.reader.doccano"),
	Recognise: func(s *corpus.Source) bool {
		return slices.ContainsFunc(s.Files, func(f corpus.File) bool { return isOurs(&f) })
	},
	Read: read,
}

// Label is what labels of a document answer, which doccano gives no name.
const Label = "label"

func isOurs(f *corpus.File) bool {
	switch f.Ending() {
	case ".jsonl", ".json":
		first := f.FirstObject()
		if first["paragraph_id"] != nil || strings.HasPrefix(string(first["data"]), "{") {
			return false
		}
		for _, key := range []string{"label", "labels", "entities", "annotations", "cats"} {
			if first[key] != nil {
				return true
			}
		}
	case ".csv":
		first, _, _ := strings.Cut(strings.TrimPrefix(string(f.Data), "\ufeff"), "\n")
		columns := strings.Split(strings.ToLower(strings.TrimSpace(first)), ",")
		return slices.Contains([]string{"id,data,label", "id,text,label", "text,label", "data,label"}, strings.Join(columns, ","))
	}
	return false
}

type row struct {
	Text        string            `json:"text"`
	Data        string            `json:"data"`
	Label       json.RawMessage   `json:"label"`
	Labels      json.RawMessage   `json:"labels"`
	Cats        []string          `json:"cats"`
	Entities    []entity          `json:"entities"`
	Annotations []entity          `json:"annotations"`
	Relations   []json.RawMessage `json:"relations"`
	Comments    []string          `json:"Comments"`
}

type entity struct {
	Label json.RawMessage `json:"label"`
	Begin *int            `json:"start_offset"`
	End   *int            `json:"end_offset"`
	User  json.RawMessage `json:"user"`
}

func read(ctx context.Context, s *corpus.Source) (*corpus.Corpus, error) {
	c := &corpus.Corpus{}
	r := &reading{corpus: c, known: map[string]*corpus.Document{}}
	for i := range s.Files {
		f := &s.Files[i]
		if !isOurs(f) {
			continue
		}
		r.file, r.by = f, ""
		if len(s.Files) > 1 {
			r.by = f.Stem()
		}
		take := r.objects
		if f.Ending() == ".csv" {
			take = r.table
		}
		if err := take(ctx); err != nil {
			return nil, err
		}
	}
	c.DecideUnit(corpus.UTF16, corpus.CodePoints)
	return c, nil
}

// reading gathers what several people did in the same documents.
type reading struct {
	corpus *corpus.Corpus
	known  map[string]*corpus.Document // by text, of archives
	file   *corpus.File
	by     string
}

// document is the document of a text: in an archive that of the others with the
// same text.
func (r *reading) document(text string) (*corpus.Document, error) {
	if d := r.known[text]; d != nil && r.by != "" && text != "" {
		return d, nil
	}
	if len(r.corpus.Documents) == document.MaxArticles {
		return nil, document.Fail("too_many", "corpus.too-many-documents", "File", r.file.Name, "Most", document.MaxArticles)
	}
	d := &corpus.Document{Text: text}
	r.known[text] = d
	r.corpus.Documents = append(r.corpus.Documents, d)
	return d, nil
}

func (r *reading) objects(ctx context.Context) error {
	return r.file.Objects(ctx, func(line int, object json.RawMessage) error {
		var row row
		if json.Unmarshal(object, &row) != nil {
			return r.file.Broken(line)
		}
		if row.Text == "" {
			row.Text = row.Data
		}
		d, err := r.document(row.Text)
		if err != nil {
			return err
		}
		for range row.Relations {
			r.corpus.Lose(corpus.LostRelation, "")
		}
		w := d.Work(r.by)
		w.Notes = append(w.Notes, row.Comments...)
		for _, said := range row.Cats {
			w.Labels = append(w.Labels, corpus.Label{Question: Label, Value: said})
		}
		if !labels(w, row.Label) || !labels(w, row.Labels) || !r.entities(d, slices.Concat(row.Entities, row.Annotations)) {
			return r.file.Broken(line)
		}
		return nil
	})
}

// entities adds spans, and labels of older exports, which name who gave them.
func (r *reading) entities(d *corpus.Document, list []entity) bool {
	for _, e := range list {
		said := strings.Trim(string(e.Label), `"`)
		if json.Unmarshal(e.Label, &said) != nil && said == "" {
			return false
		}
		by := r.by
		if e.User != nil && by == "" {
			by = strings.Trim(string(e.User), `"`)
		}
		w := d.Work(by)
		if e.Begin == nil || e.End == nil {
			w.Labels = append(w.Labels, corpus.Label{Question: Label, Value: said})
			continue
		}
		w.Spans = append(w.Spans, corpus.Span{Value: said, Fragments: []corpus.Fragment{{Begin: *e.Begin, End: *e.End}}})
	}
	return true
}

// labels adds a label, a list of labels, or a list of [begin, end, label]. It
// reports whether it is one of these.
func labels(w *corpus.Work, raw json.RawMessage) bool {
	if len(raw) == 0 || string(raw) == "null" {
		return true
	}
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil {
		list = []json.RawMessage{raw}
	}
	for _, item := range list {
		var (
			one        string
			number     json.Number
			span       [3]json.RawMessage
			begin, end int
		)
		switch {
		case json.Unmarshal(item, &one) == nil:
			w.Labels = append(w.Labels, corpus.Label{Question: Label, Value: one})
		case json.Unmarshal(item, &number) == nil:
			w.Labels = append(w.Labels, corpus.Label{Question: Label, Value: number.String()})
		case json.Unmarshal(item, &span) == nil && json.Unmarshal(span[0], &begin) == nil &&
			json.Unmarshal(span[1], &end) == nil && json.Unmarshal(span[2], &one) == nil:
			w.Spans = append(w.Spans, corpus.Span{Value: one, Fragments: []corpus.Fragment{{Begin: begin, End: end}}})
		default:
			return false
		}
	}
	return true
}

// table reads CSV, where labels are parted by #.
func (r *reading) table(ctx context.Context) error {
	text, err := r.file.Text()
	if err != nil {
		return err
	}
	rows := csv.NewReader(strings.NewReader(text))
	header, err := rows.Read()
	if err != nil || len(header) < 2 { // fewer than the bytes let expect, in another encoding
		return r.file.Broken(1)
	}
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		cells, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			return r.file.Broken(broken.Line)
		}
		if err != nil {
			return err
		}
		d, err := r.document(cells[len(header)-2])
		if err != nil {
			return err
		}
		w := d.Work(r.by)
		for said := range strings.SplitSeq(cells[len(header)-1], "#") {
			if said != "" {
				w.Labels = append(w.Labels, corpus.Label{Question: Label, Value: said})
			}
		}
	}
}
