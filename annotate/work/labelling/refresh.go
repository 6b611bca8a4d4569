package labelling

import (
	"context"

	"plumbline/annotate"
)

// Refresh reads what another program wrote to the project. While answers
// of this session are on their way to disk it does nothing and reports false.
func (s *Session) Refresh(ctx context.Context) (bool, error) {
	if s.Pending() > 0 || s.Text.Typing() {
		return false, nil
	}
	was := s.book
	highest, err := s.store.HighestStamp(ctx)
	if err != nil {
		return false, err
	}
	if err := s.readProject(ctx); err != nil {
		return false, err
	}
	if err := s.ReadTiming(ctx); err != nil {
		return false, err
	}
	s.Writer.Pen.Codebook = s.book.Hash
	s.Writer.Pen.Seen(highest)
	switch {
	case s.consent != nil: // to another text: nothing is asked until they agree
		s.close()
		return true, nil
	case s.article == nil:
		return true, s.Resume(ctx)
	}
	next, err := s.read(ctx, s.article.ID, s.round)
	if err != nil {
		return false, err
	}
	current := s.numberOf(s.at)
	s.opened = next
	s.stay(current)
	left := s.leaveHidden()
	if left && s.book.Hash != was.Hash && !s.Current().Finished(s.book) {
		s.First()
	}
	return true, nil
}

// leaveHidden leaves the active field if it is no longer asked, and reports
// whether none is active.
func (s *Session) leaveHidden() bool {
	_, active := s.Active()
	if !active {
		s.Move(annotate.Slot{}, false)
	}
	return !active
}
