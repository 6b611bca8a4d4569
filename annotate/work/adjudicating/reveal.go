package adjudicating

import (
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
)

// revealKey returns the key of the entry that the answers to the paragraph were
// shown to the lead, who may annotate it too.
func (s *Session) revealKey(paragraph string) annotate.Key {
	return annotate.RevealKey(annotate.RevealAnswers, paragraph, s.Annotator(), adjudicate.Round)
}

// revealOf is the entry that says since when the lead has seen the answers to a
// paragraph, nil if they have not.
func (s *Session) revealOf(ctx context.Context, paragraph string) (*annotate.Entry, error) {
	key := s.revealKey(paragraph)
	for _, a := range s.Writer.Queued() {
		for i := range a.Entries {
			if a.Entries[i].Key == key {
				return &a.Entries[i], nil
			}
		}
	}
	return s.store.Current(ctx, key)
}

// reveal writes that the lead sees the answers from now on. It is no action of
// theirs, so no undo takes it back: what was seen is seen.
func (s *Session) reveal() {
	if s.ReadOnly() {
		return
	}
	s.shown = &s.Writer.Record(s.revealKey(s.is.Paragraph.ID))[0]
}

// uncover shows the columns once the lead has answered everything in the paragraph that
// divides the annotators, be it decided here or later: the columns show all of it.
func (s *Session) uncover() {
	if !s.covered {
		return
	}
	rows, answered := s.Rows(), false
	for _, r := range rows {
		answered = answered || r.Chosen
	}
	for _, slot := range s.is.Disputes() {
		if s.waits(rows, slot) {
			return
		}
	}
	if answered {
		s.covered = false
		s.reveal()
	}
}

// waits reports whether the lead has still to answer a question, or one on which it hangs.
func (s *Session) waits(rows []Row, slot annotate.Slot) bool {
	answered := func(slot annotate.Slot) bool { return s.is.Chosen(slot) != "" || s.is.Decided(slot) }
	asked := func(slot annotate.Slot) bool {
		return slices.ContainsFunc(rows, func(r Row) bool { return r.Slot() == slot })
	}
	if asked(slot) {
		return !answered(slot)
	}
	return slices.ContainsFunc(s.is.Pending(slot), asked)
}

// blind reports whether the final answer to a question was given before the lead saw
// what annotators had answered.
func (s *Session) blind(slot annotate.Slot) bool {
	given := s.is.Final.Answers[slot].Entry
	return given.Value != "" && given.Author == s.Annotator() && s.hides && (s.shown == nil || s.shown.After(&given))
}

// told is the value of an outcome: it says of an answer of one's own whether it was given
// blind.
func (s *Session) told(how annotate.Outcome, slot annotate.Slot) string {
	if how == annotate.OutcomeDecided && s.blind(slot) {
		return how.ToldBlind(s.is.Seen(slot))
	}
	return how.Told(s.is.Seen(slot))
}
