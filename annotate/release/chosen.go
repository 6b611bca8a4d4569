package release

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
)

// chosenSource is the part of a project that a package is of: the articles and the answers
// that were chosen. What is told of the data is told of these alone, and so is who labelled.
type chosenSource struct {
	Source
	export *dataset.Export
	takes  func(*annotate.Article, *annotate.Sheet) bool
}

// chosen is the part of a project that an export is of.
func chosen(ctx context.Context, e dataset.Export, from Source) (Source, error) {
	e.Submitted, e.Layers = true, []annotate.Layer{annotate.LayerAnnotation}
	if len(e.Only) == 0 && reflect.ValueOf(e.Filter).IsZero() {
		return from, nil
	}
	takes, err := e.Takes(ctx, from)
	return &chosenSource{from, &e, takes}, err
}

// EachSheet passes over what was not chosen.
func (c *chosenSource) EachSheet(ctx context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error {
	return c.Source.EachSheet(ctx, func(a *annotate.Article, s *annotate.Sheet) error {
		if !c.export.Only.Has(a.ID, a.Meta) || s.Layer == annotate.LayerAnnotation && !c.takes(a, s) {
			return nil
		}
		return visit(a, s)
	})
}

// Articles are those that were chosen.
func (c *chosenSource) Articles(ctx context.Context) ([]annotate.Article, error) {
	all, err := c.Source.Articles(ctx)
	return slices.DeleteFunc(all, func(a annotate.Article) bool { return !c.export.Only.Has(a.ID, a.Meta) }), err
}

// EachParagraph visits those of the articles that were chosen.
func (c *chosenSource) EachParagraph(ctx context.Context, visit func(*annotate.Article, annotate.Paragraph) error) error {
	return c.Source.EachParagraph(ctx, func(a *annotate.Article, p annotate.Paragraph) error {
		if !c.export.Only.Has(a.ID, a.Meta) {
			return nil
		}
		return visit(a, p)
	})
}

// Team lists who submitted anything that an export takes, by their ids in the project.
func Team(ctx context.Context, e dataset.Export, from Source) ([]string, error) {
	from, err := chosen(ctx, e, from)
	if err != nil {
		return nil, err
	}
	book, err := from.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	team := make(map[string]bool)
	err = from.EachSheet(ctx, func(a *annotate.Article, s *annotate.Sheet) error {
		if s.Layer == annotate.LayerAnnotation && a.Meta.AskedIn(s.Layer) && !team[s.Annotator] && s.State(book) == annotate.Submitted {
			team[s.Annotator] = true
		}
		return nil
	})
	return sortedKeys(team), err
}

// narrowedTo says, for people, what an export was narrowed to, "" for nothing.
func narrowedTo(e *dataset.Export) string { return strings.Join(narrowings(e), ", ") }

// partOf says which part of a project an export is of, the same of the same part, "" for all
// of what annotators said and what was decided.
func partOf(e *dataset.Export) string {
	all := narrowings(e)
	usual := []annotate.Layer{annotate.LayerAnnotation, annotate.LayerFinal}
	if layers := slices.Sorted(slices.Values(e.Layers)); len(layers) > 0 && !slices.Equal(layers, usual) {
		for _, l := range layers {
			all = append(all, "layer="+string(l))
		}
	}
	if e.Withdrawn {
		all = append(all, "withdrawn articles too")
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), ", ")
}

func narrowings(e *dataset.Export) (all []string) {
	for _, f := range e.Only {
		all = append(all, f.Field+"="+f.Value)
	}
	all = append(all, e.Filter.Annotators...)
	for _, how := range e.Filter.Recognised {
		all = append(all, annotate.FieldRecognised+"="+how)
	}
	if !e.Filter.From.IsZero() {
		all = append(all, "submitted from "+e.Filter.From.Format(time.DateOnly))
	}
	if !e.Filter.Until.IsZero() {
		all = append(all, "submitted until "+e.Filter.Until.AddDate(0, 0, -1).Format(time.DateOnly))
	}
	return all
}
