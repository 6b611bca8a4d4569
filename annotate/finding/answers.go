package finding

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Rules say what the answers to the paragraphs of an article mean.
type Rules struct {
	Book     *codebook.Codebook
	Targets  []string // by id, that are asked in the article
	Excluded []string // people whose answers do not count
}

// HasAnswers reports whether a paragraph is meant as far as the answers to it tell, or an
// article as a whole. The
// sheets are those that the one who asks may see.
func (q *Query) HasAnswers(sheets []*annotate.Sheet, r Rules) bool {
	if q.OfSheet() && !slices.ContainsFunc(sheets, func(s *annotate.Sheet) bool { return q.Sheet.is(s, r) }) {
		return false
	}
	return len(q.Divided) == 0 || q.divides(sheets, r)
}

// is reports whether a sheet is such.
func (want *Sheet) is(s *annotate.Sheet, r Rules) bool {
	layer := want.Layer
	if layer == "" {
		layer = annotate.LayerAnnotation
	}
	switch {
	case s.Layer != layer || s.Round != annotate.FirstRound:
		return false
	case len(want.Annotators) > 0 && !slices.Contains(want.Annotators, s.Annotator):
		return false
	case layer == annotate.LayerAnnotation && s.State(r.Book) == annotate.NotBegun:
		return false
	}
	return want.hasLabels(s, r) && want.hasMarks(s) && want.hasTexts(s)
}

func (want *Sheet) hasLabels(s *annotate.Sheet, r Rules) bool {
	if len(want.Labels) == 0 {
		return true
	}
	answers := s.Account(r.Book, r.Targets).Answers()
	has := func(l Label) bool {
		f := r.Book.Field(l.Field)
		answered := false
		for slot, value := range answers {
			if slot.Field == l.Field {
				answered = true
				if f != nil && slices.Contains(f.Labels(value), l.Value) {
					return true
				}
			}
		}
		return l.Value == "" && !answered && (f == nil || f.Concerns(s.Paragraph.Whole()))
	}
	return eachNamed(want.Labels, func(l Label) string { return l.Field }, has)
}

func (want *Sheet) hasMarks(s *annotate.Sheet) bool {
	return len(want.Unsure) == 0 || slices.ContainsFunc(want.Unsure, func(m Mark) bool {
		return m.Not != slices.ContainsFunc(doubted(s), func(field string) bool { return m.Field == "" || m.Field == field })
	})
}

// doubted are the questions that are marked as unsure.
func doubted(s *annotate.Sheet) (fields []string) {
	for slot, a := range s.Answers {
		if slot.Field == annotate.FieldUnsure {
			fields = append(fields, codebook.SplitSet(a.Entry.Value)...)
		}
	}
	return fields
}

func (want *Sheet) hasTexts(s *annotate.Sheet) bool {
	return eachNamed(want.Texts, func(t Text) string { return t.Field }, func(t Text) bool {
		text := s.Value(t.Field, "")
		if t.Not || t.Words.None() {
			return t.Not == (text == "")
		}
		return t.Words.In(text)
	})
}

// eachNamed reports whether of each name that conditions have one of these conditions holds.
func eachNamed[C any](all []C, name func(C) string, holds func(C) bool) bool {
	for _, c := range all {
		if !slices.ContainsFunc(all, func(o C) bool { return name(o) == name(c) && holds(o) }) {
			return false
		}
	}
	return true
}

// divides reports whether people differ as is asked, about answers that are submitted.
func (q *Query) divides(sheets []*annotate.Sheet, r Rules) bool {
	counted := 0
	given := make(map[annotate.Slot][]annotate.Given)
	for _, s := range sheets {
		counts := s.Layer == annotate.LayerAnnotation && s.Round == annotate.FirstRound &&
			!slices.Contains(r.Excluded, s.Annotator) && s.State(r.Book) == annotate.Submitted
		if !counts {
			continue
		}
		counted++
		for slot, value := range s.Account(r.Book, r.Targets).Answers() {
			if f := r.Book.Field(slot.Field); f != nil && f.Own {
				continue // it is about who answers
			}
			given[slot] = append(given[slot], annotate.Given{Annotator: s.Annotator, Value: value})
		}
	}
	differ := func(field string) bool {
		for slot, answers := range given {
			if (field == "" || field == slot.Field) && annotate.Divided(answers) {
				return true
			}
		}
		return false
	}
	return slices.ContainsFunc(q.Divided, func(d Divided) bool { return d.Not != differ(d.Field) && (!d.Not || counted > 1) })
}
