package team

import (
	"context"
	"unicode/utf8"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// FoundSource is what a batch of articles that were found is planned from.
type FoundSource interface {
	Catalogue(ctx context.Context) ([]annotate.Summary, error)
}

// FoundBatch is a batch of the articles that were found: whole articles, as a paragraph is
// read in its context.
type FoundBatch struct {
	annotate.Frame
	Left  int // articles that leave another batch for it
	Aside int // that were found and are not annotated: for practice
	Facts []Fact
}

// PlanFound works out what it takes to make a batch of what a line of a query found.
// Nothing is written.
func PlanFound(ctx context.Context, from FoundSource, batch, query string, found annotate.Collected) (*FoundBatch, error) {
	catalogue, err := from.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	b := &FoundBatch{Frame: annotate.Frame{Batch: batch, Query: query}}
	for _, a := range catalogue {
		switch {
		case annotate.FoldText(a.Meta.Batch) == annotate.FoldText(batch):
			return nil, annotate.Fail(annotate.CodeExists, "team.batch-exists", "Batch", sentence.Quoted(a.Meta.Batch))
		case found.Found[a.ArticleID] == 0:
		case !a.Meta.AskedIn(annotate.LayerAnnotation):
			b.Aside++
		default:
			if a.Meta.Batch != "" {
				b.Left++
			}
			b.Add(found.Found[a.ArticleID], found.Wholes[a.ArticleID])
			b.Facts = append(b.Facts, ArticleFact(a.ArticleID, annotate.MetaBatch, batch))
		}
	}
	if b.Articles == 0 {
		return nil, annotate.Fail(annotate.CodeNotFound, "team.nothing-found")
	}
	value := b.Value()
	if n := utf8.RuneCountInString(value); n > annotate.MaxValue {
		return nil, annotate.Fail(annotate.CodeInvalid, "team.query-too-long", "Characters", n, "Most", annotate.MaxValue)
	}
	b.Facts = append(b.Facts, Fact{b.Key(), value})
	return b, nil
}
