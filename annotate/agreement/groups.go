package agreement

import "slices"

// Groups computes a coefficient within each group of annotators who share an
// attribute, such as a language or a team. Attributes holds one for each
// annotator; those with an empty one belong to no group. The groups come
// sorted by name.
func Groups(t *Table, attributes []string, coefficient Coefficient, plan Plan) []Result {
	members := make(map[string][]int)
	var names []string
	for a, attribute := range attributes {
		if attribute == "" {
			continue
		}
		if members[attribute] == nil {
			names = append(names, attribute)
		}
		members[attribute] = append(members[attribute], a)
	}
	slices.Sort(names)
	results := make([]Result, len(names))
	for i, name := range names {
		group := t.Only(members[name]...)
		r := Compute(group, coefficient).WithDraws(Bootstrap(group, coefficient, plan), plan)
		r.Group = &names[i]
		results[i] = r
	}
	return results
}
