package dataset

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
		target, err := ParseTarget(spec)
		if err != nil {
			t.Errorf("%q: %v", spec, err)
			continue
		}
		if got := strings.Join(names(target), "|"); got != want || target.ID != annotate.TargetID(target.Name) {
			t.Errorf("%q is read as %q with id %s", spec, got, target.ID)
		}
	}
	for _, spec := range []string{"", "=", "=alias", "Name=", "Name=a,,b", "a|b", "a\tb=c", "bad\xff", strings.Repeat("x", 81)} {
		if target, err := ParseTarget(spec); err == nil {
			t.Errorf("%q is read as %+v", spec, target)
		}
	}
}

func TestANameMeansOneTarget(t *testing.T) {
	p := newTestProject(t, "Aldmark=the council")
	for spec, want := range map[string]string{
		"ALDMARK":           `The target "Aldmark" is there already; a target is added once.`,
		"Borea=The Council": `"The Council" already means the target "Aldmark"; give each target names of its own.`,
	} {
		target, err := ParseTarget(spec)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := AddTargets(p.pen(""), p.targets, []annotate.Target{target}); err == nil || err.Error() != want {
			t.Errorf("%q: %v", spec, err)
		}
	}
}

func TestNewTargetsComeBehindTheOthers(t *testing.T) {
	p := newTestProject(t, "Aldmark")
	borea, err := ParseTarget("Borea=the north")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := AddTargets(p.pen(""), p.targets, []annotate.Target{borea})
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
	targets := newTestProject(t, "Aldmark=the council", "Łódź=miasto").targets
	for _, name := range []string{"łódź", "MIASTO", annotate.TargetID("Łódź"), " Łódź "} {
		if target, err := FindTarget(targets, name); err != nil || target.Name != "Łódź" {
			t.Errorf("%q finds %+v, %v", name, target, err)
		}
	}
	targets[0].Aliases = append(targets[0].Aliases, "miasto")
	if _, err := FindTarget(targets, "miasto"); err == nil {
		t.Error("a name of two targets finds one of them")
	}
	if _, err := FindTarget(targets, "Corve"); err == nil || err.Error() != `There is no target "Corve"; the targets are Aldmark, Łódź.` {
		t.Errorf("an unknown name gives %v", err)
	}
	if _, err := FindTarget(nil, "Corve"); err == nil || err.Error() != `There is no target "Corve": the project has no targets.` {
		t.Errorf("an unknown name gives %v", err)
	}
}
