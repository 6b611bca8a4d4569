package labelling

import (
	"context"

	"plumbline/annotate"
)

// Undo reverses the newest action that is not yet undone, and goes to its
// paragraph.
func (s *Session) Undo(ctx context.Context) error {
	return s.reverse(ctx, NoticeUndone, NoticeNothingUndo, s.past.Undo)
}

// Redo reverses the newest undo, if nothing was answered since.
func (s *Session) Redo(ctx context.Context) error {
	return s.reverse(ctx, NoticeRedone, NoticeNothingRedo, s.past.Redo)
}

// CanUndo reports whether there is something to undo.
func (s *Session) CanUndo() bool {
	return s.past.CanUndo() && !s.options.ReadOnly
}

func (s *Session) reverse(ctx context.Context, done, nothing NoticeKind, newest func(context.Context) (annotate.Action, bool, error)) error {
	s.LeaveNote()
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
	sheet, err := s.goToSubject(ctx, a.Entries[0].Key)
	if err != nil || sheet == nil {
		return err
	}
	return s.reverseAction(ctx, a, sheet, done)
}

// reverseAction writes the reversal of one action on the sheet it concerns.
func (s *Session) reverseAction(ctx context.Context, a annotate.Action, sheet *annotate.Sheet, done NoticeKind) error {
	entries, kept, err := s.past.Reverse(ctx, s.pen, a, sheet.CurrentID)
	if err != nil {
		return err
	}
	for _, e := range entries {
		s.put(sheet, e)
	}
	s.commit()
	if len(entries) == 0 {
		s.tellChange(NoticeKept, kept[0], kept[0], 0)
		return nil
	}
	s.showReversed(a, entries, len(kept), done)
	return nil
}

// showReversed outlines what changed and says it: for an action of several
// entries the submission, else the one that was written first.
func (s *Session) showReversed(a annotate.Action, entries []annotate.Entry, kept int, done NoticeKind) {
	shown := entries[0]
	if done == NoticeUndone {
		shown = entries[len(entries)-1] // they were reversed last to first
	}
	for _, e := range entries {
		if e.Key.Kind == annotate.KindSubmission {
			shown = e
		}
		s.outlined = append(s.outlined, annotate.Slot{Field: e.Key.Field, Target: e.Key.Target})
	}
	original := shown
	for _, e := range a.Entries {
		if e.ID == shown.Undoes {
			original = e
		}
	}
	s.activateReversed(shown)
	s.tellChange(done, original, shown, kept)
}

// activateReversed leads to the control that an undo or redo changed, or to
// the field where work goes on.
func (s *Session) activateReversed(shown annotate.Entry) {
	slot := annotate.Slot{Field: shown.Key.Field, Target: shown.Key.Target}
	switch _, visible := s.row(slot); {
	case shown.Key.Kind == annotate.KindAnswer && visible:
		s.answered = slot
		s.activate(slot, true)
	case s.Current().State(s.book) == annotate.Submitted:
		s.activate(annotate.Slot{}, false)
	default:
		s.activateFirst()
	}
}

func (s *Session) tellChange(kind NoticeKind, from, to annotate.Entry, kept int) {
	s.tell(Notice{
		Kind: kind, Field: s.book.Field(to.Key.Field), Target: s.Target(to.Key.Target),
		From: from.Value, To: to.Value, Submit: to.Key.Kind == annotate.KindSubmission, Kept: kept,
	})
}

// goToSubject makes the paragraph that an answer is about current, in the round
// of the answer. Where the key was shown it stays away, says so and returns nil.
func (s *Session) goToSubject(ctx context.Context, key annotate.Key) (*annotate.Sheet, error) {
	sheet, here := s.sheets[key.Subject], key.Round == s.round
	if sheet == nil || !here {
		var err error
		here = false
		if sheet, err = s.store.Sheet(ctx, key.Subject, s.layer, key.Round, s.options.Annotator); err != nil {
			return nil, err
		}
	}
	if s.closed(sheet) {
		s.tell(Notice{Kind: NoticeClosed, Paragraph: sheet.Paragraph.Position})
		return nil, nil
	}
	if !here {
		if err := s.readArticle(ctx, sheet.Paragraph.Article, key.Round); err != nil {
			return nil, err
		}
		s.arrive(s.indexOf(key.Subject))
		return s.Current(), nil
	}
	if i := s.indexOf(key.Subject); i != s.at {
		s.arrive(i)
	}
	return sheet, nil
}
