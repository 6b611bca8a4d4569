// Package adoption says what it does to the answers there are when another
// version of the codebook comes into force, before it does.
package adoption

import (
	"cmp"
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Source is what the effect on a project is measured on.
type Source interface {
	Codebook(ctx context.Context) (*codebook.Codebook, error)
	Targets(ctx context.Context) ([]annotate.Target, error)
	// EachSheet visits the sheets in any order; they know the versions of the
	// codebook that the project holds.
	EachSheet(ctx context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error
}

// Counts are numbers of answers by what becomes of them. All stay in the log.
type Counts struct {
	Kept    int // mean the same and are shown as before
	Look    int // were given when the question meant something else; shown as a hint only
	Hidden  int // no longer asked for, or not until a question above is answered
	Back    int // shown again, because the question means what it did when they were given
	Missing int // questions of submitted paragraphs that were not asked before
}

// OfField is the effect on the answers to one field.
type OfField struct {
	Field string
	Label string
	Counts
}

// OfAnnotator is the effect on one annotator's work in one layer.
type OfAnnotator struct {
	Layer     annotate.Layer
	Annotator string // "" for final answers and the key of practice
	Counts
	Reopened int // submitted paragraphs that ask something again or anew
	Complete int // paragraphs that no longer do, or are no drafts any more
}

// Effect is what adopting a version does.
type Effect struct {
	Fields     []OfField // in the order of the new version, then those that are gone
	Annotators []OfAnnotator
	Total      Counts
	Reopened   int
	Complete   int
}

// Measure works out what putting a version in force does to a project.
func Measure(ctx context.Context, from Source, now *codebook.Codebook) (*Effect, error) {
	old, err := from.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	targets, err := from.Targets(ctx)
	if err != nil {
		return nil, err
	}
	m := &measuring{old: old, now: now, fields: make(map[string]*Counts), people: make(map[person]*OfAnnotator)}
	err = from.EachSheet(ctx, func(a *annotate.Article, s *annotate.Sheet) error {
		// What models say is nobody's work, and nobody is asked again.
		if err := ctx.Err(); err != nil || a.Meta.Withdrawn || s.Layer == annotate.LayerModel {
			return err
		}
		m.sheet(s, a.Meta.AskedTargets(targets))
		return nil
	})
	if err != nil {
		return nil, err
	}
	return m.effect(), nil
}

// measuring adds up sheets.
type measuring struct {
	old, now *codebook.Codebook
	fields   map[string]*Counts
	people   map[person]*OfAnnotator
}

type person struct {
	layer annotate.Layer
	id    string
}

// shown is what a question's answer is under one version.
type shown int

const (
	nothing shown = iota
	counts
	needsLook
	hidden
)

func (m *measuring) sheet(s *annotate.Sheet, asked []annotate.Target) {
	ids := annotate.TargetIDs(asked)
	who := m.person(person{s.Layer, s.Annotator})
	before, after := s.Ask(m.old, ids), s.Ask(m.now, ids)
	for slot := range s.Answers {
		was, is := shownIn(s, m.old, before, slot), shownIn(s, m.now, after, slot)
		m.add(who, slot.Field, func(c *Counts) { c.add(was, is) })
	}
	if s.State(m.old) == annotate.Submitted {
		m.missing(s, who, before, after)
	}
	switch was, is := s.Finished(m.old), s.Finished(m.now); {
	case was && !is:
		who.Reopened++
	case is && !was:
		who.Complete++
	}
}

// missing counts the required questions that a submitted paragraph was not
// asked before and has no answer to.
func (m *measuring) missing(s *annotate.Sheet, who *OfAnnotator, before, after *codebook.Asked) {
	for _, q := range after.Questions() {
		slot := annotate.Slot{Field: q.Field.Key, Target: q.Target}
		if !q.Field.Required || q.Field.IsAside() || shownIn(s, m.now, after, slot) != nothing {
			continue
		}
		was := m.old.Field(q.Field.Key)
		if was == nil || !was.Required || !before.Visible(q.Field.Key, q.Target) {
			m.add(who, slot.Field, func(c *Counts) { c.Missing++ })
		}
	}
}

func shownIn(s *annotate.Sheet, book *codebook.Codebook, form *codebook.Asked, slot annotate.Slot) shown {
	if s.Answers[slot].Entry.Value == "" {
		return nothing
	}
	if !form.Visible(slot.Field, slot.Target) {
		return hidden
	}
	if _, outdated := s.Outdated(book, slot.Field, slot.Target); outdated {
		return needsLook
	}
	return counts
}

func (c *Counts) add(was, is shown) {
	switch {
	case is == counts && was == counts:
		c.Kept++
	case is == counts && was != nothing:
		c.Back++
	case is == needsLook:
		c.Look++
	case is == hidden && was != hidden:
		c.Hidden++
	}
}

func (m *measuring) person(p person) *OfAnnotator {
	if m.people[p] == nil {
		m.people[p] = &OfAnnotator{Layer: p.layer, Annotator: p.id}
	}
	return m.people[p]
}

func (m *measuring) add(who *OfAnnotator, field string, count func(*Counts)) {
	if m.fields[field] == nil {
		m.fields[field] = &Counts{}
	}
	count(m.fields[field])
	count(&who.Counts)
}

// effect lists everything in order.
func (m *measuring) effect() *Effect {
	e := &Effect{}
	for _, book := range []*codebook.Codebook{m.now, m.old} {
		for i := range book.Fields {
			f := &book.Fields[i]
			if c := m.fields[f.Key]; c != nil && *c != (Counts{}) && (book == m.now || m.now.Field(f.Key) == nil) {
				e.Fields = append(e.Fields, OfField{Field: f.Key, Label: f.Label, Counts: *c})
			}
		}
	}
	for _, who := range m.people {
		e.Annotators = append(e.Annotators, *who)
		e.Total.sum(who.Counts)
		e.Reopened += who.Reopened
		e.Complete += who.Complete
	}
	slices.SortFunc(e.Annotators, func(a, b OfAnnotator) int {
		return cmp.Or(cmp.Compare(a.Layer, b.Layer), cmp.Compare(a.Annotator, b.Annotator))
	})
	return e
}

func (c *Counts) sum(o Counts) {
	c.Kept += o.Kept
	c.Look += o.Look
	c.Hidden += o.Hidden
	c.Back += o.Back
	c.Missing += o.Missing
}
