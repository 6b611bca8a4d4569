package adjudicate

import (
	"context"

	"plumbline/annotate"
)

// CanUndo reports whether there is something to undo.
func (d *Desk) CanUndo() bool { return d.past.CanUndo() && !d.options.ReadOnly }

// Undo reverses the newest action that is not yet undone, and puts its
// paragraph on the desk.
func (d *Desk) Undo(ctx context.Context) error {
	return d.reverse(ctx, NoticeUndone, NoticeNothingUndo, d.past.Undo)
}

// Redo reverses the newest undo, if nothing was decided since.
func (d *Desk) Redo(ctx context.Context) error {
	return d.reverse(ctx, NoticeRedone, NoticeNothingRedo, d.past.Redo)
}

func (d *Desk) reverse(ctx context.Context, done, nothing NoticeKind, newest func(context.Context) (annotate.Action, bool, error)) error {
	d.LeaveReason()
	d.quiet()
	if d.options.ReadOnly {
		d.tell(Notice{Kind: NoticeReadOnly})
		return nil
	}
	a, ok, err := newest(ctx)
	if err != nil {
		return err
	}
	if !ok {
		d.tell(Notice{Kind: nothing})
		return nil
	}
	first := a.Entries[0].Key
	slot := annotate.Slot{Field: first.Field, Target: first.Target}
	if err := d.show(ctx, first.Subject, slot); err != nil {
		return err
	}
	entries, kept, err := d.past.Reverse(ctx, d.pen, a, d.is.Final.CurrentID)
	if err != nil {
		return err
	}
	for _, e := range entries {
		d.put(e)
	}
	d.commit()
	if len(entries) == 0 {
		d.tellChange(NoticeKept, kept[0], kept[0], 0)
		return nil
	}
	d.showReversed(a, entries, len(kept), done)
	return nil
}

// showReversed outlines what changed, leads there, and says it: of a decision
// that wrote several things, what was written first.
func (d *Desk) showReversed(a annotate.Action, entries []annotate.Entry, kept int, done NoticeKind) {
	shown := entries[0]
	if done == NoticeUndone {
		shown = entries[len(entries)-1] // they were reversed last to first
	}
	original := shown
	for _, e := range a.Entries {
		if e.ID == shown.Undoes {
			original = e
		}
	}
	slot := annotate.Slot{Field: shown.Key.Field, Target: shown.Key.Target}
	d.activateFirst()
	for _, r := range d.Rows() {
		if r.Slot() == slot && r.Here {
			d.activate(slot)
		}
	}
	for _, e := range entries {
		d.outlined = append(d.outlined, annotate.Slot{Field: e.Key.Field, Target: e.Key.Target})
	}
	d.tellChange(done, original, shown, kept)
}

func (d *Desk) tellChange(kind NoticeKind, from, to annotate.Entry, kept int) {
	d.tell(Notice{
		Kind: kind, Field: d.Book().Field(to.Key.Field), Target: d.Target(to.Key.Target), What: to.Key.Kind,
		From: from.Value, To: to.Value, Kept: kept,
	})
}
