package team

import (
	"context"
	"errors"

	"plumbline/annotate"
)

// Editions is where versions of a text are read and written.
type Editions interface {
	ArticleReader
	ArticleWriter
}

// Keep lets one version of a text take the place of others that are in use beside it,
// one after the other. They are withdrawn; what was answered of paragraphs that stand
// in both is carried to the one that is kept, and stays with the others too. A version
// without a paragraph in common is withdrawn alone.
func Keep(ctx context.Context, project Editions, pen *annotate.Pen, kept string, others ...string) error {
	text, err := project.Article(ctx, kept)
	if err != nil {
		return err
	}
	for _, other := range others {
		made, err := Correct(ctx, project, pen, other, text)
		var refused *annotate.Error
		if errors.As(err, &refused) && refused.Message.Key() == "correct.another-text" {
			made = &Correction{Here: true}
			made.Entries, err = Decide(ctx, project, pen, ArticleFact(other, annotate.MetaWithdrawn, annotate.Yes))
		}
		if err != nil {
			return err
		}
		if err := made.Write(ctx, project); err != nil {
			return err
		}
	}
	return nil
}
