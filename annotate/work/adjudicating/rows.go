package adjudicating

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
)

// Row is one question of the paragraph and how it stands. Its value is the final
// answer, else the majority it starts from.
type Row struct {
	answering.Question
	Chosen   bool             // Value was chosen or decided, and is no mere start
	How      annotate.Outcome // "" while it is not decided
	Disputed bool             // annotators differ
	Changed  bool             // it was decided, and is to be decided again
	Renewed  bool             // because it means something else since
	Required bool             // it must be answered before this can be decided
}

// Rows is every question that the paragraph asks as it stands, in the order of
// the form. Those that belong to what is decided now are marked: the item's
// own, the undecided ones they hang on, and what nobody answered.
func (s *Session) Rows() []Row {
	if s.is == nil {
		return nil
	}
	var rows []Row
	here := s.here()
	for _, q := range s.is.Ask().Questions() {
		if q.Field.Choosable() {
			rows = append(rows, s.rowOf(q, here))
		}
	}
	return rows
}

func (s *Session) rowOf(q codebook.Question, here []annotate.Slot) Row {
	r := Row{Question: s.Question(q), Required: q.Field.Required}
	slot := r.Slot()
	r.Value, r.Chosen, r.How = s.is.Value(slot), s.is.Chosen(slot) != "", s.is.How(slot)
	r.Disputed, r.Changed, r.Renewed = s.is.Disputed(slot), s.is.Changed(slot), s.is.Renewed(slot)
	r.Here = slices.Contains(here, slot) ||
		!s.covered && r.Required && r.Value == "" && r.How == "" && !r.Disputed && !s.hangs(slot, here)
	r.Waits = r.Here && r.Value == "" && r.How != annotate.OutcomeKept && r.Required
	return r
}

// here are the item's questions with the undecided ones on which they hang.
func (s *Session) here() []annotate.Slot {
	here := slices.Clone(s.slots)
	for _, slot := range s.slots {
		for _, up := range s.is.Pending(slot) {
			if !slices.Contains(here, up) {
				here = append(here, up)
			}
		}
	}
	return here
}

// hangs reports whether a question hangs on a dispute that is decided later.
func (s *Session) hangs(slot annotate.Slot, here []annotate.Slot) bool {
	return slices.ContainsFunc(s.is.Pending(slot), func(up annotate.Slot) bool { return !slices.Contains(here, up) })
}

// Active is the row that keys answer, if there is one.
func (s *Session) Active() (Row, bool) {
	for _, r := range s.Rows() {
		if r.Active {
			return r, true
		}
	}
	return Row{}, false
}

// Asked lists the targets of the paragraph at hand.
func (s *Session) Asked() []annotate.Target {
	if s.is == nil {
		return nil
	}
	return s.is.Targets
}
