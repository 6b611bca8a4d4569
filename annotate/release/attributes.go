package release

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// Attributes of people go along only where nobody can be counted down to.
const (
	// FewestAlike is how many people, at least, have told the same of themselves, and by how
	// many two releases differ if they differ.
	FewestAlike = 5
	// SmallestTeam is how many people a team has, at least.
	SmallestTeam = 10
)

// Told counts what the people of a team told of themselves, by attribute and value; "" is
// that they told nothing. It is refused where, of the attributes together, fewer than
// FewestAlike have told the same, where the team is smaller than SmallestTeam, or where
// taking the counts of an earlier release away would leave fewer.
func Told(attributes []annotate.Attribute, names, team []string, earlier []annotate.Release) (map[string]map[string]int, error) {
	if len(names) == 0 {
		return nil, nil
	}
	if len(team) < SmallestTeam {
		return nil, annotate.Fail(annotate.CodeInvalid, "release.team", "Count", len(team), "Fewest", SmallestTeam)
	}
	of := toldBy(attributes)
	for _, name := range names {
		if !slices.ContainsFunc(attributes, func(a annotate.Attribute) bool { return a.Name == name }) {
			return nil, annotate.Fail(annotate.CodeNotFound, "release.no-attribute", "Attribute", sentence.Quoted(annotate.Visible(name)))
		}
	}
	together, told := make(map[string]int), make(map[string]map[string]int)
	for _, id := range team {
		var all []string
		for _, name := range names {
			value := of[name][id]
			if told[name] == nil {
				told[name] = make(map[string]int)
			}
			told[name][value]++
			all = append(all, value)
		}
		together[strings.Join(all, "\x00")]++
	}
	for _, values := range slices.Sorted(maps.Keys(together)) {
		if n := together[values]; n < FewestAlike {
			shown := strings.Join(strings.FieldsFunc(values, func(r rune) bool { return r == 0 }), ", ")
			return nil, annotate.Fail(annotate.CodeInvalid, "release.few", "Values", sentence.Quoted(cmp.Or(annotate.Visible(shown), "–")),
				"Count", n, "Fewest", FewestAlike)
		}
	}
	for _, before := range earlier {
		if err := apart(before, told); err != nil {
			return nil, err
		}
	}
	return told, nil
}

// apart refuses counts that differ from those of an earlier release by a few people.
func apart(before annotate.Release, told map[string]map[string]int) error {
	for _, name := range slices.Sorted(maps.Keys(told)) {
		had, both := before.Told[name]
		if !both {
			continue
		}
		values := maps.Clone(told[name])
		maps.Copy(values, had)
		for _, value := range slices.Sorted(maps.Keys(values)) {
			if d := told[name][value] - had[value]; d != 0 && max(d, -d) < FewestAlike {
				return annotate.Fail(annotate.CodeInvalid, "release.difference", "Attribute", sentence.Quoted(annotate.Visible(name)),
					"Release", sentence.Quoted(before.Name), "Fewest", FewestAlike)
			}
		}
	}
	return nil
}

// toldBy is what each person told, by attribute.
func toldBy(attributes []annotate.Attribute) map[string]map[string]string {
	of := make(map[string]map[string]string)
	for _, a := range attributes {
		if of[a.Name] == nil {
			of[a.Name] = make(map[string]string)
		}
		of[a.Name][a.Annotator] = a.Value
	}
	return of
}
