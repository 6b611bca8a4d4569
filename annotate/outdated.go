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

// WasSubmitted reports whether the paragraph is submitted, or was until another
// version of the codebook came into force: all that it lacks are answers to
// questions that are new or meant something else when it was submitted. What
// it answers as before still counts as submitted.
func (s *Sheet) WasSubmitted(book *codebook.Codebook) bool {
	if s.Submission == nil || s.Submission.Entry.Value == "" {
		return false
	}
	if s.State(book) == Submitted {
		return true
	}
	for _, q := range s.Ask(book, s.SubmittedTargets()).Questions() {
		key := q.Field.Key
		lacks := q.Field.Required && !q.Field.IsAside() && s.Under(book, key, q.Target) == ""
		if _, outdated := s.Outdated(book, key, q.Target); lacks && !outdated && s.Versions.Same(s.Submission.Entry.Codebook, key, book) {
			return false
		}
	}
	return true
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
// submitted, in a draft of those that were answered.
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
		if _, outdated := s.Outdated(book, q.Field.Key, q.Target); outdated {
			slots = append(slots, Slot{q.Field.Key, q.Target})
		}
	}
	return slots
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
