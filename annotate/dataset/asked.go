package dataset

import (
	"context"
	"slices"

	"plumbline/annotate"
)

// askedSource is a project without the articles that were withdrawn, unless they
// are wanted, without those that were not chosen, and without those that the wanted layers do not ask: what is for
// practice alone is no part of real work, whatever was answered before.
type askedSource struct {
	Source
	layers    []annotate.Layer
	withdrawn bool
	only      annotate.Selection
	programs  bool // what programs labelled is part of it
}

// asked is the part of a project that an export is of.
func (e *Export) asked(from Source) askedSource {
	return askedSource{Source: from, layers: e.layers(), withdrawn: e.Withdrawn, only: e.Only, programs: !e.Hides.Programs}
}

func (s askedSource) has(article string, m annotate.Meta, layer annotate.Layer) bool {
	m.Withdrawn = m.Withdrawn && !s.withdrawn
	return m.AskedIn(layer) && s.only.Has(article, m)
}

// EachSheet passes over the sheets of such articles.
func (s askedSource) EachSheet(ctx context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error {
	return s.Source.EachSheet(ctx, func(a *annotate.Article, sheet *annotate.Sheet) error {
		if !s.has(a.ID, a.Meta, sheet.Layer) || !s.reads(sheet.Layer) {
			return nil
		}
		return visit(a, sheet)
	})
}

// reads reports whether the sheets of a layer are needed: those that are wanted, and
// what final answers rest on.
func (s askedSource) reads(layer annotate.Layer) bool {
	if layer == annotate.LayerModel && !s.programs {
		return false
	}
	basis := layer == annotate.LayerAnnotation &&
		slices.ContainsFunc(s.layers, func(l annotate.Layer) bool { return l == annotate.LayerFinal || isComputed(l) })
	return basis || slices.Contains(s.layers, layer)
}

// Articles leaves out such articles.
func (s askedSource) Articles(ctx context.Context) ([]annotate.Article, error) {
	all, err := s.Source.Articles(ctx)
	return slices.DeleteFunc(all, func(a annotate.Article) bool {
		return !slices.ContainsFunc(s.layers, func(l annotate.Layer) bool { return s.has(a.ID, a.Meta, l) })
	}), err
}
