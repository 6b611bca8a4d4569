package labelling

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/practice"
)

// closed reports whether a sheet takes no more answers: in practice the key was
// shown with its submission.
func (o *opened) closed(sheet *annotate.Sheet) bool {
	return o.practice && sheet != nil && sheet.State(o.book) == annotate.Submitted
}

// Feedback compares the current paragraph with its key, once it is submitted
// for practice.
func (o *opened) Feedback() (practice.Feedback, bool) {
	sheet := o.Current()
	if o.key == nil || !o.closed(sheet) {
		return practice.Feedback{}, false
	}
	return o.key.Compare(o.book, sheet), true
}

// Score sums up the paragraphs of the current article that were submitted for
// practice.
func (o *opened) Score() practice.Score {
	var all []practice.Feedback
	if o.key != nil {
		for i := range o.article.Paragraphs {
			if sheet := o.Sheet(i); o.closed(sheet) {
				all = append(all, o.key.Compare(o.book, sheet))
			}
		}
	}
	return practice.ScoreOf(o.book, all)
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
	return s.readKey(ctx, s.store)
}

// readKey reads the key of the article in practice; elsewhere there is none.
func (o *opened) readKey(ctx context.Context, from practice.Source) (err error) {
	if o.practice {
		o.key, err = practice.KeyOf(ctx, from, o.article.ID)
	}
	return err
}
