package adjudicate

import (
	"context"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Press takes one character of a plain key, which only ever answers the active
// question. It reports whether the character asks for the reason, which only a
// window can open.
func (d *Desk) Press(char rune) (reason bool) {
	d.quiet()
	if char == '/' {
		return d.writable()
	}
	key := string(char)
	r, ok := d.Active()
	if !ok {
		d.tell(Notice{Kind: NoticeNoField, Key: key})
		return false
	}
	o := r.Field.OptionByKey(key)
	if o == nil && d.options.NumberKeys {
		o = r.Field.OptionByPlace(key)
	}
	if o == nil {
		d.tell(Notice{Kind: NoticeNoKey, Key: key, Field: r.Field})
		return false
	}
	d.choose(r, o)
	return false
}

// Choose takes a click on an option of any question of the paragraph, which
// becomes the active one.
func (d *Desk) Choose(slot annotate.Slot, value string) {
	d.quiet()
	d.activate(slot)
	if r, ok := d.Active(); ok {
		if o := r.Field.Option(value); o != nil {
			d.choose(r, o)
		}
	}
}

// choose answers with an option, and moves on where something still waits.
func (d *Desk) choose(r Row, o *codebook.Option) {
	if !d.writable() {
		return
	}
	d.cursor = ""
	value, done := r.Field.Choose(r.Value, o.Value)
	d.pen.Begin()
	d.answer(r.Slot(), value)
	d.commit()
	d.lead = o.Value
	if done {
		d.moveOn(r.Slot())
	}
}

// TakeBack empties the active question: a majority is set aside. On an empty
// one it lets the majority come back.
func (d *Desk) TakeBack() {
	d.quiet()
	r, ok := d.Active()
	if !ok || !d.writable() {
		return
	}
	slot := r.Slot()
	how := d.is.Final.Verdict(slot).How()
	d.pen.Begin()
	switch {
	case r.Value != "":
		d.answer(slot, "")
		d.tell(Notice{Kind: NoticeTakenBack, Field: r.Field, Target: d.Target(r.Target)})
	case how != "":
		d.write(annotate.KindOutcome, slot, "")
	}
	d.commit()
}

// TakeColumn gives everything that is decided here the answers of a column.
func (d *Desk) TakeColumn(name string) {
	d.quiet()
	if d.is == nil || !d.writable() {
		return
	}
	if d.covered {
		d.tell(Notice{Kind: NoticeCovered})
		return
	}
	for _, c := range d.is.Columns {
		if strings.EqualFold(c.Letter, name) {
			d.take(c)
			return
		}
	}
	d.tell(Notice{Kind: NoticeNoColumn, Key: name})
}

func (d *Desk) take(c Column) {
	d.pen.Begin()
	taken := make(map[annotate.Slot]bool)
	for again := true; again; { // an answer can bring up the next question
		again = false
		for _, r := range d.Rows() {
			value := c.Answers[r.Slot()]
			if !r.Here || value == "" || taken[r.Slot()] {
				continue
			}
			taken[r.Slot()], again = true, true
			d.answer(r.Slot(), value)
			break
		}
	}
	d.commit()
	if len(taken) == 0 {
		d.tell(Notice{Kind: NoticeNothingThere, Key: c.Letter})
		return
	}
	d.moveOn(d.active)
}

// Keep records that the disagreement about the active question is genuine and
// stays: no final answer. If nothing else is to be decided here, that decides
// it, and the next one comes.
func (d *Desk) Keep(ctx context.Context) error {
	d.LeaveReason()
	d.quiet()
	r, ok := d.Active()
	if !ok || !d.writable() {
		return nil
	}
	if !r.Disputed {
		d.tell(Notice{Kind: NoticeNoDispute, Field: r.Field, Target: d.Target(r.Target)})
		return nil
	}
	slot := r.Slot()
	d.pen.Begin()
	if d.is.chosen(slot) != "" {
		d.write(annotate.KindAnswer, slot, "")
	}
	d.write(annotate.KindOutcome, slot, annotate.OutcomeKept.Told(d.is.Seen(slot)))
	for _, other := range d.Rows() {
		if other.Here && other.Disputed && (other.How == "" || other.Changed) {
			d.commit()
			d.activate(other.Slot())
			return nil
		}
	}
	return d.finish(ctx)
}

// Enter decides what lies on the desk and goes to the next that waits; if a
// question here is still empty, it goes there.
func (d *Desk) Enter(ctx context.Context) error {
	d.LeaveReason()
	d.cursor = ""
	d.quiet()
	for _, r := range d.Rows() {
		if r.waits() {
			d.activate(r.Slot())
			d.tell(Notice{Kind: NoticeMissing, Field: r.Field, Target: d.Target(r.Target)})
			return nil
		}
	}
	if d.is == nil {
		return nil
	}
	if !d.writable() {
		if err := d.step(ctx, 1); err != nil {
			return err
		}
		d.tell(Notice{Kind: NoticeReadOnly})
		return nil
	}
	d.pen.Begin()
	return d.finish(ctx)
}

// finish writes how everything here is decided, and with it what all agree on
// and does not hang on a later decision, so that the final sheet stands for
// itself.
func (d *Desk) finish(ctx context.Context) error {
	here := d.here()
	for _, r := range d.Rows() {
		how := d.verdict(r)
		if how == "" || !r.Here && !r.Chosen && (r.Disputed || d.hangs(r.Slot(), here)) {
			continue
		}
		if !r.Chosen && r.Value != "" {
			d.write(annotate.KindAnswer, r.Slot(), r.Value)
		}
		d.write(annotate.KindOutcome, r.Slot(), how.Told(d.is.Seen(r.Slot())))
	}
	d.commit()
	return d.advance(ctx)
}

// verdict is the outcome that a row has if it is decided as it stands, "" if
// there is nothing to say or it is said already.
func (d *Desk) verdict(r Row) annotate.Outcome {
	start, how := d.is.Start(r.Slot())
	switch {
	case r.How != "" && !(r.Here && r.Changed):
		return ""
	case r.How == annotate.OutcomeKept:
		return r.How
	case r.Value == "":
		return ""
	case !r.Chosen, r.How != "" && r.How != annotate.OutcomeDecided && r.Value == start:
		return how
	}
	return annotate.OutcomeDecided
}

// answer gives a question a final answer that is to be decided anew; with none
// the majority is set aside.
func (d *Desk) answer(slot annotate.Slot, value string) {
	if value != "" && d.is.chosen(slot) == value && d.is.Decided(slot) {
		return // decided like this already
	}
	if d.is.chosen(slot) != value {
		d.write(annotate.KindAnswer, slot, value)
	}
	outcome := ""
	if value == "" {
		outcome = annotate.OutcomeOpen.Told(d.is.Seen(slot))
	}
	if standing := d.is.Final.Verdict(slot).How(); standing != "" && value != "" || standing != annotate.OutcomeOpen && value == "" {
		d.write(annotate.KindOutcome, slot, outcome)
	}
}

// write makes one entry of the current action and shows it at once.
func (d *Desk) write(kind annotate.Kind, slot annotate.Slot, value string) {
	key := d.is.Final.Key(slot.Field, slot.Target)
	key.Kind = kind
	d.put(d.pen.Write(key, value, d.is.Final.CurrentID(key), annotate.OriginAnnotator))
}

func (d *Desk) put(e annotate.Entry) {
	now, from := d.options.Now(), d.arrived
	if d.decided.After(from) {
		from = d.decided
	}
	e.ElapsedMS = max(now.Sub(from).Milliseconds(), 0)
	d.decided = now
	d.is.Final.Apply(e)
	d.past.Hold(e)
}

// commit hands the action to the writer.
func (d *Desk) commit() {
	d.past.Commit()
	d.docket.Update(d.is)
	d.uncover()
}

// writable reports whether something can be decided, and says so if not.
func (d *Desk) writable() bool {
	if d.options.ReadOnly {
		d.tell(Notice{Kind: NoticeReadOnly})
		return false
	}
	return d.is != nil
}

// quiet clears what the previous key had to tell.
func (d *Desk) quiet() {
	d.notice = Notice{}
	d.outlined = nil
	d.lead = ""
}
