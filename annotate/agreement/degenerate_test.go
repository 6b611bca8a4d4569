package agreement_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"plumbline/annotate/agreement"
	"plumbline/annotate/agreement/table"
)

// parse reads labels written as "annotator unit label" with spaces, one each
// line.
func parse(t testing.TB, scale agreement.Scale, categories, lines string) *agreement.Table {
	t.Helper()
	form := table.Form{Scale: scale}
	if categories != "" {
		form.Categories = strings.Split(categories, ",")
	}
	rows := strings.NewReplacer("\t", "", " ", ",").Replace(strings.Trim(lines, "\n"))
	labels, err := table.Read(strings.NewReader("annotator,unit,label\n"+rows), form)
	if err != nil {
		t.Fatal(err)
	}
	made, err := labels.Table()
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// one finds the result of a statistic for the whole table.
func one(t testing.TB, results []agreement.Result, statistic agreement.Statistic, level agreement.Level) agreement.Result {
	t.Helper()
	for _, r := range results {
		if r.Statistic == statistic && r.Level == level && r.Pair == nil && r.Category == nil {
			return r
		}
	}
	for _, r := range results { // kappa names its pair, of two annotators too
		if r.Statistic == statistic && r.Level == level && r.Pair != nil {
			return r
		}
	}
	t.Fatalf("the summary has no %s at the level %s", statistic, level)
	return agreement.Result{}
}

// says is what a degenerate table must say of a statistic.
type says struct {
	statistic agreement.Statistic
	value     float64 // NaN: undefined
	state     agreement.State
	words     string
}

var none = math.NaN()

// TestDegenerateTablesSayWhy has a row for every row of the table of degenerate
// cases in docs.
func TestDegenerateTablesSayWhy(t *testing.T) {
	const (
		everyone    = "Undefined: everyone used only 1, so chance agreement is 100 %. Percent agreement 100 %."
		notShared   = "Undefined: on the units that annotators share, everyone used only 1, so chance agreement is 100 %. Percent agreement 100 %."
		oneAgreed   = "Undefined: on the only unit that annotators share, everyone used 1, so chance agreement is 100 % (n=1 shared unit)."
		alone       = "Needs at least two annotators."
		noShared    = "A and B share no units."
		noSpread    = "No interval: leaving out any part gives the same value, so that says nothing about its uncertainty."
		ofAllPaired = "Undefined: on the units that annotators share, everyone used only 1. Percent agreement 100 %; chance agreement is "
		ofAllRest   = " % only because of units with one label, so that nothing above chance was seen."
		oneShared   = "1 shared unit: not interpretable."
	)
	ofAll := func(chance string) string { return ofAllPaired + chance + ofAllRest }
	tests := []struct {
		name, lines string
		says        []says
		notes       string
	}{
		{"only one category used", "A u1 1\nA u2 1\nB u1 1\nB u2 1", []says{
			{agreement.PercentAgreement, 1, agreement.LowN, "From 2 units, not dependable."},
			{agreement.KrippendorffAlpha, none, agreement.Undefined, everyone},
			{agreement.CohenKappa, none, agreement.Undefined, everyone},
			{agreement.ScottPi, none, agreement.Undefined, everyone},
			{agreement.FleissKappa, none, agreement.Undefined, everyone},
			{agreement.CongerKappa, none, agreement.Undefined, everyone},
			{agreement.LightKappa, none, agreement.Undefined, everyone},
			{agreement.GwetAC1, 1, agreement.LowN, "From 2 units, not dependable."},
			{agreement.BrennanPrediger, 1, agreement.LowN, "From 2 units, not dependable."},
		}, ""},
		{"a single annotator", "A u1 1\nA u2 2", []says{
			{agreement.PercentAgreement, none, agreement.Undefined, alone},
			{agreement.KrippendorffAlpha, none, agreement.Undefined, alone},
			{agreement.CohenKappa, none, agreement.Undefined, alone},
			{agreement.ScottPi, none, agreement.Undefined, alone},
			{agreement.FleissKappa, none, agreement.Undefined, alone},
			{agreement.CongerKappa, none, agreement.Undefined, alone},
			{agreement.LightKappa, none, agreement.Undefined, alone},
			{agreement.GwetAC1, none, agreement.Undefined, alone},
			{agreement.BrennanPrediger, none, agreement.Undefined, alone},
		}, "2 units have one label: alpha leaves them out."},
		{"the second annotator is empty", "A u1 1\nA u2 2\nB u1 ", []says{
			{agreement.KrippendorffAlpha, none, agreement.Undefined, alone},
			{agreement.CohenKappa, none, agreement.Undefined, alone},
		}, "2 units have one label: alpha leaves them out."},
		{"no overlap", "A u1 1\nA u2 2\nB u3 1\nB u4 2", []says{
			{agreement.PercentAgreement, none, agreement.Undefined, noShared},
			{agreement.KrippendorffAlpha, none, agreement.Undefined, noShared},
			{agreement.CohenKappa, none, agreement.Undefined, noShared},
			{agreement.GwetAC1, none, agreement.Undefined, noShared},
		}, "4 units have one label: alpha leaves them out."},
		{"one shared unit on which they agree", "A u1 1\nB u1 1\nA u2 2", []says{
			{agreement.KrippendorffAlpha, none, agreement.Undefined, oneAgreed},
			{agreement.CohenKappa, none, agreement.Undefined, oneAgreed},
			{agreement.FleissKappa, none, agreement.Undefined, ofAll("50")},
			{agreement.CongerKappa, none, agreement.Undefined, ofAll("50")},
			{agreement.PercentAgreement, 1, agreement.LowN, oneShared},
		}, "1 unit has one label: alpha leaves it out."},
		{"one shared unit on which they disagree", "A u1 1\nB u1 2", []says{
			{agreement.KrippendorffAlpha, 0, agreement.LowN, oneShared + " No interval: needs >=2 units."},
			{agreement.CohenKappa, 0, agreement.LowN, oneShared + " No interval: needs >=2 units."},
			{agreement.GwetAC1, -1, agreement.LowN, oneShared + " No interval: needs >=2 units."},
			{agreement.FleissKappa, -1, agreement.LowN, oneShared + " No interval: needs >=2 units."},
		}, ""},
		{"a single unit with the labels 1, 2, 1", "A u1 1\nB u1 2\nC u1 1", []says{
			{agreement.KrippendorffAlpha, 0, agreement.LowN, oneShared + " No interval: needs >=2 units."},
			{agreement.GwetAC1, -0.2, agreement.LowN, oneShared + " No interval: needs >=2 units."},
			{agreement.FleissKappa, -0.5, agreement.LowN, oneShared + " No interval: needs >=2 units."},
		}, ""},
		{"a unit without labels in the middle", "A u1 1\nB u1 1\nA u2 \nB u2 \nA u3 2\nB u3 2\nA u4 1\nB u4 2\nA u5 2\nB u5 2", []says{
			{agreement.CohenKappa, 0.5, agreement.LowN, "From 4 units, not dependable."},
		}, "1 unit without labels."},
		{
			"a constant annotator against a varied one",
			"A u1 1\nA u2 1\nA u3 1\nA u4 1\nA u5 1\nA u6 1\nB u1 1\nB u2 2\nB u3 1\nB u4 2\nB u5 1\nB u6 2",
			[]says{
				{
					agreement.CohenKappa,
					0,
					agreement.LowN,
					"From 6 units, not dependable. No interval: the standard error is 0. A never varied.",
				},
				{
					agreement.KrippendorffAlpha,
					-2.0 / 9,
					agreement.LowN,
					"From 6 units, not dependable. 3 of 6 units hold 2, not dependable. A never varied.",
				},
			},
			"A never varied.",
		},
		{"swapped labels on too few units to say so", "A u1 1\nA u2 1\nA u3 2\nA u4 2\nB u1 2\nB u2 2\nB u3 1\nB u4 1", []says{
			{agreement.KrippendorffAlpha, -0.75, agreement.LowN, "From 4 units, not dependable. " + noSpread},
			{agreement.CohenKappa, -1, agreement.LowN, "From 4 units, not dependable. No interval: the standard error is 0."},
		}, ""},
		{"the paired units have one category and others elsewhere", "A u1 1\nB u1 1\nA u2 1\nB u2 1\nA u3 2", []says{
			{agreement.KrippendorffAlpha, none, agreement.Undefined, notShared},
			{agreement.CohenKappa, none, agreement.Undefined, notShared},
			{agreement.FleissKappa, none, agreement.Undefined, ofAll("56")},
			{agreement.CongerKappa, none, agreement.Undefined, ofAll("67")},
		}, "1 unit has one label: alpha leaves it out."},
		{"all labels are empty", "A u1 \nB u1 ", []says{
			{agreement.KrippendorffAlpha, none, agreement.Undefined, "No labels yet."},
			{agreement.PercentAgreement, none, agreement.Undefined, "No labels yet."},
		}, "No labels yet. 1 unit without labels."},
		{"a header without labels", "", []says{
			{agreement.KrippendorffAlpha, none, agreement.Undefined, "No labels yet."},
		}, "No labels yet."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			made := parse(t, agreement.Nominal, "1,2", test.lines)
			results := agreement.Summary(made, agreement.Plan{})
			for _, want := range test.says {
				got := one(t, results, want.statistic, agreement.LevelNominal)
				checkValue(t, got, want)
			}
			if got := agreement.Notes(made).String(); got != test.notes {
				t.Errorf("notes: %q, want %q", got, test.notes)
			}
			checkWhole(t, results)
		})
	}
}

func checkValue(t *testing.T, got agreement.Result, want says) {
	t.Helper()
	switch {
	case math.IsNaN(want.value) && got.Value != nil:
		t.Errorf("%s: %v, want none", want.statistic, *got.Value)
	case math.IsNaN(want.value):
	case got.Value == nil:
		t.Errorf("%s: none because %q, want %v", want.statistic, got.Reason, want.value)
	case math.Abs(*got.Value-want.value) > 1e-12:
		t.Errorf("%s: %v, want %v", want.statistic, *got.Value, want.value)
	}
	if got.State != want.state {
		t.Errorf("%s: state %s, want %s", want.statistic, got.State, want.state)
	}
	if got.Reason.String() != want.words {
		t.Errorf("%s says %q, want %q", want.statistic, got.Reason, want.words)
	}
}

// checkWhole holds for every result of every table.
func checkWhole(t interface {
	Helper()
	Errorf(string, ...any)
}, results []agreement.Result,
) {
	t.Helper()
	for _, r := range results {
		switch {
		case (r.State == agreement.Undefined) != (r.Value == nil):
			t.Errorf("%s %s is %s with value %v", r.Statistic, r.Level, r.State, r.Value)
		case r.Value == nil && (len(r.Reason) == 0 || r.SE != nil || r.CI95 != nil):
			t.Errorf("%s %s is undefined with reason %q, error %v and interval %v", r.Statistic, r.Level, r.Reason, r.SE, r.CI95)
		case r.Value != nil && *r.Value > 1:
			t.Errorf("%s %s is %v, above 1", r.Statistic, r.Level, *r.Value)
		}
	}
	if _, err := json.Marshal(results); err != nil { // it refuses NaN and infinities
		t.Errorf("a result is no number: %v", err)
	}
}

func TestAHeaderWithoutRatingsHasOnlyUndefinedResults(t *testing.T) {
	all := readExpectations(t)
	for _, name := range []string{"deg_header_only", "deg_all_missing"} {
		for _, r := range agreement.Summary(readCase(t, all, name), agreement.Plan{}) {
			if r.State != agreement.Undefined || r.Reason.String() != "No labels yet." {
				t.Errorf("%s: %s is %s: %q", name, r.Statistic, r.State, r.Reason)
			}
		}
	}
}

func TestEachPairThatSharesNoUnitsSaysSo(t *testing.T) {
	made := parse(t, agreement.Nominal, "1,2", "A u1 1\nB u1 2\nB u2 1\nC u2 1\nC u3 2\nB u3 2")
	want := map[string]string{
		"A B": "1 shared unit: not interpretable. No interval: needs >=2 units.",
		"A C": "A and C share no units.",
		"B C": "From 2 units, not dependable. No interval: the standard error is 0.",
	}
	for _, r := range agreement.Pairs(made, agreement.Coefficient{Statistic: agreement.CohenKappa, Level: agreement.LevelNominal}) {
		pair := strings.Join(r.Pair, " ")
		if got := r.Reason.String(); got != want[pair] {
			t.Errorf("%s says %q, want %q", pair, got, want[pair])
		}
	}
}

func TestOneAnnotatorOfThreeWhoSwapsLabelsIsNamed(t *testing.T) {
	var lines strings.Builder
	for u := range 12 {
		label, other := "1", "2"
		if u%2 == 1 {
			label, other = other, label
		}
		unit := string(rune('a' + u))
		lines.WriteString("A " + unit + " " + label + "\nB " + unit + " " + label + "\nC " + unit + " " + other + "\n")
	}
	made := parse(t, agreement.Nominal, "1,2", lines.String())
	results := agreement.Summary(made, agreement.Plan{})
	r := one(t, results, agreement.KrippendorffAlpha, agreement.LevelNominal)
	const want = "labels swapped? Other labels for those of C would bring 1.00."
	if !strings.Contains(r.Reason.String(), want) {
		t.Errorf("alpha %v says %q, want it to say %q", *r.Value, r.Reason, want)
	}
	for _, r := range agreement.Without(made, agreement.LevelNominal) {
		if alone := *r.Annotator == "C"; alone != (*r.Value == 1) {
			t.Errorf("alpha without %s is %v", *r.Annotator, *r.Value)
		}
	}
}

func TestDisagreementByChanceIsNotCalledSwapped(t *testing.T) {
	made := parse(t, agreement.Nominal, "1,2", "A u1 1\nA u2 1\nA u3 2\nA u4 2\nB u1 2\nB u2 1\nB u3 1\nB u4 1")
	r := one(t, agreement.Summary(made, agreement.Plan{}), agreement.KrippendorffAlpha, agreement.LevelNominal)
	if *r.Value >= 0 || r.Reason.Has(agreement.Swapped) {
		t.Errorf("alpha %v says %q", *r.Value, r.Reason)
	}
}

func TestASchemeOfOneCategoryLeavesNothingToChoose(t *testing.T) {
	made := parse(t, agreement.Nominal, "1", "A u1 1\nB u1 1\nA u2 1\nB u2 1")
	results := agreement.Summary(made, agreement.Plan{})
	checkWhole(t, results)
	for _, statistic := range []agreement.Statistic{agreement.GwetAC1, agreement.BrennanPrediger} {
		r := one(t, results, statistic, agreement.LevelNominal)
		if !r.Reason.Has(agreement.SchemeOfOne) {
			t.Errorf("%s is %s: %q", statistic, r.State, r.Reason)
		}
	}
}

func TestRatioDistancesRefuseNumbersBelowZero(t *testing.T) {
	made := parse(t, agreement.Interval, "", "A u1 -1\nB u1 2\nA u2 3\nB u2 3")
	if r := agreement.Alpha(made, agreement.LevelRatio); r.State != agreement.Undefined || !r.Reason.Has(agreement.NoRatio) {
		t.Errorf("ratio alpha is %s: %q", r.State, r.Reason)
	}
}
