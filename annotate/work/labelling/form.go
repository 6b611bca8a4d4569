package labelling

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Row is one question of the current form and how it stands.
type Row struct {
	Field    *codebook.Field
	Target   string // id, "" unless the field is asked per target
	Value    string // the answer, "" if none
	Guess    string // the layout guess standing in for an answer, "" if none
	Active   bool
	Cursor   string // option under the cursor, only on the active row
	Unsure   bool
	Outlined bool // changed by the latest undo or redo
	New      bool // a target added after the paragraph was submitted
	// Was is the answer that stands but was given when the field meant something
	// else, with the version it was given under; it needs another look.
	Was        string
	WasVersion string
}

// slot names the row.
func (r Row) slot() annotate.Slot { return annotate.Slot{Field: r.Field.Key, Target: r.Target} }

// Rows is the current form: every visible question that is answered by
// choosing, in order. Notes and marks have places of their own.
func (s *Session) Rows() []Row {
	sheet := s.Current()
	if sheet == nil {
		return nil
	}
	var rows []Row
	for _, q := range sheet.Ask(s.book, s.targetIDs()).Questions() {
		if !q.Field.Choosable() {
			continue
		}
		slot := annotate.Slot{Field: q.Field.Key, Target: q.Target}
		r := Row{
			Field: q.Field, Target: q.Target,
			Value: sheet.Under(s.book, q.Field.Key, q.Target), Active: slot == s.active,
			Unsure: s.unsureOf(sheet, slot), Outlined: slices.Contains(s.outlined, slot),
			New: s.isNew(sheet, q),
		}
		r.Guess = sheet.Guess(s.book, q.Field.Key)
		r.Was, r.WasVersion = s.outdated(sheet, slot)
		if r.Active {
			r.Cursor = s.cursor
		}
		rows = append(rows, r)
	}
	return rows
}

// isNew reports whether a question concerns a target added after the
// paragraph was submitted.
func (s *Session) isNew(sheet *annotate.Sheet, q codebook.Question) bool {
	if q.Target == "" || sheet.Submission == nil || sheet.Submission.Entry.Value == "" {
		return false
	}
	for _, id := range sheet.SubmittedTargets() {
		if id == q.Target {
			return false
		}
	}
	return true
}

// unanswered reports whether a row still waits for the annotator. A layout
// guess counts as an answer, except one that ends the form, and except in the
// place of an answer that needs another look.
func (s *Session) unanswered(r Row) bool {
	if !r.Field.Required || r.Value != "" {
		return false
	}
	return r.Guess == "" || r.Was != "" || s.book.EndsForm(r.Field.Key, r.Guess)
}

// Missing lists the visible required questions that are still unanswered.
func (s *Session) Missing() []Row {
	var missing []Row
	for _, r := range s.Rows() {
		if s.unanswered(r) {
			missing = append(missing, r)
		}
	}
	return missing
}

// row returns the form's row for a slot.
func (s *Session) row(slot annotate.Slot) (Row, bool) {
	for _, r := range s.Rows() {
		if r.slot() == slot {
			return r, true
		}
	}
	return Row{}, false
}

// Active is the active row, if a field is active.
func (s *Session) Active() (Row, bool) {
	if s.active == (annotate.Slot{}) {
		return Row{}, false
	}
	return s.row(s.active)
}

// Answered is the row of the answer given last in this paragraph.
func (s *Session) Answered() (Row, bool) {
	if s.answered == (annotate.Slot{}) {
		return Row{}, false
	}
	return s.row(s.answered)
}

// Lead is the option whose definition is to be shown with a field: the one
// under the cursor, else the one just chosen; nil if there is none.
func (s *Session) Lead() (*codebook.Field, *codebook.Option) {
	if r, ok := s.Active(); ok && s.cursor != "" {
		return r.Field, r.Field.Option(s.cursor)
	}
	if s.lead == "" {
		return nil, nil
	}
	f := s.book.Field(s.answered.Field)
	if f == nil {
		return nil, nil
	}
	return f, f.Option(s.lead)
}

// Looking reports whether the annotator looks at the options of the active
// field without answering.
func (s *Session) Looking() bool {
	r, ok := s.Active()
	return ok && r.Cursor != ""
}

// unsureOf reports whether an answer is marked as unsure.
func (s *Session) unsureOf(sheet *annotate.Sheet, slot annotate.Slot) bool {
	for _, label := range codebook.SplitSet(sheet.Under(s.book, annotate.FieldUnsure, slot.Target)) {
		if label == slot.Field {
			return true
		}
	}
	return false
}

// UnsureParagraph reports whether the paragraph as a whole is marked unsure.
func (s *Session) UnsureParagraph() bool {
	sheet := s.Current()
	return sheet != nil && s.unsureOf(sheet, annotate.Slot{Field: annotate.UnsureParagraph})
}

// NoteText is the note of the current paragraph as the annotator sees it.
func (s *Session) NoteText() string {
	if s.note.dirty {
		return s.note.text
	}
	if sheet := s.Current(); sheet != nil {
		return sheet.Under(s.book, annotate.FieldNote, "")
	}
	return ""
}

// optionByKey finds the option a character gives in a field: by its own key,
// else, with number keys everywhere, by its place.
func (s *Session) optionByKey(f *codebook.Field, key string) *codebook.Option {
	if o := f.OptionByKey(key); o != nil || !s.options.NumberKeys {
		return o
	}
	return f.OptionByPlace(key)
}
