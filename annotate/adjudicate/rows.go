package adjudicate

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
func (d *Desk) Rows() []Row {
	if d.is == nil {
		return nil
	}
	var rows []Row
	here := d.here()
	for _, q := range d.is.Ask().Questions() {
		if !Choosable(q.Field) {
			continue
		}
		slot := annotate.Slot{Field: q.Field.Key, Target: q.Target}
		r := Row{
			Field: q.Field, Target: q.Target, Value: d.is.Value(slot), Chosen: d.is.chosen(slot) != "",
			How: d.is.How(slot), Disputed: d.is.Disputed(slot), Changed: d.is.Changed(slot),
			Required: q.Field.Required, Active: slot == d.active, Outlined: slices.Contains(d.outlined, slot),
		}
		r.Here = slices.Contains(here, slot) || r.Required && r.Value == "" && r.How == "" && !r.Disputed && !d.hangs(slot, here)
		if r.Active {
			r.Cursor = d.cursor
		}
		rows = append(rows, r)
	}
	return rows
}

// here are the item's questions with the undecided ones on which they hang.
func (d *Desk) here() []annotate.Slot {
	here := slices.Clone(d.slots)
	for _, slot := range d.slots {
		for _, up := range d.is.pending(slot) {
			if !slices.Contains(here, up) {
				here = append(here, up)
			}
		}
	}
	return here
}

// hangs reports whether a question hangs on a dispute that is decided later.
func (d *Desk) hangs(slot annotate.Slot, here []annotate.Slot) bool {
	return slices.ContainsFunc(d.is.pending(slot), func(up annotate.Slot) bool { return !slices.Contains(here, up) })
}

// Active is the row that keys answer, if there is one.
func (d *Desk) Active() (Row, bool) {
	for _, r := range d.Rows() {
		if r.Active {
			return r, true
		}
	}
	return Row{}, false
}

// Activate makes a question active, as a click on it does.
func (d *Desk) Activate(slot annotate.Slot) {
	d.LeaveReason()
	d.quiet()
	d.activate(slot)
}

func (d *Desk) activate(slot annotate.Slot) {
	if slot != d.active {
		d.LeaveReason()
	}
	d.active, d.cursor = slot, ""
}

// activateFirst goes to the first question here that waits, else to the first.
func (d *Desk) activateFirst() {
	var first *Row
	rows := d.Rows()
	for i := range rows {
		if rows[i].waits() {
			d.activate(rows[i].Slot())
			return
		}
		if first == nil && rows[i].Here {
			first = &rows[i]
		}
	}
	if first == nil {
		d.activate(annotate.Slot{})
		return
	}
	d.activate(first.Slot())
}

// moveOn goes from a question that is answered to the next one here that
// waits; if none does it stays, so that another key corrects the answer.
func (d *Desk) moveOn(from annotate.Slot) {
	rows := d.Rows()
	at := slices.IndexFunc(rows, func(r Row) bool { return r.Slot() == from })
	for i := range rows {
		if r := rows[(at+1+i)%len(rows)]; r.waits() {
			d.activate(r.Slot())
			return
		}
	}
	if at < 0 {
		d.activateFirst()
	}
}

// NextField and PreviousField go through the questions that are decided here.
func (d *Desk) NextField() { d.stepField(1) }

// PreviousField is the opposite of NextField.
func (d *Desk) PreviousField() { d.stepField(-1) }

func (d *Desk) stepField(by int) {
	d.quiet()
	rows := slices.DeleteFunc(d.Rows(), func(r Row) bool { return !r.Here && !r.Active })
	if len(rows) == 0 {
		return
	}
	at := slices.IndexFunc(rows, func(r Row) bool { return r.Active })
	if at < 0 && by < 0 {
		at = 0
	}
	d.activate(rows[(at+by+len(rows))%len(rows)].Slot())
}

// NextOption and PreviousOption move the cursor over the active question's
// options without answering.
func (d *Desk) NextOption() { d.stepOption(1) }

// PreviousOption is the opposite of NextOption.
func (d *Desk) PreviousOption() { d.stepOption(-1) }

func (d *Desk) stepOption(by int) {
	r, ok := d.Active()
	d.quiet()
	if !ok {
		return
	}
	from := d.cursor
	if labels := codebook.SplitSet(r.Value); from == "" && len(labels) > 0 {
		from = labels[0]
	}
	at := slices.IndexFunc(r.Field.Options, func(o codebook.Option) bool { return o.Value == from })
	if at < 0 && by < 0 {
		at = 0
	}
	n := len(r.Field.Options)
	d.cursor = r.Field.Options[(at+by+n)%n].Value
}

// Lead is the option whose definition is to be shown: the one under the
// cursor, else the one just chosen; nil if there is none.
func (d *Desk) Lead() *codebook.Option {
	r, ok := d.Active()
	switch {
	case !ok:
		return nil
	case d.cursor != "":
		return r.Field.Option(d.cursor)
	}
	return r.Field.Option(d.lead)
}
