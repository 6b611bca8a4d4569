package labelling

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
	was := s.book
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
	key, err := s.readKey(ctx, article.ID)
	if err != nil {
		return false, err
	}
	current := s.numberOf(s.at)
	s.article, s.sheets, s.key = article, sheets, key
	s.stay(current)
	s.readAsked()
	s.leaveHidden()
	if s.book.Hash != was.Hash && s.active == (annotate.Slot{}) && s.Current().State(s.book) != annotate.Submitted {
		s.activateFirst()
	}
	return true, nil
}

// leaveHidden leaves the active field if it is no longer asked.
func (s *Session) leaveHidden() {
	if _, ok := s.row(s.active); !ok {
		s.activate(annotate.Slot{}, false)
	}
}

// takeUpRepeats reads the queue anew where paragraphs are asked again, since
// what was submitted meanwhile may have brought an earlier article back.
func (s *Session) takeUpRepeats(ctx context.Context) error {
	if s.Practising() || !s.repeats || s.saver.Flush() != nil {
		return nil // what could not be written is tried again, and told of elsewhere
	}
	return s.ReadQueue(ctx)
}
