package importing

import (
	"context"
	"errors"

	"plumbline/annotate/ingest"
	"plumbline/annotate/ingest/alike"
)

// Comparison is an article beside one that is like it.
type Comparison struct {
	Old, Now []string // the paragraphs of the other one, and of this one
	Share    float64  // of the shorter of both that stands in the other
	Changes  []alike.Change
}

// Compare sets an article beside one that is like it, elsewhere.
func (s *Session) Compare(a *Article, l Like, done func(Comparison)) {
	own, other := s.textsNow(a), s.textsNow(l.Other)
	var c Comparison
	s.elsewhere(func() (err error) {
		ctx := context.Background()
		if c.Now, err = own(ctx); err != nil {
			return err
		}
		if l.Other != nil {
			c.Old, err = other(ctx)
		} else {
			c.Old, err = s.textsHere(ctx, l.ID)
		}
		c.Share, c.Changes = alike.Share(c.Old, c.Now), alike.Differences(c.Old, c.Now)
		return err
	}, func(err error) {
		switch {
		case s.closed, errors.Is(err, context.Canceled):
		case err != nil:
			s.screen.Failed(err)
		default:
			done(c)
		}
	})
}

// textsHere are the texts of an article of the project.
func (s *Session) textsHere(ctx context.Context, id string) ([]string, error) {
	a, err := s.options.Project.Article(ctx, id)
	if err != nil {
		return nil, err
	}
	texts := make([]string, len(a.Paragraphs))
	for i := range a.Paragraphs {
		texts[i] = a.Paragraphs[i].Text
	}
	return texts, nil
}

// textsNow gets the texts of an article that was found, as it stands now; they may
// have to be read again.
func (s *Session) textsNow(a *Article) func(context.Context) ([]string, error) {
	if a == nil {
		return nil
	}
	edited, texts, f := a.edited, a.File.texts, a.File
	return func(ctx context.Context) ([]string, error) {
		if edited != nil {
			var all []string
			for _, p := range edited {
				if !p.Out {
					all = append(all, p.Text)
				}
			}
			return all, nil
		}
		if texts == nil {
			var err error
			var again [][]ingest.Paragraph
			if again, err = readAgain(ctx, f); err != nil {
				return nil, err
			}
			texts = again
		}
		return textsOf(texts[a.index]), nil
	}
}
