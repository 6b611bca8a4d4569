// Package brat reads annotations that stand off from their texts as brat keeps them:
// a file .ann beside a file .txt. It reads text-bound annotations, which may be
// discontinuous, their attributes and notes; events, relations, equivalences and
// normalisations are counted. Offsets are code points.
package brat

import (
	"context"
	"path"
	"strconv"
	"strings"

	"plumbline/annotate/corpus"
	"plumbline/annotate/sentence"
)

// Reader reads annotations of brat.
var Reader = &corpus.Reader{
	Name: "brat", Is: sentence.Of("corpus.reader.brat"),
	Recognise: func(s *corpus.Source) bool { return len(s.WithEnding(".ann")) > 0 },
	Read:      read,
}

func read(ctx context.Context, s *corpus.Source) (*corpus.Corpus, error) {
	c := &corpus.Corpus{}
	for _, f := range s.WithEnding(".ann") {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		d := &corpus.Document{Name: strings.TrimSuffix(f.Name, path.Ext(f.Name))}
		if beside := s.Find(d.Name + ".txt"); beside != nil {
			var err error
			if d.Text, err = beside.UTF8(); err != nil {
				return nil, err
			}
		}
		text, err := f.UTF8()
		if err != nil {
			return nil, err
		}
		c.Documents = append(c.Documents, d)
		r := &reading{corpus: c, work: d.Work(""), at: map[string]int{}}
		if line := r.lines(text); line > 0 {
			return nil, f.Broken(line)
		}
	}
	c.DecideUnit(corpus.CodePoints, corpus.UTF16, corpus.Bytes)
	return c, nil
}

// reading is one file.
type reading struct {
	corpus *corpus.Corpus
	work   *corpus.Work
	at     map[string]int // spans by their ids
}

// lines reads the annotations, and then what is said of them, which may stand
// before. It returns the first line that cannot be read, or 0.
func (r *reading) lines(text string) int {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if id, rest, _ := strings.Cut(strings.TrimSuffix(line, "\r"), "\t"); strings.HasPrefix(id, "T") && !r.span(id, rest) {
			return i + 1
		}
	}
	for i, line := range lines {
		line = strings.TrimSuffix(line, "\r")
		if strings.TrimSpace(line) == "" || line[0] == 'T' {
			continue
		}
		if id, rest, found := strings.Cut(line, "\t"); !found || !r.remark(id, rest) {
			return i + 1
		}
	}
	return 0
}

// span reads "Label 0 4;9 10<TAB>words".
func (r *reading) span(id, rest string) bool {
	head, words, _ := strings.Cut(rest, "\t")
	label, places, found := strings.Cut(head, " ")
	if !found {
		return false
	}
	s := corpus.Span{Value: label, Words: words}
	for place := range strings.SplitSeq(places, ";") {
		begin, end, _ := strings.Cut(strings.TrimSpace(place), " ")
		from, err := strconv.Atoi(begin)
		if err != nil {
			return false
		}
		to, err := strconv.Atoi(strings.TrimSpace(end))
		if err != nil {
			return false
		}
		s.Fragments = append(s.Fragments, corpus.Fragment{Begin: from, End: to})
	}
	r.at[id] = len(r.work.Spans)
	r.work.Spans = append(r.work.Spans, s)
	return true
}

// remark reads a line about annotations. It reports whether it can be one.
func (r *reading) remark(id, rest string) bool {
	about := strings.Fields(rest)
	if len(about) == 0 {
		return false
	}
	switch id[:min(len(id), 1)] {
	case "A", "M":
		r.attribute(about)
	case "#":
		r.note(about, rest)
	case "E":
		name, _, _ := strings.Cut(about[0], ":")
		r.corpus.Lose(corpus.LostEvent, name)
	case "R", "*":
		r.corpus.Lose(corpus.LostRelation, about[0])
	case "N":
		r.corpus.Lose(corpus.LostOther, about[0])
	default:
		return false
	}
	return true
}

// attribute reads "Name T1" or "Name T1 value".
func (r *reading) attribute(about []string) {
	if len(about) > 1 {
		if i, ok := r.at[about[1]]; ok {
			a := corpus.Attribute{Name: about[0], Value: "true"}
			if len(about) > 2 {
				a.Value = strings.Join(about[2:], " ")
			}
			r.work.Spans[i].Attributes = append(r.work.Spans[i].Attributes, a)
			return
		}
	}
	r.corpus.Lose(corpus.LostOther, about[0])
}

// note reads "AnnotatorNotes T1<TAB>words".
func (r *reading) note(about []string, rest string) {
	_, words, _ := strings.Cut(rest, "\t")
	if len(about) > 1 {
		if i, ok := r.at[about[1]]; ok {
			s := &r.work.Spans[i]
			s.Note = strings.TrimSpace(s.Note + "\n" + words)
			return
		}
	}
	r.corpus.Lose(corpus.LostNote, "")
}
