// Package labelstudio reads the JSON that Label Studio exports: tasks with their
// annotations. It reads choices, taxonomies, ratings, numbers and texts as labels
// and notes, labels of text as spans; regions of pictures and sounds, relations,
// predictions and skipped tasks are counted. Offsets are code points since 2024-04
// and UTF-16 units before: the words that the file repeats decide.
package labelstudio

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"plumbline/annotate/corpus"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

// Reader reads exports of Label Studio.
var Reader = &corpus.Reader{
	Name: "labelstudio", Is: sentence.Of("corpus.reader.labelstudio"),
	Recognise: func(s *corpus.Source) bool {
		for _, f := range s.WithEnding(".json") {
			first := f.FirstObject()
			if strings.HasPrefix(string(first["data"]), "{") && (first["annotations"] != nil || first["completions"] != nil) {
				return true
			}
		}
		return false
	},
	Read: read,
}

type task struct {
	ID          json.RawMessage            `json:"id"`
	Data        map[string]json.RawMessage `json:"data"`
	Annotations []annotation               `json:"annotations"`
	Completions []annotation               `json:"completions"` // as they were called until 2021
	Predictions []json.RawMessage          `json:"predictions"`
}

type annotation struct {
	CompletedBy json.RawMessage `json:"completed_by"`
	Cancelled   bool            `json:"was_cancelled"`
	Result      []region        `json:"result"`
}

type region struct {
	ID    string          `json:"id"`
	Type  string          `json:"type"`
	From  string          `json:"from_name"`
	Value json.RawMessage `json:"value"`
}

// value is what a region says, by its type.
type value struct {
	Start         json.RawMessage `json:"start"`
	End           json.RawMessage `json:"end"`
	GlobalOffsets *struct {
		Start int `json:"start"`
		End   int `json:"end"`
	} `json:"globalOffsets"`
	Text            json.RawMessage   `json:"text"`
	Labels          []string          `json:"labels"`
	HypertextLabels []string          `json:"hypertextlabels"`
	Choices         []string          `json:"choices"`
	Taxonomy        []json.RawMessage `json:"taxonomy"`
	Rating          *json.Number      `json:"rating"`
	Number          *json.Number      `json:"number"`
}

func read(ctx context.Context, s *corpus.Source) (*corpus.Corpus, error) {
	c := &corpus.Corpus{}
	for _, f := range s.WithEnding(".json") {
		err := f.Objects(ctx, func(line int, object json.RawMessage) error {
			var t task
			if json.Unmarshal(object, &t) != nil || t.Data == nil {
				return f.Broken(line)
			}
			return add(c, f, &t)
		})
		if err != nil {
			return nil, err
		}
	}
	c.DecideUnit(corpus.CodePoints, corpus.UTF16)
	return c, nil
}

// add takes a task into the corpus.
func add(c *corpus.Corpus, f *corpus.File, t *task) error {
	d := &corpus.Document{Name: strings.Trim(string(t.ID), `"`), Text: textOf(t.Data)}
	c.Documents = append(c.Documents, d)
	if len(c.Documents) > document.MaxArticles {
		return document.Fail("too_many", "corpus.too-many-documents", "File", f.Name, "Most", document.MaxArticles)
	}
	for range t.Predictions {
		c.Lose(corpus.LostPrediction, "")
	}
	for _, a := range slices.Concat(t.Annotations, t.Completions) {
		if a.Cancelled {
			c.Lose(corpus.LostCancelled, "")
			continue
		}
		w := d.Work(who(a.CompletedBy))
		for i := range a.Result {
			take(c, w, &a.Result[i])
		}
	}
	return nil
}

// textOf is the text of a task: what is called text, else its longest words that are
// no address of a picture, a sound or a page.
func textOf(data map[string]json.RawMessage) string {
	best := ""
	for name, raw := range data {
		var text string
		if json.Unmarshal(raw, &text) != nil || isAddress(text) {
			continue
		}
		if strings.EqualFold(name, "text") {
			return text
		}
		if len(text) > len(best) || len(text) == len(best) && text < best {
			best = text
		}
	}
	return best
}

func isAddress(text string) bool {
	scheme, _, found := strings.Cut(text, "://")
	return strings.HasPrefix(text, "/data/") || strings.HasPrefix(text, "data:") ||
		found && len(scheme) < 8 && !strings.ContainsAny(text, " \n")
}

// who is the annotator, as a number or with an address.
func who(raw json.RawMessage) string {
	var person struct {
		ID    json.Number `json:"id"`
		Email string      `json:"email"`
	}
	if json.Unmarshal(raw, &person) == nil {
		return cmp.Or(person.Email, person.ID.String())
	}
	name := strings.Trim(string(raw), `"`)
	if name == "null" {
		return ""
	}
	return name
}

// take adds what one region says to an annotator's work.
func take(c *corpus.Corpus, w *corpus.Work, r *region) {
	var v value
	if json.Unmarshal(r.Value, &v) != nil && r.Type != "relation" {
		c.Lose(corpus.LostOther, r.Type)
		return
	}
	switch r.Type {
	case "relation":
		c.Lose(corpus.LostRelation, "")
	case "labels", "hypertextlabels":
		span(c, w, r, &v)
	case "choices":
		label(w, r, &v, v.Choices...)
	case "taxonomy":
		label(w, r, &v, paths(v.Taxonomy)...)
	case "rating", "number":
		if n := cmp.Or(v.Rating, v.Number); n != nil {
			label(w, r, &v, n.String())
		}
	case "textarea":
		w.Notes = append(w.Notes, texts(v.Text)...)
	default:
		unread(c, r)
	}
}

// unread counts a region of something that is no text, by its labels.
func unread(c *corpus.Corpus, r *region) {
	var all map[string]json.RawMessage
	_ = json.Unmarshal(r.Value, &all) // it is counted by its type then
	names := texts(all[r.Type])
	for _, name := range names {
		c.Lose(corpus.LostRegion, r.Type+":"+name)
	}
	if len(names) == 0 {
		c.Lose(corpus.LostRegion, r.Type)
	}
}

// label says something of the document, or of the words that a region marks.
func label(w *corpus.Work, r *region, v *value, values ...string) {
	if v.Start == nil && v.GlobalOffsets == nil {
		for _, said := range values {
			w.Labels = append(w.Labels, corpus.Label{Question: r.From, Value: said})
		}
		return
	}
	at, ok := v.fragment()
	if !ok {
		return
	}
	for i := range w.Spans {
		if s := &w.Spans[i]; s.Fragments[0] == at {
			for _, said := range values {
				s.Attributes = append(s.Attributes, corpus.Attribute{Name: r.From, Value: said})
			}
			return
		}
	}
	for _, said := range values {
		w.Spans = append(w.Spans, corpus.Span{Tags: r.From, Value: said, Fragments: []corpus.Fragment{at}, Words: v.words()})
	}
}

func span(c *corpus.Corpus, w *corpus.Work, r *region, v *value) {
	at, ok := v.fragment()
	if !ok {
		c.Lose(corpus.LostRange, r.Type)
		return
	}
	for _, said := range slices.Concat(v.Labels, v.HypertextLabels) {
		w.Spans = append(w.Spans, corpus.Span{Tags: r.From, Value: said, Fragments: []corpus.Fragment{at}, Words: v.words()})
	}
}

// fragment is where the region stands: in a page its own offsets count elements, and
// the global ones the text.
func (v *value) fragment() (corpus.Fragment, bool) {
	if g := v.GlobalOffsets; g != nil {
		return corpus.Fragment{Begin: g.Start, End: g.End}, true
	}
	begin, err := strconv.Atoi(strings.Trim(string(v.Start), `"`))
	if err != nil {
		return corpus.Fragment{}, false
	}
	end, err := strconv.Atoi(strings.Trim(string(v.End), `"`))
	return corpus.Fragment{Begin: begin, End: end}, err == nil
}

func (v *value) words() string { return strings.Join(texts(v.Text), " ") }

// texts are one text or a list of them.
func texts(raw json.RawMessage) []string {
	var many []string
	if json.Unmarshal(raw, &many) == nil {
		return many
	}
	var one string
	if json.Unmarshal(raw, &one) == nil && one != "" {
		return []string{one}
	}
	return nil
}

// paths are the leaves that were chosen of a taxonomy, each with what it lies in.
func paths(chosen []json.RawMessage) []string {
	var all []string
	for _, raw := range chosen {
		if steps := texts(raw); len(steps) > 0 {
			all = append(all, strings.Join(steps, "/"))
		}
	}
	return all
}
