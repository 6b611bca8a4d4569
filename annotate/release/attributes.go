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
// FewestAlike have told the same, where the team is smaller than SmallestTeam, and where an
// earlier release would help: who holds two can match their people by what these answered,
// so that attributes of both count together, and what differs counts like what is told.
func Told(attributes []annotate.Attribute, names, team []string, earlier []annotate.Release) (annotate.Along, error) {
	var along annotate.Along
	names = slices.Compact(slices.Sorted(slices.Values(names)))
	if len(names) == 0 {
		return along, nil
	}
	if len(team) < SmallestTeam {
		return along, annotate.Fail(annotate.CodeInvalid, "release.team", "Count", len(team), "Fewest", SmallestTeam)
	}
	of := toldBy(attributes)
	for _, name := range names {
		if of[name] == nil {
			return along, annotate.Fail(annotate.CodeNotFound, "release.no-attribute", "Attribute", sentence.Quoted(annotate.Visible(name)))
		}
	}
	if err := alike(of.counted(names, team), "release.few"); err != nil {
		return along, err
	}
	along.Told = make(map[string]map[string]int)
	for _, name := range names {
		along.Told[name] = of.counted([]string{name}, team)
	}
	if len(names) > 1 {
		along.Together = of.counted(names, team)
	}
	for i := range earlier {
		both := slices.Compact(slices.Sorted(slices.Values(slices.Concat(names, earlier[i].Names()))))
		if err := alike(of.counted(both, team), "release.matched", "Release", sentence.Quoted(earlier[i].Name)); err != nil {
			return along, err
		}
		if err := apart(&earlier[i], &along); err != nil {
			return along, err
		}
	}
	return along, nil
}

// alike refuses counts of which any is too small, in the words of a sentence.
func alike(counts map[string]int, key string, args ...any) error {
	for _, values := range sortedKeys(counts) {
		if n := counts[values]; n < FewestAlike {
			shown := strings.Join(
				slices.DeleteFunc(strings.Split(values, annotate.TogetherBy), func(v string) bool { return v == "" }),
				", ",
			)
			return annotate.Fail(annotate.CodeInvalid, key, append(args,
				"Values", sentence.Quoted(cmp.Or(annotate.Visible(shown), "–")), "Count", n, "Fewest", FewestAlike)...)
		}
	}
	return nil
}

// apart refuses counts that differ from those of an earlier release by a few people: of each
// attribute that both tell, and of all of these together.
func apart(before *annotate.Release, now *annotate.Along) error {
	common := slices.DeleteFunc(before.Names(), func(name string) bool { return now.Told[name] == nil })
	groups := [][]string{}
	for _, name := range common {
		groups = append(groups, []string{name})
	}
	if len(common) > 1 {
		groups = append(groups, common)
	}
	for _, group := range groups {
		had, have := countsOf(&before.Along, group), countsOf(now, group)
		values := maps.Clone(have)
		maps.Copy(values, had)
		for _, value := range sortedKeys(values) {
			if d := have[value] - had[value]; d != 0 && max(d, -d) < FewestAlike {
				return annotate.Fail(annotate.CodeInvalid, "release.difference", "Attribute", sentence.Names(group),
					"Release", sentence.Quoted(before.Name), "Fewest", FewestAlike)
			}
		}
	}
	return nil
}

// countsOf are the counts of some of the attributes that go along, together.
func countsOf(a *annotate.Along, names []string) map[string]int {
	if len(names) == 1 {
		return a.Told[names[0]]
	}
	all, counts := a.Names(), make(map[string]int)
	for values, n := range a.Together {
		told := strings.Split(values, annotate.TogetherBy)
		var of []string
		for _, name := range names {
			of = append(of, told[slices.Index(all, name)])
		}
		counts[strings.Join(of, annotate.TogetherBy)] += n
	}
	return counts
}

// telling is what each person told, by attribute.
type telling map[string]map[string]string

// toldBy is what each person told.
func toldBy(attributes []annotate.Attribute) telling {
	of := make(telling)
	for _, a := range attributes {
		if of[a.Name] == nil {
			of[a.Name] = make(map[string]string)
		}
		of[a.Name][a.Annotator] = a.Value
	}
	return of
}

// counted is how many of a team told the same of some attributes together.
func (t telling) counted(names, team []string) map[string]int {
	counts := make(map[string]int)
	for _, id := range team {
		var all []string
		for _, name := range names {
			all = append(all, t[name][id])
		}
		counts[strings.Join(all, annotate.TogetherBy)]++
	}
	return counts
}

func sortedKeys[V any](of map[string]V) []string { return slices.Sorted(maps.Keys(of)) }
