package dataset

import (
	"context"

	"plumbline/annotate"
)

// beside is a project as it will be with new articles, of which nothing was said yet.
type beside struct {
	LabelSource
	articles   map[string]*annotate.Article
	paragraphs map[string]*annotate.Paragraph
}

func (b beside) add(a *annotate.Article) {
	b.articles[a.ID] = a
	for i := range a.Paragraphs {
		b.paragraphs[a.Paragraphs[i].ID] = &a.Paragraphs[i]
	}
}

// Article returns a new article, or one of the project.
func (b beside) Article(ctx context.Context, id string) (*annotate.Article, error) {
	if a := b.articles[id]; a != nil {
		return a, nil
	}
	return b.LabelSource.Article(ctx, id)
}

// Sheet returns the sheet of a paragraph, empty if it is of a new article.
func (b beside) Sheet(ctx context.Context, paragraph string, layer annotate.Layer, round int, annotator string) (*annotate.Sheet, error) {
	if p := b.paragraphs[paragraph]; p != nil {
		return annotate.NewSheet(*p, layer, round, annotator), nil
	}
	return b.LabelSource.Sheet(ctx, paragraph, layer, round, annotator)
}

// Sheets returns the sheets of an article, empty if it is new.
func (b beside) Sheets(
	ctx context.Context,
	article string,
	layer annotate.Layer,
	round int,
	annotator string,
) (map[string]*annotate.Sheet, error) {
	a := b.articles[article]
	if a == nil {
		return b.LabelSource.Sheets(ctx, article, layer, round, annotator)
	}
	sheets := make(map[string]*annotate.Sheet, len(a.Paragraphs))
	for _, p := range a.Paragraphs {
		sheets[p.ID] = annotate.NewSheet(p, layer, round, annotator)
	}
	return sheets, nil
}
