package adjudicating

import (
	"context"

	"plumbline/annotate"
)

// CanUndo reports whether there is something to undo.
func (s *Session) CanUndo() bool { return s.past.CanUndo() && !s.options.ReadOnly }

// Undo reverses the newest action that is not yet undone, and puts its
// paragraph on the desk.
func (s *Session) Undo(ctx context.Context) error {
	return s.reverse(ctx, NoticeUndone, NoticeNothingUndo, s.past.Undo)
}

// Redo reverses the newest undo, if nothing was decided since.
func (s *Session) Redo(ctx context.Context) error {
	return s.reverse(ctx, NoticeRedone, NoticeNothingRedo, s.past.Redo)
}

func (s *Session) reverse(ctx context.Context, done, nothing NoticeKind, newest func(context.Context) (annotate.Action, bool, error)) error {
	s.LeaveReason()
	s.quiet()
	if s.options.ReadOnly {
		s.tell(Notice{Kind: NoticeReadOnly})
		return nil
	}
	a, ok, err := newest(ctx)
	if err != nil {
		return err
	}
	if !ok {
		s.tell(Notice{Kind: nothing})
		return nil
	}
	first := a.Entries[0].Key
	slot := annotate.Slot{Field: first.Field, Target: first.Target}
	if err := s.show(ctx, first.Subject, slot); err != nil {
		return err
	}
	entries, kept, err := s.past.Reverse(ctx, s.pen, a, s.is.Final.CurrentID)
	if err != nil {
		return err
	}
	for _, e := range entries {
		s.put(e)
	}
	s.commit()
	if len(entries) == 0 {
		s.tellChange(NoticeKept, kept[0], kept[0], 0)
		return nil
	}
	s.showReversed(a, entries, len(kept), done)
	return nil
}

// showReversed outlines what changed, leads there, and says it: of a decision
// that wrote several things, what was written first.
func (s *Session) showReversed(a annotate.Action, entries []annotate.Entry, kept int, done NoticeKind) {
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
	s.activateFirst()
	for _, r := range s.Rows() {
		if r.Slot() == slot && r.Here {
			s.activate(slot)
		}
	}
	for _, e := range entries {
		s.outlined = append(s.outlined, annotate.Slot{Field: e.Key.Field, Target: e.Key.Target})
	}
	s.tellChange(done, original, shown, kept)
}

func (s *Session) tellChange(kind NoticeKind, from, to annotate.Entry, kept int) {
	s.tell(Notice{
		Kind: kind, Field: s.Book().Field(to.Key.Field), Target: s.Target(to.Key.Target), What: to.Key.Kind,
		From: from.Value, To: to.Value, Kept: kept,
	})
}
