package agreement_test

import (
	"regexp"
	"testing"

	"plumbline/annotate/agreement"
	"plumbline/annotate/annotatetest"
)

func TestOfEveryStatisticItIsToldWhatItIs(t *testing.T) {
	names := annotatetest.Named(t, ".", regexp.MustCompile(`(?m)\bStatistic += "(\w+)"`))
	if len(names) < 13 {
		t.Fatalf("only %q are found", names)
	}
	seen := make(map[string]string)
	for _, name := range names {
		told := (&agreement.Result{Statistic: agreement.Statistic(name), Level: agreement.LevelNominal}).Told()
		if told.Name == name || told.Short.Key() == "" || told.Meaning.Key() == "" {
			t.Errorf("of %s it is told %+v; name it in statistics.go", name, told)
		}
		if other, twice := seen[told.Name]; twice {
			t.Errorf("%s and %s are called the same: %s", name, other, told.Name)
		}
		seen[told.Name] = name
	}
}

func TestAlphaIsToldByItsDistances(t *testing.T) {
	for level, want := range map[agreement.Level]string{
		agreement.LevelNominal: "nominal α", agreement.LevelOrdinal: "ordinal α", agreement.LevelMASI: "MASI α",
	} {
		r := agreement.Result{Statistic: agreement.KrippendorffAlpha, Level: level}
		if got := r.Told().Short.String(); got != want {
			t.Errorf("alpha at the level %s is called %q", level, got)
		}
	}
}
