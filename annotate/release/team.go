package release

import (
	"context"
	"maps"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
)

// Team lists who submitted anything in the first round, by their ids in the project.
func Team(ctx context.Context, from dataset.Source) ([]string, error) {
	book, err := from.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	team := make(map[string]bool)
	err = from.EachSheet(ctx, func(a *annotate.Article, s *annotate.Sheet) error {
		if s.Layer == annotate.LayerAnnotation && s.Round == annotate.FirstRound && a.Meta.AskedIn(s.Layer) && !team[s.Annotator] &&
			s.State(book) == annotate.Submitted {
			team[s.Annotator] = true
		}
		return nil
	})
	return slices.Sorted(maps.Keys(team)), err
}
