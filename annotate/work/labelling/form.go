package labelling

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
)

// Row is one question of the current form and how it stands.
type Row struct {
	answering.Question
	Guess  string // the layout guess standing in for an answer, "" if none
	Unsure bool
	New    bool // a target added after the paragraph was submitted
	// Was is the answer that stands but was given when the field meant something
	// else, with the version it was given under; it needs another look.
	Was        string
	WasVersion string
	// Twice says that the question was answered differently in two places, and not
	// answered again since: Elsewhere is the answer that does not stand here.
	Twice     bool
	Elsewhere string
	// Ruled says that a ruling came after the answer and the submission, and wants the
	// answer to be looked at again.
	Ruled bool
}

// Rows is the current form: every visible question that is answered by
// choosing, in order. Notes and marks have places of their own.
func (s *Session) Rows() []Row {
	sheet := s.Current()
	if sheet == nil {
		return nil
	}
	var rows []Row
	for _, q := range sheet.Ask(s.book, annotate.TargetIDs(s.Targets())).Questions() {
		if q.Field.Choosable() {
			rows = append(rows, s.rowOf(sheet, q))
		}
	}
	return rows
}

func (s *Session) rowOf(sheet *annotate.Sheet, q codebook.Question) Row {
	r := Row{Question: s.Question(q)}
	r.Here, r.Value = true, sheet.Under(s.book, q.Field.Key, q.Target)
	r.Guess, r.Unsure, r.New = sheet.Guess(s.book, q.Field.Key), unsureOf(sheet, s.book, r.Slot()), isNew(sheet, q)
	if a, ok := sheet.Outdated(s.book, q.Field.Key, q.Target); ok {
		r.Was = a.Entry.Value
		if book := sheet.Versions.Held[a.Entry.Codebook]; book != nil {
			r.WasVersion = book.Version
		}
	}
	r.Ruled = s.ruledAgain(sheet, r.Slot())
	for _, d := range s.Conflicts(s.at) {
		if d.Slot == r.Slot() {
			r.Twice, r.Elsewhere = true, d.Other
		}
	}
	// A layout guess counts as an answer, except one that ends the form, and except
	// in the place of an answer that needs another look.
	guessed := r.Guess != "" && r.Was == "" && !s.book.EndsForm(q.Field.Key, r.Guess)
	r.Waits = q.Field.Required && r.Value == "" && !guessed || sheet.LacksEvidence(s.book, r.Slot())
	return r
}

// isNew reports whether a question concerns a target added after the
// paragraph was submitted.
func isNew(sheet *annotate.Sheet, q codebook.Question) bool {
	if q.Target == "" || sheet.Submission == nil || sheet.Submission.Entry.Value == "" {
		return false
	}
	return !slices.Contains(sheet.SubmittedTargets(), q.Target)
}
