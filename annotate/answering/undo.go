package answering

import (
	"context"
	"slices"

	"plumbline/annotate"
)

// Undo reverses the newest action that is not yet undone, and goes to its
// paragraph.
func (c *Core) Undo(ctx context.Context) error {
	return c.reverse(ctx, NoticeUndone, NoticeNothingUndo, c.past.undo)
}

// Redo reverses the newest undo, if nothing was answered since.
func (c *Core) Redo(ctx context.Context) error {
	return c.reverse(ctx, NoticeRedone, NoticeNothingRedo, c.past.redo)
}

// Newest is the stamp of what Undo reverses, or Redo where that is meant; 0 for nothing.
func (c *Core) Newest(redo bool) int64 {
	a, ok := c.past.history.Undo()
	if redo {
		a, ok = c.past.history.Redo()
	}
	if !ok {
		return 0
	}
	return a.Entries[len(a.Entries)-1].Stamp
}

// CanUndo reports whether there is something to undo.
func (c *Core) CanUndo() bool { return c.past.canUndo() && !c.options.ReadOnly }

func (c *Core) reverse(ctx context.Context, done, nothing NoticeKind, newest func(context.Context) (annotate.Action, bool, error)) error {
	c.Text.Leave()
	c.Quiet()
	if c.options.ReadOnly {
		c.Tell(Notice{Kind: NoticeReadOnly})
		return nil
	}
	a, ok, err := newest(ctx)
	if err != nil {
		return err
	}
	if !ok {
		c.Tell(Notice{Kind: nothing})
		return nil
	}
	sheet, err := c.at.GoTo(ctx, a.Entries[0].Key)
	if err != nil || sheet == nil {
		return err
	}
	current, err := c.currentOf(ctx, sheet, a)
	if err != nil {
		return err
	}
	entries, kept, err := c.past.reverse(ctx, c.Writer.Pen, a, current)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if onSheet(sheet, e.Key) {
			c.Writer.Add(sheet, e)
		} else {
			c.Writer.AddElsewhere(e)
		}
	}
	c.Writer.Commit()
	if len(entries) == 0 {
		c.tellChange(NoticeKept, kept[0], kept[0], 0)
		return nil
	}
	c.showReversed(a, entries, len(kept), done)
	return nil
}

// onSheet reports whether an entry with a key is part of the sheet at hand.
func onSheet(sheet *annotate.Sheet, k annotate.Key) bool {
	return k.Subject == sheet.Paragraph.ID && k.Kind.OnSheet()
}

// currentOf tells which entry is current for a key of an action. Those that are not on
// the sheet at hand are looked up in the log.
func (c *Core) currentOf(ctx context.Context, sheet *annotate.Sheet, a annotate.Action) (func(annotate.Key) string, error) {
	elsewhere := make(map[annotate.Key]string)
	for _, e := range a.Entries {
		if onSheet(sheet, e.Key) {
			continue
		}
		if len(elsewhere) == 0 {
			if err := c.Flush(); err != nil {
				return nil, err
			}
		}
		now, err := c.past.log.Current(ctx, e.Key)
		if err != nil {
			return nil, err
		}
		if elsewhere[e.Key] = ""; now != nil {
			elsewhere[e.Key] = now.ID
		}
	}
	return func(k annotate.Key) string {
		if onSheet(sheet, k) {
			return sheet.CurrentID(k)
		}
		return elsewhere[k]
	}, nil
}

// showReversed outlines what changed, leads there and says it: of an action of
// several entries the submission, else the one that was written first.
func (c *Core) showReversed(a annotate.Action, entries []annotate.Entry, kept int, done NoticeKind) {
	shown := entries[0]
	if done == NoticeUndone {
		shown = entries[len(entries)-1] // they were reversed last to first
	}
	for _, e := range entries {
		if e.Key.Kind == annotate.KindSubmission {
			shown = e
		}
		c.cursor.outlined = append(c.cursor.outlined, slotOf(e.Key))
	}
	original := shown
	for _, e := range a.Entries {
		if e.ID == shown.Undoes {
			original = e
		}
	}
	c.at.LeadTo(shown)
	c.tellChange(done, original, shown, kept)
	c.changed = questionsOf(entries)
}

// questionsOf lists what entries are about, an answer and how it was decided once, in
// the order of the action: they were reversed last to first.
func questionsOf(entries []annotate.Entry) []annotate.Key {
	var keys []annotate.Key
	for i := len(entries) - 1; i >= 0; i-- {
		k := entries[i].Key
		same := func(o annotate.Key) bool { return o.Subject == k.Subject && slotOf(o) == slotOf(k) }
		if !slices.ContainsFunc(keys, same) {
			keys = append(keys, k)
		}
	}
	return keys
}

// slotOf names the question that a key is about.
func slotOf(k annotate.Key) annotate.Slot { return annotate.Slot{Field: k.Field, Target: k.Target} }

func (c *Core) tellChange(kind NoticeKind, from, to annotate.Entry, kept int) {
	c.Tell(Notice{
		Kind: kind, Field: c.Book().Field(to.Key.Field), Target: c.Target(to.Key.Target), What: to.Key.Kind,
		From: from.Value, To: to.Value, Kept: kept, Option: to.Key.Option,
	})
}
