package adjudicate

import (
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
)

// rules say what an answer means now, and how far two answers are apart.
type rules struct {
	book    *codebook.Codebook
	targets []annotate.Target
	audit   audit
	// excluded are those whose answers do not count: they divide nobody, make no majority,
	// and no final answer rests on them.
	excluded []annotate.Exclusion
	apart    map[[3]string]float64 // by field and two answers
}

func readRules(ctx context.Context, from Source) (*rules, error) {
	book, err := from.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	targets, err := from.Targets(ctx)
	if err != nil {
		return nil, err
	}
	r := &rules{book: book, targets: slices.Clone(targets), apart: make(map[[3]string]float64)}
	if r.audit, err = readAudit(ctx, from); err != nil {
		return nil, err
	}
	if r.excluded, err = annotate.ReadExclusions(ctx, from); err != nil {
		return nil, err
	}
	annotate.SortTargets(r.targets)
	return r, nil
}

// leavesOut reports whether the answers of an annotator do not count.
func (r *rules) leavesOut(annotator string) bool {
	return slices.ContainsFunc(r.excluded, func(e annotate.Exclusion) bool { return e.Annotator == annotator })
}

// answers are what an annotator's sheet answers to the questions of now: those
// that are visible on it and were given, not derived.
func (r *rules) answers(s *annotate.Sheet, targets []string) map[annotate.Slot]string {
	return s.Account(r.book, targets).Answers()
}

// guides are the answers of a sheet to questions that meant something else, as far
// as they still say which other questions are asked.
func (r *rules) guides(s *annotate.Sheet, targets []string) map[annotate.Slot]string {
	facts := s.Facts(r.book, targets)
	found := make(map[annotate.Slot]string)
	for _, slot := range s.NeedsLook(r.book) {
		if value, ok := facts.Answer(slot.Field, slot.Target); ok {
			found[slot] = value
		}
	}
	return found
}

// distance is how far two answers to a field are apart, from 0 to 1.
func (r *rules) distance(field, a, b string) float64 {
	if a == b {
		return 0
	}
	d, known := r.apart[[3]string{field, a, b}]
	if !known {
		d = review.Distance(r.book.Field(field), a, b)
		r.apart[[3]string{field, a, b}] = d
	}
	return d
}

// difficulty is the mean distance between the answers to a question.
func (r *rules) difficulty(field string, given []Given) float64 {
	sum, pairs := 0.0, 0
	for i, a := range given {
		for _, b := range given[:i] {
			sum += r.distance(field, a.Value, b.Value)
			pairs++
		}
	}
	return sum / float64(max(pairs, 1))
}
