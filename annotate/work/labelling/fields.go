package labelling

import "plumbline/annotate"

// activate makes a field the active one.
func (s *Session) activate(slot annotate.Slot, chosen bool) {
	s.active, s.chosen, s.cursor = slot, chosen, ""
}

// Activate makes a visible field active, as a click on it does.
func (s *Session) Activate(field, target string) {
	s.quiet()
	slot := annotate.Slot{Field: field, Target: target}
	if _, ok := s.row(slot); ok {
		s.activate(slot, true)
	}
}

// Deactivate leaves no field active.
func (s *Session) Deactivate() {
	s.quiet()
	s.activate(annotate.Slot{}, false)
}

// activateFirst makes the first unanswered required field active, or none.
func (s *Session) activateFirst() {
	s.activate(annotate.Slot{}, false)
	if missing := s.Missing(); len(missing) > 0 {
		s.activate(missing[0].slot(), false)
	}
}

// moveOn goes from a field that is done to the next unanswered required one,
// or to none when the form is complete; from no field it begins at the top.
func (s *Session) moveOn(from annotate.Slot) {
	rows := s.Rows()
	at := -1
	for i, r := range rows {
		if r.slot() == from {
			at = i
		}
	}
	for i := range rows {
		r := rows[(at+1+i)%len(rows)]
		if s.unanswered(r) {
			s.activate(r.slot(), false)
			return
		}
	}
	s.activate(annotate.Slot{}, false)
}

// NextField and PreviousField go through the visible fields in order; from
// none they go to the first or the last.
func (s *Session) NextField() { s.stepField(1) }

// PreviousField is the opposite of NextField.
func (s *Session) PreviousField() { s.stepField(-1) }

func (s *Session) stepField(by int) {
	s.quiet()
	rows := s.Rows()
	if len(rows) == 0 {
		return
	}
	at := -1
	for i, r := range rows {
		if r.Active {
			at = i
		}
	}
	switch {
	case at < 0 && by < 0:
		at = len(rows) - 1
	default:
		at = (at + by + len(rows)) % len(rows)
	}
	s.activate(rows[at].slot(), true)
}

// NextOption and PreviousOption move the cursor over the active field's
// options without answering.
func (s *Session) NextOption() { s.stepOption(1) }

// PreviousOption is the opposite of NextOption.
func (s *Session) PreviousOption() { s.stepOption(-1) }

func (s *Session) stepOption(by int) {
	r, ok := s.Active()
	s.quiet()
	if !ok {
		return
	}
	options := r.Field.Options
	at := -1
	from := s.cursor
	if from == "" {
		from = firstLabel(r.Value)
	}
	for i := range options {
		if options[i].Value == from {
			at = i
		}
	}
	if at < 0 && by < 0 {
		at = 0
	}
	s.cursor = options[(at+by+len(options))%len(options)].Value
}
