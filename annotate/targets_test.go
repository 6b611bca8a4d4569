package annotate_test

import (
	"strings"
	"testing"

	"plumbline/annotate"
)

func TestATargetIsReadWithItsAliases(t *testing.T) {
	for _, c := range [][2]string{
		{"Aldmark", "Aldmark"},
		{" Aldmark = the council , RAT", "Aldmark|the council|RAT"},
		{"Aldmark=aldmark,AM,am", "Aldmark|AM"},
		{"中国=北京,中方", "中国|北京|中方"},
		{"a=b=c", "a|b=c"},
	} {
		spec, want := c[0], c[1]
		target, err := annotate.ParseTarget(spec)
		if err != nil {
			t.Errorf("%q: %v", spec, err)
			continue
		}
		if got := strings.Join(
			append([]string{target.Name}, target.Aliases...),
			"|",
		); got != want ||
			target.ID != annotate.TargetID(target.Name) {
			t.Errorf("%q is read as %q with id %s", spec, got, target.ID)
		}
	}
	for _, spec := range []string{"", "=", "=alias", "Name=", "Name=a,,b", "a|b", "a\tb=c", "bad\xff", strings.Repeat("x", 81)} {
		if target, err := annotate.ParseTarget(spec); err == nil {
			t.Errorf("%q is read as %+v", spec, target)
		}
	}
}

func TestANameMeansOneTarget(t *testing.T) {
	known := targets(t, "Aldmark=the council")
	for spec, want := range map[string]string{
		"ALDMARK":           `The target "Aldmark" is there already; a target is added once.`,
		"Borea=The Council": `"The Council" already means the target "Aldmark"; give each target names of its own.`,
	} {
		target, err := annotate.ParseTarget(spec)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := annotate.AddTargets(
			annotate.NewPen("device", "A1", "", 0),
			known,
			[]annotate.Target{target},
		); err == nil ||
			err.Error() != want {
			t.Errorf("%q: %v", spec, err)
		}
	}
}

func TestNewTargetsComeBehindTheOthers(t *testing.T) {
	known := targets(t, "Aldmark")
	borea, err := annotate.ParseTarget("Borea=the north")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := annotate.AddTargets(annotate.NewPen("device", "A1", "", 0), known, []annotate.Target{borea})
	if err != nil {
		t.Fatal(err)
	}
	got := annotate.Target{ID: entries[0].Key.Subject}
	for _, e := range entries {
		got.Set(e.Key.Field, e.Value)
	}
	if got.Name != "Borea" || got.Order != 2 || len(got.Aliases) != 1 {
		t.Errorf("the log says %+v", got)
	}
}

func TestATargetIsFoundByAnyOfItsNames(t *testing.T) {
	targets := targets(t, "Aldmark=the council", "Łódź=miasto")
	for _, name := range []string{"łódź", "MIASTO", annotate.TargetID("Łódź"), " Łódź "} {
		if target, err := annotate.FindTarget(targets, name); err != nil || target.Name != "Łódź" {
			t.Errorf("%q finds %+v, %v", name, target, err)
		}
	}
	targets[0].Aliases = append(targets[0].Aliases, "miasto")
	if _, err := annotate.FindTarget(targets, "miasto"); err == nil {
		t.Error("a name of two targets finds one of them")
	}
	if _, err := annotate.FindTarget(
		targets,
		"Corve",
	); err == nil ||
		err.Error() != `There is no target "Corve"; the targets are Aldmark, Łódź.` {
		t.Errorf("an unknown name gives %v", err)
	}
	if _, err := annotate.FindTarget(nil, "Corve"); err == nil || err.Error() != `There is no target "Corve": the project has no targets.` {
		t.Errorf("an unknown name gives %v", err)
	}
}

func TestAnArticleAsksAllTargetsUnlessItIsNarrowed(t *testing.T) {
	known := targets(t, "Aldmark", "Borea", "Corve")
	if got := annotate.TargetNames(annotate.Meta{}.AskedTargets(known)); got != "Aldmark, Borea, Corve" {
		t.Errorf("an article asks %s", got)
	}
	narrowed := annotate.Meta{Targets: []string{annotate.TargetID("Corve"), annotate.TargetID("Aldmark")}}
	if got := annotate.TargetNames(narrowed.AskedTargets(known)); got != "Aldmark, Corve" {
		t.Errorf("an article that is narrowed to two asks %s", got)
	}
}

// targets are those that a project has from what is typed for each.
func targets(t *testing.T, typed ...string) []annotate.Target {
	t.Helper()
	var known []annotate.Target
	for i, one := range typed {
		target, err := annotate.ParseTarget(one)
		if err != nil {
			t.Fatal(err)
		}
		target.Order = i + 1
		known = append(known, target)
	}
	return known
}

func TestANewTargetStandsBehindTheLastWhateverIsMissingBetween(t *testing.T) {
	existing := []annotate.Target{
		{ID: annotate.TargetID("Aldmark"), Name: "Aldmark", Order: 7}, {ID: annotate.TargetID("Borea"), Name: "Borea", Order: 2},
	}
	added := []annotate.Target{{ID: annotate.TargetID("Corve"), Name: "Corve"}}
	entries, err := annotate.AddTargets(annotate.NewPen("laptop", "L", "", 0), existing, added)
	if err != nil {
		t.Fatal(err)
	}
	orders := 0
	for _, e := range entries {
		if e.Key.Field == "order" {
			orders++
			if e.Value != "8" {
				t.Errorf("behind the places 7 and 2 the new target has place %s, want 8", e.Value)
			}
		}
	}
	if orders != 1 {
		t.Errorf("the place is written %d times: %+v", orders, entries)
	}
}
