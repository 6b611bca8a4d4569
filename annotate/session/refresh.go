package session

import (
	"context"

	"plumbline/annotate"
)

// Refresh takes up what another program wrote to the project. While answers
// of this session are on their way to disk it does nothing and reports false.
func (s *Session) Refresh(ctx context.Context) (bool, error) {
	if s.saver.Pending() > 0 || s.note.dirty {
		return false, nil
	}
	if err := s.readProject(ctx); err != nil {
		return false, err
	}
	if s.article == nil {
		return true, s.Resume(ctx)
	}
	article, err := s.store.Article(ctx, s.article.ID)
	if err != nil {
		return false, err
	}
	sheets, err := s.store.Sheets(ctx, article.ID, s.layer, s.round, s.options.Annotator)
	if err != nil {
		return false, err
	}
	s.article, s.sheets = article, sheets
	s.leaveHidden()
	return true, nil
}

// leaveHidden leaves the active field if it is no longer asked.
func (s *Session) leaveHidden() {
	if _, ok := s.row(s.active); !ok {
		s.activate(annotate.Slot{}, false)
	}
}
