package agreement

import "slices"

// Groups computes Krippendorff's alpha within each group of annotators who share
// an attribute, such as a language or a team, and then between every two groups.
// Attributes holds one for each annotator; those with an empty one belong to no
// group. The groups come sorted by name.
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
			r := t.between([2]string{names[i], names[j]}, members[i], members[j], level, plan)
			r.Group, r.Across = &names[i], &names[j]
			results = append(results, r)
		}
	}
	return results
}

func (t *Table) within(name string, members []int, level Level, plan Plan) Result {
	if len(members) == 1 {
		return undefined(KrippendorffAlpha, level, 0, because(GroupOfOne, "Group", name, "Annotator", t.annotators[members[0]]))
	}
	alpha := Coefficient{KrippendorffAlpha, level}
	group := t.Only(members...)
	return group.WithInterval(Compute(group, alpha), plan)
}

// between computes alpha from the pairs of labels that come from both groups,
// on the units that both labelled.
func (t *Table) between(names [2]string, first, second []int, level Level, plan Plan) Result {
	both := t.Only(append(slices.Clone(first), second...)...)
	a := &across{inFirst: make([]bool, len(both.annotators))}
	for i := range first {
		a.inFirst[i] = true
	}
	both = both.Where(func(unit int) bool {
		who, _ := both.Unit(unit)
		n := a.firstOf(who)
		return n > 0 && n < len(who)
	})
	patterns := both.patterns(true)
	c := a.coincidences(both.scheme.Len(), patterns)
	if c.units == 0 {
		return undefined(KrippendorffAlpha, level, 0, because(NoSharedUnits, "One", names[0], "Other", names[1]))
	}
	r := both.alpha(c, level)
	if r.Value == nil {
		return r
	}
	a.alphaTally = newAlphaTally(both, c, level)
	return both.withInterval(r, a, plan)
}
