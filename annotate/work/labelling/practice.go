package labelling

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/practice"
)

// closed reports whether a sheet takes no more answers: in practice the key was
// shown with its submission.
func (s *Session) closed(sheet *annotate.Sheet) bool {
	return s.options.Layer == annotate.LayerPractice && sheet != nil && sheet.State(s.book) == annotate.Submitted
}

// Feedback compares the current paragraph with its key, once it is submitted
// for practice.
func (s *Session) Feedback() (practice.Feedback, bool) {
	sheet := s.Current()
	if s.key == nil || !s.closed(sheet) {
		return practice.Feedback{}, false
	}
	return s.key.Compare(s.book, sheet), true
}

// Score sums up the paragraphs of the current article that were submitted for
// practice.
func (s *Session) Score() practice.Score {
	var all []practice.Feedback
	if s.key != nil {
		for i := range s.article.Paragraphs {
			if sheet := s.Sheet(i); s.closed(sheet) {
				all = append(all, s.key.Compare(s.book, sheet))
			}
		}
	}
	return practice.ScoreOf(s.book, all)
}

// Attempt scores this go at all articles with a key, as far as it is on disk.
func (s *Session) Attempt(ctx context.Context) (practice.Attempt, error) {
	return practice.AttemptOf(ctx, s.store, s.options.Annotator, s.options.Round)
}

// uncover reads the key anew once a submission is on disk: before that the
// project does not show it.
func (s *Session) uncover(ctx context.Context) error {
	if err := s.Flush(); err != nil {
		return err
	}
	var err error
	s.key, err = s.readKey(ctx, s.article.ID)
	return err
}

// readKey reads the key of an article in practice; elsewhere there is none.
func (s *Session) readKey(ctx context.Context, article string) (*practice.Key, error) {
	if s.options.Layer != annotate.LayerPractice {
		return nil, nil
	}
	return practice.KeyOf(ctx, s.store, article)
}
