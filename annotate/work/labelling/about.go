package labelling

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/answering"
)

// About is a question about an article that was finished; work goes on once it is
// answered or put off.
type About struct {
	annotate.ArticleQuestion
	Article, Title string
}

// AsksAbout is the question about the article at hand that waits for the annotator, or nil.
func (s *Session) AsksAbout() *About { return s.about }

// AnswerAbout answers the question about the article with one of its options and goes on;
// "" puts it off.
func (s *Session) AnswerAbout(ctx context.Context, option string) error {
	q := s.about
	if q == nil {
		return nil
	}
	s.about = nil
	if option != "" {
		if err := s.writeAbout(ctx, q.Article, q.Field, option); err != nil {
			return err
		}
	}
	return s.NextArticle(ctx)
}

// Recognise records how far the annotator recognises the outlet of the article at hand.
func (s *Session) Recognise(ctx context.Context, option string) error {
	s.Quiet()
	if s.article == nil {
		return nil
	}
	if err := s.writeAbout(ctx, s.article.ID, annotate.FieldRecognised, option); err != nil {
		return err
	}
	s.Tell(answering.Notice{Kind: NoticeRecognised})
	return nil
}

func (s *Session) writeAbout(ctx context.Context, article, field, option string) error {
	if err := s.mayRecord(); err != nil {
		return err
	}
	s.Text.Leave()
	key := annotate.ArticleAnswerKey(article, s.options.Annotator, field)
	now, err := s.store.Stands(ctx, key)
	if err != nil {
		return err
	}
	s.Writer.RecordValue(now, key, option)
	return s.Flush()
}

// finishArticle asks what is to be asked about the finished article, or goes on.
func (s *Session) finishArticle(ctx context.Context) error {
	about, err := s.waitingAbout(ctx)
	if err != nil || about == nil {
		if err == nil {
			err = s.NextArticle(ctx)
		}
		return err
	}
	s.about = about
	s.Move(annotate.Slot{}, false)
	return nil
}

// waitingAbout is the first question about the article at hand that the annotator is to be
// asked and has not answered: in the first round, of who leads not, and where the project's
// setting is on.
func (s *Session) waitingAbout(ctx context.Context) (*About, error) {
	if s.options.ReadOnly || !s.keepsBookmark() || s.store.Viewer().Lead {
		return nil, nil
	}
	for _, q := range annotate.ArticleQuestions() {
		on, err := s.store.Current(ctx, annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: q.Setting})
		if err != nil || on == nil || on.Value != annotate.Yes {
			return nil, err
		}
		answer, err := s.store.Current(ctx, annotate.ArticleAnswerKey(s.article.ID, s.options.Annotator, q.Field))
		if err != nil {
			return nil, err
		}
		if answer == nil || answer.Value == "" {
			return &About{q, s.article.ID, s.article.Meta.Title}, nil
		}
	}
	return nil, nil
}
