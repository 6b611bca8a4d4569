package adjudicate

import (
	"time"

	"plumbline/annotate"
)

// reasonDelay is how long after the last key a reason is written.
const reasonDelay = time.Second

// pendingReason is a reason that is being typed and not yet written.
type pendingReason struct {
	dirty  bool
	text   string
	slot   annotate.Slot
	cancel func()
}

// Reason is why the active question is decided as it is.
func (d *Desk) Reason() string {
	if d.reason.dirty && d.reason.slot == d.active {
		return d.reason.text
	}
	if d.is == nil {
		return ""
	}
	return d.is.Final.Verdict(d.active).Reason.Entry.Value
}

// TypeReason takes the text of the reason as it is after a key.
func (d *Desk) TypeReason(text string) {
	if _, ok := d.Active(); !ok || !d.writable() || text == d.Reason() {
		return
	}
	d.notice = Notice{}
	if d.reason.cancel != nil {
		d.reason.cancel()
	}
	d.reason = pendingReason{dirty: true, text: text, slot: d.active}
	d.reason.cancel = d.options.After(reasonDelay, d.LeaveReason)
}

// Typing reports whether a reason is typed that is not yet on its way to disk.
func (d *Desk) Typing() bool { return d.reason.dirty }

// LeaveReason writes the reason that was being typed, if it changed.
func (d *Desk) LeaveReason() {
	r := d.reason
	if r.cancel != nil {
		r.cancel()
	}
	d.reason = pendingReason{}
	if !r.dirty || r.text == d.is.Final.Verdict(r.slot).Reason.Entry.Value {
		return
	}
	d.pen.Begin()
	d.write(annotate.KindReason, r.slot, r.text)
	d.commit()
}

// Cause is what divided the annotators about the active question, "" if
// nobody has said.
func (d *Desk) Cause() annotate.Cause {
	if d.is == nil {
		return ""
	}
	return annotate.Cause(d.is.Final.Verdict(d.active).Cause.Entry.Value)
}

// SetCause says what divided the annotators about the active question; the
// same again takes it back.
func (d *Desk) SetCause(cause annotate.Cause) {
	d.LeaveReason()
	d.quiet()
	r, ok := d.Active()
	if !ok || !d.writable() {
		return
	}
	if !r.Disputed {
		d.tell(Notice{Kind: NoticeNoDispute, Field: r.Field, Target: d.Target(r.Target)})
		return
	}
	if cause == d.Cause() {
		cause = ""
	}
	d.pen.Begin()
	d.write(annotate.KindCause, d.active, string(cause))
	d.commit()
}
