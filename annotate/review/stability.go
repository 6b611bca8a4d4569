package review

import (
	"fmt"
	"slices"

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
	c := columns{
		again: annotator,
		names: []string{RoundName(annotator, FirstRound), RoundName(annotator, round)},
		of:    make([]int32, len(a.sheets)),
	}
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

// Repeated lists the annotators who were asked something again, sorted.
func (a *Answers) Repeated(f Filter) []string {
	var list []string
	for round := range a.rounds() {
		for i, is := range a.chosen(f, round) {
			if is {
				list = append(list, a.annotators.list[a.sheets[i].annotator])
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// rounds are the later rounds that there are.
func (a *Answers) rounds() map[int]bool {
	rounds := make(map[int]bool)
	for _, s := range a.sheets {
		if s.round > FirstRound && !s.replaced {
			rounds[int(s.round)] = true
		}
	}
	return rounds
}

// RoundName is what an annotator is called in one round, where rounds are
// compared.
func RoundName(annotator string, round int) string {
	return fmt.Sprintf("%s, round %d", annotator, round)
}
