package review

import (
	"slices"

	"plumbline/annotate/agreement"
)

// mostPairs is the number of annotators up to which everyone stands beside everyone.
const mostPairs = 30

// Pairs returns alpha by the question's own metric for every two annotators,
// the first before the second, each with its interval. N of each is the number
// of paragraphs that both answered. Of more than 30 annotators there are none: plumb agree
// has the highest and the lowest.
func (r *Row) Pairs(d Draws) []agreement.Result {
	if r.Table.ActiveAnnotators() > mostPairs {
		return nil
	}
	pairs := r.pairs()
	names := r.Table.Annotators()
	for i := range pairs {
		first, second := slices.Index(names, pairs[i].Pair[0]), slices.Index(names, pairs[i].Pair[1])
		pairs[i] = r.bounded(pairs[i], r.Table.Only(first, second), d)
	}
	return pairs
}

// pairs are those of Pairs without intervals.
func (r *Row) pairs() []agreement.Result { return r.OfPeople(agreement.Pairs(r.Table, r.alpha())) }

// Between lists the paragraphs that two annotators answered differently, those first on
// which the two are farthest apart; that is their difficulty here.
func (r *Row) Between(first, second string) []Divided {
	names := r.Table.Annotators()
	a, b := int32(slices.Index(names, first)), int32(slices.Index(names, second))
	list := r.behind(func(who, values []int32) bool {
		i, j := slices.Index(who, a), slices.Index(who, b)
		return i >= 0 && j >= 0 && values[i] != values[j]
	})
	for i := range list {
		dispute := &list[i].Disputes[0]
		answer := func(who string) string {
			return dispute.Answers[slices.IndexFunc(dispute.Answers, func(x Answer) bool { return x.Annotator == who })].Value
		}
		dispute.Difficulty = Distance(r.whole.q.field, answer(first), answer(second))
		list[i].Difficulty = dispute.Difficulty
	}
	return hardestFirst(list)
}
