package review

import (
	"fmt"

	"plumbline/annotate/agreement"
)

// Stability is how far one annotator agrees with themselves: an overview whose
// tables have the answers of the first round in one column and those of a later
// round in the other. Everything else is as between two annotators: the
// question's own metric, n, intervals by WithIntervals, the paragraphs behind.
// Paragraphs that were asked once have one answer and count for nothing but the
// number of paragraphs.
func (a *Answers) Stability(annotator string, round int, f Filter) *Overview {
	f.Annotators = []string{annotator}
	first, again := a.chosen(f, FirstRound), a.chosen(f, round)
	c := columns{names: []string{RoundName(annotator, FirstRound), RoundName(annotator, round)}, of: make([]int32, len(a.sheets))}
	for i := range c.of {
		switch {
		case first[i]:
			c.of[i] = 0
		case again[i]:
			c.of[i] = 1
		default:
			c.of[i] = agreement.Missing
		}
	}
	return a.overview(c)
}

// RoundName is what an annotator is called in one round, where rounds are
// compared.
func RoundName(annotator string, round int) string {
	return fmt.Sprintf("%s, round %d", annotator, round)
}
