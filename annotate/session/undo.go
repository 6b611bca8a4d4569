package session

import (
	"context"

	"plumbline/annotate"
)

// replayed is how many actions are read from the log at first; when they run
// out, ten times as many are read.
const replayed = 1000

// Undo reverses the newest action that is not yet undone, and goes to its
// paragraph.
func (s *Session) Undo(ctx context.Context) error {
	return s.reverse(ctx, NoticeUndone, NoticeNothingUndo, func() (annotate.Action, bool) { return s.history.Undo() })
}

// Redo reverses the newest undo, if nothing was answered since.
func (s *Session) Redo(ctx context.Context) error {
	return s.reverse(ctx, NoticeRedone, NoticeNothingRedo, func() (annotate.Action, bool) { return s.history.Redo() })
}

// CanUndo reports whether there is something to undo.
func (s *Session) CanUndo() bool {
	_, ok := s.history.Undo()
	return ok && !s.options.ReadOnly
}

func (s *Session) reverse(ctx context.Context, done, nothing NoticeKind, newest func() (annotate.Action, bool)) error {
	s.LeaveNote()
	s.quiet()
	if !s.writable() {
		return nil
	}
	a, ok := newest()
	if !ok && s.replay > 0 {
		if err := s.readHistory(ctx, s.replay*10); err != nil {
			return err
		}
		a, ok = newest()
	}
	if !ok {
		s.tell(Notice{Kind: nothing})
		return nil
	}
	sheet, err := s.goToSubject(ctx, a.Entries[0].Key.Subject)
	if err != nil {
		return err
	}
	return s.reverseAction(ctx, a, sheet, done)
}

// reverseAction writes the reversal of one action on the sheet it concerns.
func (s *Session) reverseAction(ctx context.Context, a annotate.Action, sheet *annotate.Sheet, done NoticeKind) error {
	values := make(map[string]string)
	for _, e := range a.Entries {
		v, err := s.valueOf(ctx, e.Replaces)
		if err != nil {
			return err
		}
		values[e.Replaces] = v
	}
	entries, kept := annotate.Reverse(s.pen, a, sheet.CurrentID, func(id string) string { return values[id] })
	for _, e := range entries {
		s.put(sheet, e)
	}
	s.commit()
	if len(entries) == 0 {
		s.history.Forget(a.ID)
	}
	s.showReversed(a, entries, kept, done)
	return nil
}

// showReversed outlines what changed and says it: for an action of several
// entries the one a reader would name.
func (s *Session) showReversed(a annotate.Action, entries, kept []annotate.Entry, done NoticeKind) {
	if len(entries) == 0 {
		s.tellChange(NoticeKept, kept[0], kept[0])
		return
	}
	shown := entries[0]
	for _, e := range entries {
		if e.Key.Kind == annotate.KindSubmission {
			shown = e
		}
	}
	original := shown
	for _, e := range a.Entries {
		if e.ID == shown.Undoes {
			original = e
		}
	}
	s.outlined = annotate.Slot{Field: shown.Key.Field, Target: shown.Key.Target}
	if shown.Key.Kind == annotate.KindAnswer {
		if _, ok := s.row(s.outlined); ok {
			s.answered = s.outlined
			s.activate(s.outlined, true)
		}
	} else {
		s.activateFirst()
	}
	s.tellChange(done, original, shown)
}

func (s *Session) tellChange(kind NoticeKind, from, to annotate.Entry) {
	s.tell(Notice{
		Kind: kind, Field: s.book.Field(to.Key.Field), Target: s.Target(to.Key.Target),
		From: from.Value, To: to.Value, Submit: to.Key.Kind == annotate.KindSubmission,
	})
}

// readHistory replays the newest actions of this annotator on this device.
// While something is on its way to disk the log is incomplete, and the history
// at hand stays.
func (s *Session) readHistory(ctx context.Context, limit int) error {
	if s.saver.pending() > 0 {
		return nil
	}
	actions, err := s.store.Actions(ctx, s.options.Annotator, s.options.Device, limit)
	if err != nil {
		return err
	}
	s.history = annotate.NewHistory(actions)
	s.replay = limit
	if len(actions) < limit {
		s.replay = -1 // the whole log was read
	}
	return nil
}

// goToSubject makes the paragraph with the given id current.
func (s *Session) goToSubject(ctx context.Context, paragraph string) (*annotate.Sheet, error) {
	if sheet, ok := s.sheets[paragraph]; ok {
		if i := sheet.Paragraph.Position - 1; i != s.at {
			s.arrive(i)
		}
		return sheet, nil
	}
	sheet, err := s.store.Sheet(ctx, paragraph, s.layer, s.round, s.options.Annotator)
	if err != nil {
		return nil, err
	}
	if err := s.OpenArticle(ctx, sheet.Paragraph.Article); err != nil {
		return nil, err
	}
	s.arrive(sheet.Paragraph.Position - 1)
	return s.Current(), nil
}

// valueOf is the value of an entry written by this session or before.
func (s *Session) valueOf(ctx context.Context, id string) (string, error) {
	if id == "" {
		return "", nil
	}
	if v, ok := s.values[id]; ok {
		return v, nil
	}
	e, err := s.store.Entry(ctx, id)
	if err != nil {
		return "", err
	}
	return e.Value, nil
}
