package adjudicating

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Row is one question of the paragraph and how it stands.
type Row struct {
	Field    *codebook.Field
	Target   string           // id, "" unless the field is asked per target
	Value    string           // the final answer, else the majority it starts from
	Chosen   bool             // Value was chosen or decided, and is no mere start
	How      annotate.Outcome // "" while it is not decided
	Disputed bool             // annotators differ
	Changed  bool             // they answer otherwise since it was decided
	Here     bool             // it belongs to what is decided now
	Required bool             // it must be answered before this can be decided
	Active   bool
	Cursor   string // option under the cursor, only on the active row
	Outlined bool   // changed by the latest undo or redo
}

// Slot names the row.
func (r Row) Slot() annotate.Slot { return annotate.Slot{Field: r.Field.Key, Target: r.Target} }

// waits reports whether the row waits for the lead.
func (r Row) waits() bool {
	return r.Here && r.Value == "" && r.How != annotate.OutcomeKept && r.Required
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
		if !q.Field.Choosable() {
			continue
		}
		slot := annotate.Slot{Field: q.Field.Key, Target: q.Target}
		r := Row{
			Field: q.Field, Target: q.Target, Value: s.is.Value(slot), Chosen: s.is.Chosen(slot) != "",
			How: s.is.How(slot), Disputed: s.is.Disputed(slot), Changed: s.is.Changed(slot),
			Required: q.Field.Required, Active: slot == s.active, Outlined: slices.Contains(s.outlined, slot),
		}
		r.Here = slices.Contains(here, slot) || r.Required && r.Value == "" && r.How == "" && !r.Disputed && !s.hangs(slot, here)
		if r.Active {
			r.Cursor = s.cursor
		}
		rows = append(rows, r)
	}
	return rows
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

// Activate makes a question active, as a click on it does.
func (s *Session) Activate(slot annotate.Slot) {
	s.LeaveReason()
	s.quiet()
	s.activate(slot)
}

func (s *Session) activate(slot annotate.Slot) {
	if slot != s.active {
		s.LeaveReason()
	}
	s.active, s.cursor = slot, ""
}

// activateFirst goes to the first question here that waits, else to the first.
func (s *Session) activateFirst() {
	var first *Row
	rows := s.Rows()
	for i := range rows {
		if rows[i].waits() {
			s.activate(rows[i].Slot())
			return
		}
		if first == nil && rows[i].Here {
			first = &rows[i]
		}
	}
	if first == nil {
		s.activate(annotate.Slot{})
		return
	}
	s.activate(first.Slot())
}

// moveOn goes from a question that is answered to the next one here that
// waits; if none does it stays, so that another key corrects the answer.
func (s *Session) moveOn(from annotate.Slot) {
	rows := s.Rows()
	at := slices.IndexFunc(rows, func(r Row) bool { return r.Slot() == from })
	for i := range rows {
		if r := rows[(at+1+i)%len(rows)]; r.waits() {
			s.activate(r.Slot())
			return
		}
	}
	if at < 0 {
		s.activateFirst()
	}
}

// NextField and PreviousField go through the questions that are decided here.
func (s *Session) NextField() { s.stepField(1) }

// PreviousField is the opposite of NextField.
func (s *Session) PreviousField() { s.stepField(-1) }

func (s *Session) stepField(by int) {
	s.quiet()
	rows := slices.DeleteFunc(s.Rows(), func(r Row) bool { return !r.Here && !r.Active })
	if len(rows) == 0 {
		return
	}
	at := slices.IndexFunc(rows, func(r Row) bool { return r.Active })
	if at < 0 && by < 0 {
		at = 0
	}
	s.activate(rows[(at+by+len(rows))%len(rows)].Slot())
}

// NextOption and PreviousOption move the cursor over the active question's
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
	from := s.cursor
	if labels := codebook.SplitSet(r.Value); from == "" && len(labels) > 0 {
		from = labels[0]
	}
	at := slices.IndexFunc(r.Field.Options, func(o codebook.Option) bool { return o.Value == from })
	if at < 0 && by < 0 {
		at = 0
	}
	n := len(r.Field.Options)
	s.cursor = r.Field.Options[(at+by+n)%n].Value
}

// Lead is the option whose definition is to be shown: the one under the
// cursor, else the one just chosen; nil if there is none.
func (s *Session) Lead() *codebook.Option {
	r, ok := s.Active()
	switch {
	case !ok:
		return nil
	case s.cursor != "":
		return r.Field.Option(s.cursor)
	}
	return r.Field.Option(s.lead)
}
