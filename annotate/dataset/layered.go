package dataset

import (
	"context"
	"slices"

	"plumbline/annotate"
)

// layered is a project of which only some layers are seen.
type layered struct {
	Source
	layers []annotate.Layer
}

// EachSheet passes over the sheets of other layers.
func (l layered) EachSheet(ctx context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error {
	return l.Source.EachSheet(ctx, func(a *annotate.Article, sheet *annotate.Sheet) error {
		if !slices.Contains(l.layers, sheet.Layer) {
			return nil
		}
		return visit(a, sheet)
	})
}
