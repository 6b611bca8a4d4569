package agreement_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plumbline/annotate/agreement"
)

// reference is a table with the intervals that testdata/interval_reference.py
// found by deleting one article after the other.
type reference struct {
	Q        int
	Sets     bool
	Articles [][][]json.RawMessage // by article, unit and annotator
	Expected []struct {
		Statistic agreement.Statistic
		Level     agreement.Level
		Value     *float64
		Holding   int
		SE        *float64
		CI95      *[2]float64
	}
}

// table is the table of a reference, with the article of each unit.
func (r *reference) table(t *testing.T) (*agreement.Table, []int32) {
	t.Helper()
	scheme := categories(t, agreement.Ordinal, r.Q)
	if r.Sets {
		var sets [][]int
		for set := range 1 << r.Q {
			var elements []int
			for e := range r.Q {
				if set>>e&1 == 1 {
					elements = append(elements, e)
				}
			}
			sets = append(sets, elements)
		}
		var err error
		if scheme, err = agreement.NewSets([]string{"a", "b", "c", "d"}[:r.Q], sets); err != nil {
			t.Fatal(err)
		}
	}
	var ratings []agreement.Rating
	var articles []int32
	annotators := 0
	for s, article := range r.Articles {
		for _, unit := range article {
			annotators = len(unit)
			for a, label := range unit {
				if value, ok := r.value(t, label); ok {
					ratings = append(ratings, agreement.Rating{Annotator: int32(a), Unit: int32(len(articles)), Value: value})
				}
			}
			articles = append(articles, int32(s))
		}
	}
	return makeTable(t, scheme, annotators, len(articles), ratings), articles
}

func (r *reference) value(t *testing.T, label json.RawMessage) (int32, bool) {
	t.Helper()
	if string(label) == "null" {
		return 0, false
	}
	if !r.Sets {
		var value int32
		if err := json.Unmarshal(label, &value); err != nil {
			t.Fatal(err)
		}
		return value, true
	}
	var elements []int
	if err := json.Unmarshal(label, &elements); err != nil {
		t.Fatal(err)
	}
	var set int32
	for _, e := range elements {
		set |= 1 << e
	}
	return set, true
}

func TestIntervalsAreThoseOfDeletingOneArticleAfterTheOther(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "interval_expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var references []reference
	if err := json.Unmarshal(text, &references); err != nil {
		t.Fatal(err)
	}
	compared := 0
	for i := range references {
		made, articles := references[i].table(t)
		plan := agreement.Plan{Articles: articles}
		for _, want := range references[i].Expected {
			got := made.WithInterval(agreement.Compute(made, agreement.Coefficient{Statistic: want.Statistic, Level: want.Level}), plan)
			name := fmt.Sprintf("table %d, %s %s", i+1, want.Statistic, want.Level)
			if got.CI95 == nil || math.Abs(*got.Value-*want.Value) > 1e-9 ||
				math.Abs(got.CI95[0]-want.CI95[0]) > 1e-6 || math.Abs(got.CI95[1]-want.CI95[1]) > 1e-6 {
				t.Errorf("%s: %v in %v, want %v in %v", name, *got.Value, got.CI95, *want.Value, want.CI95)
				continue
			}
			if got.Holding != 0 && got.Holding != want.Holding {
				t.Errorf("%s stands on %d articles, want %d", name, got.Holding, want.Holding)
			}
			if want.SE != nil && math.Abs(*got.SE-*want.SE) > 1e-9 {
				t.Errorf("%s has the standard error %v, want %v", name, *got.SE, *want.SE)
			}
			compared++
		}
	}
	if compared != 70 {
		t.Errorf("%d intervals were compared", compared)
	}
}

// articlesOf makes articles of so many units each.
func articlesOf(units, each int) []int32 {
	articles := make([]int32, units)
	for u := range articles {
		articles[u] = int32(u / each)
	}
	return articles
}

// TestDegenerateIntervals has a row for each case that leaves an interval little
// to stand on.
func TestDegenerateIntervals(t *testing.T) {
	line := func(unit int, labels ...string) string {
		said := ""
		for i, label := range labels {
			said += fmt.Sprintf("%c u%02d %s\n", 'A'+i, unit, label)
		}
		return said
	}
	lines := func(units int, labels func(u int) []string) string {
		said := ""
		for u := range units {
			said += line(u, labels(u)...)
		}
		return said
	}
	yesOn := func(given ...int) func(u int) []string {
		return func(u int) []string {
			for _, yes := range given {
				if u == yes {
					return []string{"yes", "yes"}
				}
			}
			return []string{"no", "no"}
		}
	}
	tests := []struct {
		name, lines string
		each        int     // units of an article
		low, high   float64 // NaN: no interval
		state       agreement.State
		words       string
	}{
		{"alpha is 1 and 12 articles hold yes", lines(24, func(u int) []string {
			return []string{"no yes"[3*(u%2) : 3*(u%2)+2+u%2], "no yes"[3*(u%2) : 3*(u%2)+2+u%2]}
		}), 2, math.Pow(0.025, 1.0/12), 1, agreement.OK, ""},
		{
			"alpha is 1 and 3 articles hold yes",
			lines(24, yesOn(0, 4, 8)),
			2,
			math.Pow(0.025, 1.0/3),
			1,
			agreement.LowN,
			"3 of 12 articles hold yes, not dependable.",
		},
		{"h is 1: one article holds yes", lines(24, yesOn(4, 5)), 2, none, none, agreement.LowN, "No interval: only 1 article holds yes."},
		{
			"h is 0: nobody said anything else",
			lines(24, yesOn()),
			2,
			none,
			none,
			agreement.Undefined,
			"Undefined: everyone used only no, so chance agreement is 100 %. Percent agreement 100 %.",
		},
		{
			"one article",
			lines(24, yesOn(1, 2, 3)),
			24,
			none,
			none,
			agreement.LowN,
			"From 1 article, not dependable. No interval: needs >=2 articles.",
		},
		{"no agreement on the rare label", lines(20, func(u int) []string {
			switch u {
			case 3:
				return []string{"yes", "no"}
			case 9:
				return []string{"no", "yes"}
			}
			return []string{"no", "no"}
		}), 2, -0.1, 1 - math.Pow(0.025, 1.0/2), agreement.LowN, "2 of 10 articles hold yes, not dependable."},
		{
			"all articles say the same",
			lines(30, func(u int) []string { return [][]string{{"no", "no"}, {"yes", "no"}, {"yes", "yes"}}[u%3] }),
			3,
			none,
			none,
			agreement.OK,
			"No interval: leaving out any part gives the same value, so that says nothing about its uncertainty.",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			made := parse(t, agreement.Nominal, "no,yes", test.lines)
			articles := articlesOf(made.Units(), test.each)
			alpha := agreement.Compute(made, agreement.Coefficient{Statistic: agreement.KrippendorffAlpha, Level: agreement.LevelNominal})
			got := made.WithInterval(alpha, agreement.Plan{Articles: articles})
			if got.State != test.state || got.Reason.String() != test.words {
				t.Errorf("it is %s and says %q, want %s and %q", got.State, got.Reason, test.state, test.words)
			}
			switch {
			case math.IsNaN(test.low):
				if got.CI95 != nil || got.SE != nil {
					t.Errorf("the interval is %v", *got.CI95)
				}
			case got.CI95 == nil || math.Abs(got.CI95[1]-test.high) > 1e-9 || test.low > 0 && math.Abs(got.CI95[0]-test.low) > 1e-9:
				t.Errorf("the interval is %v, want %v to %v", got.CI95, test.low, test.high)
			}
		})
	}
}

// TestGapsAndUnequalArticlesWidenTheInterval: articles of very unequal size count
// as few, and labels that are missing leave less to stand on.
func TestGapsAndUnequalArticlesWidenTheInterval(t *testing.T) {
	width := func(missing float64, articles func(u int) int32) float64 {
		made := madeTable(t, 4, 400, missing)
		of := make([]int32, 400)
		for u := range of {
			of[u] = articles(u)
		}
		r := made.WithInterval(agreement.Compute(made, ordinalAlpha), agreement.Plan{Articles: of})
		return r.CI95[1] - r.CI95[0]
	}
	equal := func(u int) int32 { return int32(u / 20) }
	unequal := func(u int) int32 {
		if u < 210 {
			return 0
		}
		return int32(u / 10)
	}
	if even, uneven := width(0, equal), width(0, unequal); uneven < 1.5*even {
		t.Errorf("20 articles of one size give the width %v, 20 of which one is half of all %v", even, uneven)
	}
	if whole, gaps := width(0, equal), width(0.6, equal); gaps < whole {
		t.Errorf("without gaps the width is %v, with gaps %v", whole, gaps)
	}
}

// TestNoIntervalLiesOutsideWhatACoefficientCanReach tries small tables of every
// shape: each interval holds its value, has a width where that of its sisters has
// one, and keeps within the bounds.
func TestNoIntervalLiesOutsideWhatACoefficientCanReach(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		annotators, units, ratings := drawRatings(t, 3)
		made := makeTable(t, categories(t, agreement.Ordinal, 3), annotators, units, ratings)
		plan := agreement.Plan{}
		if rapid.Bool().Draw(t, "articles") {
			plan.Articles = articlesOf(units, rapid.IntRange(1, 4).Draw(t, "each"))
		}
		for _, r := range agreement.Summary(made, plan) {
			if r.CI95 == nil {
				continue
			}
			least := map[agreement.Statistic]float64{
				agreement.PercentAgreement:  0,
				agreement.SpecificAgreement: 0,
				agreement.BrennanPrediger:   -3,
				agreement.GwetAC1:           -0.5,
				agreement.GwetAC2:           -3,
			}
			low, ok := least[r.Statistic]
			if !ok {
				low = -1
			}
			if r.CI95[0] > *r.Value+1e-12 || r.CI95[1] < *r.Value-1e-12 || r.CI95[0] < min(low, *r.Value)-1e-9 || r.CI95[1] > 1 {
				t.Fatalf("%s %s is %v in %v", r.Statistic, r.Level, *r.Value, *r.CI95)
			}
			if r.CI95[1]-r.CI95[0] < 1e-9 {
				t.Fatalf("%s %s has the interval %v, which says that nothing is uncertain", r.Statistic, r.Level, *r.CI95)
			}
			if text := fmt.Sprintf("%.3f %.3f", r.CI95[0], r.CI95[1]); math.Signbit(r.CI95[0]) && r.CI95[0] == 0 {
				t.Fatalf("%s %s is in %s", r.Statistic, r.Level, text)
			}
		}
	})
}

// TestAConstantAnnotatorLeavesNoErrorBehind is a table on which rounding once
// left an interval of a few billionths.
func TestAConstantAnnotatorLeavesNoErrorBehind(t *testing.T) {
	for n := 10; n < 400; n += 7 {
		said := ""
		for u := range n {
			said += fmt.Sprintf("A u%d 1\nB u%d %d\n", u, u, 1+u%3%2)
		}
		made := parse(t, agreement.Nominal, "1,2", strings.TrimSpace(said))
		r := one(t, agreement.Summary(made, agreement.Plan{}), agreement.CohenKappa, agreement.LevelNominal)
		if r.CI95 != nil || !r.Reason.Has(agreement.NoErrorWidth) {
			t.Errorf("of %d units kappa %v has the interval %v: %s", n, *r.Value, r.CI95, r.Reason)
		}
	}
}

// TestLeavingOutArticlesDependsOnNoOrder numbers articles in two orders.
func TestLeavingOutArticlesDependsOnNoOrder(t *testing.T) {
	made := madeTable(t, 4, 200, 0.2)
	up, down := make([]int32, 200), make([]int32, 200)
	for u := range up {
		up[u], down[u] = int32(u/8), int32(100-u/8)
	}
	a := fmt.Sprint(asJSON(t, agreement.Summary(made, agreement.Plan{Articles: up})))
	if b := fmt.Sprint(asJSON(t, agreement.Summary(made, agreement.Plan{Articles: down}))); a != b {
		t.Error("numbering the articles in another order gives other intervals")
	}
}

func asJSON(t *testing.T, results []agreement.Result) string {
	t.Helper()
	text, err := json.Marshal(results)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
