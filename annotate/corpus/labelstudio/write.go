package labelstudio

import (
	"bufio"
	"fmt"
	"io"

	"plumbline/annotate/corpus"
)

// Note is what a written note is called among the answers.
const Note = "note"

// The parts of a task as they are written.
type (
	writtenTask struct {
		ID          int                 `json:"id"`
		Data        map[string]string   `json:"data"`
		Annotations []writtenAnnotation `json:"annotations"`
	}
	writtenAnnotation struct {
		ID          int             `json:"id"`
		CompletedBy writtenPerson   `json:"completed_by"`
		Result      []writtenRegion `json:"result"`
	}
	writtenPerson struct {
		Email string `json:"email"`
	}
	writtenRegion struct {
		ID    string         `json:"id"`
		From  string         `json:"from_name"`
		To    string         `json:"to_name"`
		Type  string         `json:"type"`
		Value map[string]any `json:"value"`
	}
)

// Write writes documents as a list of tasks with annotations: labels as choices, spans as
// labels of text with offsets in code points, notes as texts. It returns how many there are.
// Spans of several fragments become one each; notes and attributes of spans are not written.
func Write(w io.Writer, docs corpus.Documents) (int, error) {
	out := bufio.NewWriter(w)
	n, annotations := 0, 0
	before := "["
	for d, err := range docs {
		if err != nil {
			return n, err
		}
		n++
		t := writtenTask{ID: n, Data: map[string]string{"text": d.Text}, Annotations: []writtenAnnotation{}}
		for _, a := range d.About {
			t.Data[a.Name] = a.Value
		}
		for _, work := range d.Works {
			annotations++
			t.Annotations = append(t.Annotations, writtenAnnotation{annotations, writtenPerson{work.By}, regions(d, work)})
		}
		task, err := corpus.JSON(t)
		if err != nil {
			return n, err
		}
		if _, err := fmt.Fprintf(out, "%s\n%s", before, task); err != nil {
			return n, err
		}
		before = ","
	}
	if n == 0 {
		_, _ = out.WriteString(before) // told by the flush
	}
	_, _ = out.WriteString("\n]\n")
	return n, out.Flush()
}

// regions are what an annotator said of a document: the labels of a question together.
func regions(d *corpus.Document, w *corpus.Work) []writtenRegion {
	all := []writtenRegion{}
	add := func(from, kind string, value map[string]any) {
		all = append(all, writtenRegion{fmt.Sprintf("r%d", len(all)+1), from, "text", kind, value})
	}
	at := make(map[string]int)
	for _, l := range w.Labels {
		if i, ok := at[l.Question]; ok {
			all[i].Value["choices"] = append(all[i].Value["choices"].([]string), l.Value)
			continue
		}
		at[l.Question] = len(all)
		add(l.Question, "choices", map[string]any{"choices": []string{l.Value}})
	}
	text := []rune(d.Text)
	for i := range w.Spans {
		s := &w.Spans[i]
		for _, f := range s.Fragments {
			add(s.Tags, "labels", map[string]any{
				"start": f.Begin, "end": f.End, "text": string(text[f.Begin:f.End]), "labels": []string{s.Value},
			})
		}
	}
	for _, note := range w.Notes {
		add(Note, "textarea", map[string]any{"text": []string{note}})
	}
	return all
}
