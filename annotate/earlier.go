package annotate

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"plumbline/annotate/codebook"
)

// Earlier is how many answers with a value somebody gave to a question so far: what a ruling
// on it can touch.
type Earlier struct {
	Value, Annotator string
	Count            int
}

// SheetSource is what every sheet of a project is read from.
type SheetSource interface {
	EachSheet(ctx context.Context, visit func(*Article, *Sheet) error) error
}

// EarlierAnswers counts the answers to a question that annotators gave so far, by value and
// by person, in articles that are in use.
func EarlierAnswers(ctx context.Context, from SheetSource, field string) ([]Earlier, error) {
	count := make(map[Earlier]int)
	err := from.EachSheet(ctx, func(a *Article, s *Sheet) error {
		if s.Layer != LayerAnnotation || a.Meta.Withdrawn {
			return nil
		}
		for slot, answer := range s.Answers {
			if slot.Field != field {
				continue
			}
			for _, value := range codebook.SplitSet(answer.Entry.Value) {
				count[Earlier{Value: value, Annotator: s.Annotator}]++
			}
		}
		return nil
	})
	all := slices.SortedFunc(maps.Keys(count), func(a, b Earlier) int {
		return cmp.Or(cmp.Compare(a.Value, b.Value), cmp.Compare(a.Annotator, b.Annotator))
	})
	for i := range all {
		all[i].Count = count[all[i]]
	}
	return all, err
}
