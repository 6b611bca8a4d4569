package dataset

import (
	"context"
	"slices"

	"plumbline/annotate"
)

// standing is a project without the articles that were withdrawn.
type standing struct{ Source }

// EachSheet passes over the sheets of withdrawn articles.
func (s standing) EachSheet(ctx context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error {
	return s.Source.EachSheet(ctx, func(a *annotate.Article, sheet *annotate.Sheet) error {
		if a.Meta.Withdrawn {
			return nil
		}
		return visit(a, sheet)
	})
}

// Articles leaves out withdrawn articles.
func (s standing) Articles(ctx context.Context) ([]annotate.Article, error) {
	all, err := s.Source.Articles(ctx)
	return slices.DeleteFunc(all, func(a annotate.Article) bool { return a.Meta.Withdrawn }), err
}
