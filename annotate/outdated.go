package annotate

import (
	"slices"

	"plumbline/annotate/codebook"
)

// Under returns what stands for a question as book asks it, without guesses:
// "" if nothing does, or if it was given under a version in which the field
// meant something else.
func (s *Sheet) Under(book *codebook.Codebook, field, target string) string {
	e := s.Answers[Slot{field, target}].Entry
	if e.Value == "" || !s.Versions.Fits(e.Codebook, field, e.Value, book) {
		return ""
	}
	return e.Value
}

// Outdated returns an answer that needs another look under book: it stands,
// but was given under a version in which the field meant something else. It
// is kept, and neither shown nor counted as an answer to the new question.
func (s *Sheet) Outdated(book *codebook.Codebook, field, target string) (Current, bool) {
	a := s.Answers[Slot{field, target}]
	return a, a.Entry.Value != "" && !s.Versions.Fits(a.Entry.Codebook, field, a.Entry.Value, book)
}

// Guides returns what an answer says about which other questions are asked.
func (s *Sheet) Guides(book *codebook.Codebook, slot Slot) string {
	e := s.Answers[slot].Entry
	if e.Value == "" {
		return ""
	}
	return s.Versions.Guides(e.Codebook, slot.Field, e.Value, book)
}

// How says how a question was decided on a final sheet: "" if it was not, or if
// that was when the field meant something else.
func (s *Sheet) How(book *codebook.Codebook, slot Slot) Outcome {
	v := s.Verdict(slot)
	if !s.Versions.Same(v.Outcome.Entry.Codebook, slot.Field, book) {
		return ""
	}
	return v.How()
}

// NeedsLook lists the visible questions whose answers need another look, in
// the order of the form: of the targets that were asked when the paragraph was
// submitted, in a draft of those that were answered. One that need not be answered is
// looked at when the paragraph is submitted again.
func (s *Sheet) NeedsLook(book *codebook.Codebook) []Slot {
	if !s.otherVersion(book) {
		return nil
	}
	targets := s.SubmittedTargets()
	if s.Submission == nil || s.Submission.Entry.Value == "" {
		targets = s.answeredTargets()
	}
	var slots []Slot
	for _, q := range s.Ask(book, targets).Questions() {
		_, outdated := s.Outdated(book, q.Field.Key, q.Target)
		if outdated && !(s.submittedUnder(book, q.Field.Key) && !q.Field.Required) {
			slots = append(slots, Slot{q.Field.Key, q.Target})
		}
	}
	return slots
}

// submittedUnder reports whether the paragraph was submitted when a question meant what
// it does in book.
func (s *Sheet) submittedUnder(book *codebook.Codebook, field string) bool {
	return s.submitted() && s.Versions.Same(s.Submission.Entry.Codebook, field, book)
}

func (s *Sheet) answeredTargets() []string {
	var targets []string
	for slot, a := range s.Answers {
		if slot.Target != "" && a.Entry.Value != "" && !slices.Contains(targets, slot.Target) {
			targets = append(targets, slot.Target)
		}
	}
	slices.Sort(targets)
	return targets
}

// otherVersion reports whether any answer was given under another version
// than book, so that most sheets need no closer look.
func (s *Sheet) otherVersion(book *codebook.Codebook) bool {
	if s.Versions == nil {
		return false
	}
	for _, a := range s.Answers {
		if a.Entry.Value != "" && a.Entry.Codebook != "" && a.Entry.Codebook != book.Hash {
			return true
		}
	}
	return false
}
