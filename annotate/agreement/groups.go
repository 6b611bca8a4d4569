package agreement

import (
	"math"
	"slices"
)

// The sizes of groups. Of one annotator nothing is told, because it would be told of a
// person; of few, nothing that others than the lead should read.
const (
	leastOfGroup  = 2
	publicOfGroup = 5
)

// Groups computes Krippendorff's alpha within each group of annotators who share
// an attribute, such as a language or a team, and then, between every two groups, the
// cross-replication reliability (see replication), first by itself and then over the
// alphas within the two groups. Attributes holds one for each annotator; those with an
// empty one belong to no group. The groups come sorted by name.
func Groups(t *Table, attributes []string, level Level, plan Plan) []Result {
	names := slices.Compact(slices.Sorted(slices.Values(attributes)))
	names = slices.DeleteFunc(names, func(name string) bool { return name == "" })
	members := make([][]int, len(names))
	for a, attribute := range attributes {
		if at, ok := slices.BinarySearch(names, attribute); ok {
			members[at] = append(members[at], a)
		}
	}
	var results []Result
	for i := range names {
		r := t.within(names[i], members[i], level, plan)
		r.Group = &names[i]
		results = append(results, r)
	}
	for i := range names {
		for j := i + 1; j < len(names); j++ {
			for _, r := range t.between([2]string{names[i], names[j]}, [2][]int{members[i], members[j]}, level, plan) {
				r.Group, r.Across = &names[i], &names[j]
				results = append(results, r)
			}
		}
	}
	return results
}

func (t *Table) within(name string, members []int, level Level, plan Plan) Result {
	if len(members) < leastOfGroup {
		return undefined(KrippendorffAlpha, level, 0, because(GroupOfOne, "Group", name))
	}
	group := t.Only(members...)
	return group.WithInterval(Compute(group, Coefficient{KrippendorffAlpha, level}), plan).small(name, members)
}

// small marks a result of few annotators.
func (r Result) small(name string, members []int) Result {
	if r.Value == nil || len(members) >= publicOfGroup {
		return r
	}
	return r.note(because(GroupSmall, "Group", name, "Annotators", len(members)))
}

// between computes the cross-replication reliability of two groups on the units that
// both labelled, and the same over the alphas within them.
func (t *Table) between(names [2]string, members [2][]int, level Level, plan Plan) []Result {
	for g, name := range names {
		if len(members[g]) < leastOfGroup {
			why := because(GroupOfOne, "Group", name)
			return []Result{undefined(CrossReplication, level, 0, why), undefined(NormalisedReplication, level, 0, why)}
		}
	}
	both := t.Only(slices.Concat(members[0], members[1])...)
	inFirst := make([]bool, len(both.annotators))
	for i := range members[0] {
		inFirst[i] = true
	}
	x := both.replication(inFirst, level)
	shared := both.Where(func(unit int) bool {
		who, _ := both.Unit(unit)
		n := 0
		for _, a := range who {
			if inFirst[a] {
				n++
			}
		}
		return n > 0 && n < len(who)
	})
	n := shared.UnitsWith(1)
	if n == 0 {
		why := because(NoSharedUnits, "One", names[0], "Other", names[1])
		return []Result{undefined(CrossReplication, level, 0, why), undefined(NormalisedReplication, level, 0, why)}
	}
	if !slices.Contains(t.scheme.Levels(), level) {
		why := because(NoSuchLevel, "Type", t.scheme.scale, "Level", level)
		return []Result{undefined(CrossReplication, level, n, why), undefined(NormalisedReplication, level, n, why)}
	}
	r := shared.replicated(CrossReplication, x, level, n, plan, shared.oneSharedCategory(n))
	over := *x
	why := shared.oneSharedCategory(n)
	for g := range members {
		own := both.Only(indexes(inFirst, g == firstGroup)...)
		alpha := Compute(own, Coefficient{KrippendorffAlpha, level})
		if alpha.Value == nil || *alpha.Value <= 0 {
			why = because(NothingToNormalise, "Group", names[g])
			break
		}
		over.own[g] = newAlphaTally(own, level)
	}
	if over.own[0] == nil || over.own[1] == nil {
		return []Result{r.small(names[0], members[0]).small(names[1], members[1]), undefined(NormalisedReplication, level, n, why)}
	}
	normal := both.replicated(NormalisedReplication, &over, level, n, plan, why)
	results := []Result{r, normal}
	for i := range results {
		results[i] = results[i].small(names[0], members[0]).small(names[1], members[1])
	}
	return results
}

// indexes are those at which a list says so.
func indexes(list []bool, is bool) []int {
	var at []int
	for i, x := range list {
		if x == is {
			at = append(at, i)
		}
	}
	return at
}

// oneSharedCategory says why there is no value where both groups can be compared.
func (t *Table) oneSharedCategory(units int) Reason {
	for _, v := range t.values {
		return t.oneCategory(units, t.scheme.labels[v])
	}
	return because(NoLabels)
}

// replicated computes the value with its interval.
func (t *Table) replicated(statistic Statistic, x *replication, level Level, units int, plan Plan, why Reason) Result {
	held := t.scheme.holding(x)
	f := t.frame(held, plan)
	l := f.leaveOut(held)
	if l == nil {
		return undefined(statistic, level, units, why)
	}
	r := valued(statistic, level, units, l.value)
	if r.Value == nil {
		return r
	}
	if statistic == CrossReplication {
		return t.withInterval(r, x, plan)
	}
	if plan.Articles != nil {
		r.Articles = f.paired
	}
	r = r.marked(l, held, plan)
	if plan.Draws > 0 {
		return r.withDraws(t.frame(x, plan).bootstrap(x, plan), plan)
	}
	return r.asItIs(l)
}

// asItIs adds an interval without a transform, for a ratio of coefficients, which has
// no bound.
func (r Result) asItIs(l *leaving) Result {
	none := NoInterval
	if r.Articles > 0 {
		none = NoIntervalOne
	}
	se := math.Sqrt(l.variance())
	switch {
	case l.count < 2:
		return r.note(because(none))
	case l.unvalued:
		return r.note(because(NoIntervalWithout))
	case se < residue:
		return r.note(because(NoSpread))
	}
	width := student(min(l.evenly, l.rarely)) * se
	r.SE, r.CI95 = &se, &[2]float64{*r.Value - width, *r.Value + width}
	return r
}
