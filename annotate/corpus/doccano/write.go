package doccano

import (
	"archive/zip"
	"bufio"
	"io"

	"plumbline/annotate/corpus"
	"plumbline/annotate/wholefile"
)

type writtenRow struct {
	ID        int               `json:"id"`
	Text      string            `json:"text"`
	Cats      []string          `json:"cats"`
	Entities  []writtenEntity   `json:"entities"`
	Relations []string          `json:"relations"`
	Comments  []string          `json:"Comments"`
	About     map[string]string `json:"about,omitempty"`
}

type writtenEntity struct {
	ID    int    `json:"id"`
	Label string `json:"label"`
	Begin int    `json:"start_offset"`
	End   int    `json:"end_offset"`
}

// Named is how a label says which question it answers, for which doccano has no place.
func Named(question, value string) string {
	if question == "" || question == Label {
		return value
	}
	return question + "=" + value
}

// Write writes documents as doccano exports them: an archive with a file of JSON Lines for
// each annotator, named by them, with offsets in UTF-16 units. Documents are gone through
// once for each. It returns how many there are.
func Write(w io.Writer, docs corpus.Documents) (int, error) {
	words, err := corpus.ReadVocabulary(docs)
	if err != nil {
		return 0, err
	}
	archive, most := zip.NewWriter(w), 0
	for _, who := range words.People {
		file, err := wholefile.CreateIn(archive, who+".jsonl")
		if err != nil {
			return 0, err
		}
		n, err := writeOne(file, docs, who)
		if err != nil {
			return 0, err
		}
		most = max(most, n)
	}
	return most, archive.Close()
}

// writeOne writes every document with what one annotator did in it.
func writeOne(w io.Writer, docs corpus.Documents, who string) (int, error) {
	out, n := bufio.NewWriter(w), 0
	for d, err := range docs {
		if err != nil {
			return n, err
		}
		n++
		line, err := corpus.JSON(rowOf(d, who, n))
		if err != nil {
			return n, err
		}
		if _, err := out.Write(append(line, '\n')); err != nil {
			return n, err
		}
	}
	return n, out.Flush()
}

func rowOf(d *corpus.Document, who string, number int) writtenRow {
	r := writtenRow{
		ID: number, Text: d.Text, Cats: []string{}, Entities: []writtenEntity{}, Relations: []string{}, Comments: []string{},
		About: make(map[string]string),
	}
	for _, a := range d.About {
		r.About[a.Name] = a.Value
	}
	var at []int
	for _, w := range d.Works {
		if w.By != who {
			continue
		}
		for _, l := range w.Labels {
			r.Cats = append(r.Cats, Named(l.Question, l.Value))
		}
		if at == nil && len(w.Spans) > 0 {
			at = corpus.AsOffsets(d.Text, corpus.UTF16)
		}
		for i := range w.Spans {
			for _, f := range w.Spans[i].Fragments {
				r.Entities = append(r.Entities, writtenEntity{
					len(r.Entities) + 1, Named(w.Spans[i].Tags, w.Spans[i].Value), at[f.Begin], at[f.End],
				})
			}
		}
		r.Comments = append(r.Comments, w.Notes...)
	}
	return r
}
