package unitizing

import (
	"cmp"
	"slices"
)

// disorder is the cost of the best alignment of spans, by the mean number of spans of
// an annotator. exact is false where not every alignment was tried, done where it was
// too much to find.
//
// A unitary alignment takes at most one span of each annotator and costs the mean
// dissimilarity of all pairs of annotators; each span is in one. An alignment of single
// spans costs 1 for each; what another one saves of this is its gain, and the best
// alignment is the one that gains the most.
func disorder(marked [][]stretch, align aligning) (value float64, exact, done bool) {
	spans := byMiddle(marked)
	if len(spans) == 0 {
		return 0, true, true
	}
	candidates, exact := candidatesOf(spans, len(marked))
	gain, best, done := align(len(spans), candidates)
	return (float64(len(spans)) - gain) / (float64(len(spans)) / float64(len(marked))), exact && best, done
}

// aligning takes of so many spans' candidates those that gain the most, no two with a
// span in common; done is false if that was too much.
type aligning func(spans int, candidates []unitary) (gain float64, exact, done bool)

// owned is a span with whose it is.
type owned struct {
	stretch
	annotator int
}

func byMiddle(marked [][]stretch) []owned {
	var spans []owned
	for a, stretches := range marked {
		for _, p := range stretches {
			spans = append(spans, owned{p, a})
		}
	}
	slices.SortStableFunc(spans, func(a, b owned) int {
		return cmp.Or(cmp.Compare(a.begin+a.end, b.begin+b.end), cmp.Compare(a.annotator, b.annotator))
	})
	return spans
}
