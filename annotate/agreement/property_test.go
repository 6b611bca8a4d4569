package agreement_test

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"plumbline/annotate/agreement"
)

// drawRatings makes some annotators' ratings on some units, many missing.
func drawRatings(t *rapid.T, values int) (annotators, units int, ratings []agreement.Rating) {
	annotators = rapid.IntRange(1, 5).Draw(t, "annotators")
	units = rapid.IntRange(1, 25).Draw(t, "units")
	for u := range units {
		for a := range annotators {
			if v := rapid.IntRange(-1, values-1).Draw(t, "value"); v >= 0 {
				ratings = append(ratings, agreement.Rating{Annotator: int32(a), Unit: int32(u), Value: int32(v)})
			}
		}
	}
	return annotators, units, ratings
}

type failer interface{ Fatal(...any) }

func makeTable(t failer, scheme *agreement.Scheme, annotators, units int, ratings []agreement.Rating) *agreement.Table {
	names := make([]string, annotators)
	for a := range names {
		names[a] = fmt.Sprintf("A%d", a+1)
	}
	made, err := agreement.NewTable(scheme, names, units, ratings)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func categories(t failer, scale agreement.Scale, n int) *agreement.Scheme {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprint(i)
	}
	scheme, err := agreement.NewCategories(scale, names, true)
	if err != nil {
		t.Fatal(err)
	}
	return scheme
}

// near compares two summaries result by result; error may be small.
func near(t *rapid.T, got, want []agreement.Result, which func(agreement.Result) bool) {
	got, want = slices.DeleteFunc(slices.Clone(got), func(r agreement.Result) bool { return !which(r) }),
		slices.DeleteFunc(slices.Clone(want), func(r agreement.Result) bool { return !which(r) })
	if len(got) != len(want) {
		t.Fatalf("%d results, want %d", len(got), len(want))
	}
	for i, r := range got {
		w := want[i]
		if (r.Value == nil) != (w.Value == nil) || r.State != w.State {
			t.Fatalf("%s %s is %s, was %s", r.Statistic, r.Level, r.State, w.State)
		}
		if r.Value != nil && math.Abs(*r.Value-*w.Value) > 1e-9 {
			t.Fatalf("%s %s is %v, was %v", r.Statistic, r.Level, *r.Value, *w.Value)
		}
		if (r.SE == nil) != (w.SE == nil) || r.SE != nil && math.Abs(*r.SE-*w.SE) > 1e-7 {
			t.Fatalf("standard error of %s %s is not what it was", r.Statistic, r.Level)
		}
	}
}

func TestEveryResultIsANumberOrSaysWhyNot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := rapid.IntRange(1, 5).Draw(t, "categories")
		annotators, units, ratings := drawRatings(t, q)
		made := makeTable(t, categories(t, agreement.Ordinal, q), annotators, units, ratings)
		articles := make([]int32, units)
		for u := range articles {
			articles[u] = int32(u / 3)
		}
		checkWhole(t, agreement.Summary(made, agreement.Plan{Draws: 20}))
		checkWhole(t, agreement.Summary(made, agreement.Plan{Draws: 20, Articles: articles}))
	})
}

func TestRelabellingCategoriesLeavesNominalCoefficients(t *testing.T) {
	moved, defined := 0, 0 // a test of tables without values, or that changes nothing, shows nothing
	rapid.Check(t, func(t *rapid.T) {
		annotators, units, ratings := drawRatings(t, 4)
		scheme := categories(t, agreement.Nominal, 4)
		before := agreement.Summary(makeTable(t, scheme, annotators, units, ratings), agreement.Plan{Draws: 1})
		to := rapid.Permutation([]int32{0, 1, 2, 3}).Draw(t, "to")
		for i := range ratings {
			if to[ratings[i].Value] != ratings[i].Value {
				moved++
			}
			ratings[i].Value = to[ratings[i].Value]
		}
		for _, r := range before {
			if r.Value != nil {
				defined++
			}
		}
		after := agreement.Summary(makeTable(t, scheme, annotators, units, ratings), agreement.Plan{Draws: 1})
		near(t, after, before, func(r agreement.Result) bool { return r.Category == nil })
	})
	if moved < 100 || defined < 100 {
		t.Errorf("only %d labels were renamed and %d values compared", moved, defined)
	}
}

func TestTheOrderOfRowsIsIrrelevant(t *testing.T) {
	moved, drawn := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		annotators, units, ratings := drawRatings(t, 3)
		scheme := categories(t, agreement.Ordinal, 3)
		plan := agreement.Plan{Draws: 50, Seed: 3}
		before := agreement.Summary(makeTable(t, scheme, annotators, units, ratings), plan)
		shuffled := rapid.Permutation(ratings).Draw(t, "shuffled")
		to := rapid.Permutation(slices.Collect(func(yield func(int32) bool) {
			for u := range units {
				if !yield(int32(u)) {
					return
				}
			}
		})).Draw(t, "units")
		for i := range shuffled {
			if shuffled[i] != ratings[i] {
				moved++
			}
			shuffled[i].Unit = to[shuffled[i].Unit]
		}
		for _, r := range before {
			if r.CI95 != nil {
				drawn++
			}
		}
		after := agreement.Summary(makeTable(t, scheme, annotators, units, shuffled), plan)
		if !reflect.DeepEqual(before, after) { // to the last digit, intervals included
			t.Fatalf("another order of rows gives other results")
		}
	})
	if moved < 100 || drawn < 100 {
		t.Errorf("only %d rows were moved and %d intervals compared", moved, drawn)
	}
}

func TestAlphaIsOneOnlyWithoutDisagreementAndWithTwoValues(t *testing.T) {
	ones, others, none := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		annotators, units, ratings := drawRatings(t, 3)
		if rapid.Bool().Draw(t, "agreed") {
			for i := range ratings {
				ratings[i].Value = ratings[i].Unit % 3
			}
		}
		made := makeTable(t, categories(t, agreement.Ordinal, 3), annotators, units, ratings)
		disagreed, used := false, map[int32]bool{}
		for u := range units {
			_, values := made.Unit(u)
			if len(values) < 2 {
				continue
			}
			for _, v := range values {
				used[v] = true
				disagreed = disagreed || v != values[0]
			}
		}
		for _, level := range made.Scheme().Levels() {
			r := agreement.Alpha(made, level)
			isOne := r.Value != nil && *r.Value == 1
			switch {
			case isOne:
				ones++
			case r.Value != nil:
				others++
			default:
				none++
			}
			if want := !disagreed && len(used) > 1; isOne != want {
				t.Fatalf("%s alpha %v with disagreement %v and %d values", level, r.Value, disagreed, len(used))
			}
			if (r.Value != nil) != (len(used) > 1) {
				t.Fatalf("%s alpha is %s with %d values in use", level, r.State, len(used))
			}
		}
	})
	if ones < 20 || others < 20 || none < 20 {
		t.Errorf("alpha was 1 in %d cases, another value in %d and undefined in %d", ones, others, none)
	}
}

func TestAnnotatorsWithoutLabelsAndUnitsWithOneChangeNoAlpha(t *testing.T) {
	defined := 0
	rapid.Check(t, func(t *rapid.T) {
		annotators, units, ratings := drawRatings(t, 3)
		scheme := categories(t, agreement.Ordinal, 3)
		before := agreement.Alpha(makeTable(t, scheme, annotators, units, ratings), agreement.LevelOrdinal)
		ratings = append(ratings, agreement.Rating{Annotator: 0, Unit: int32(units), Value: 2})
		after := agreement.Alpha(makeTable(t, scheme, annotators+1, units+2, ratings), agreement.LevelOrdinal)
		if (before.Value == nil) != (after.Value == nil) || before.Value != nil && *before.Value != *after.Value {
			t.Fatalf("alpha %v became %v", before.Value, after.Value)
		}
		if before.Value != nil {
			defined++
		}
	})
	if defined < 20 {
		t.Errorf("alpha was defined in only %d cases", defined)
	}
}

// TestAlphaAgreesWithItsDefinition computes alpha from every pair of labels,
// one by one, as the definition says.
func TestAlphaAgreesWithItsDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		annotators, units, ratings := drawRatings(t, 4)
		made := makeTable(t, categories(t, agreement.Ordinal, 4), annotators, units, ratings)
		for _, level := range []agreement.Level{agreement.LevelNominal, agreement.LevelOrdinal, agreement.LevelInterval, agreement.LevelRatio} {
			r := agreement.Alpha(made, level)
			want, ok := alphaByDefinition(made, level)
			if ok != (r.Value != nil) || ok && math.Abs(*r.Value-want) > 1e-9 {
				t.Fatalf("%s alpha is %v, by definition %v (%v)", level, r.Value, want, ok)
			}
		}
	})
}

func alphaByDefinition(t *agreement.Table, level agreement.Level) (float64, bool) {
	var margins [4]float64
	var paired [][]int32
	for u := range t.Units() {
		if _, values := t.Unit(u); len(values) > 1 {
			paired = append(paired, values)
			for _, v := range values {
				margins[v]++
			}
		}
	}
	distance := func(a, b int32) float64 {
		a, b = min(a, b), max(a, b)
		switch level {
		case agreement.LevelOrdinal:
			between := -(margins[a] + margins[b]) / 2
			for v := a; v <= b; v++ {
				between += margins[v]
			}
			return between * between
		case agreement.LevelInterval:
			return float64((a - b) * (a - b))
		case agreement.LevelRatio:
			if a+b == 0 {
				return 0
			}
			d := float64(b-a) / float64(a+b)
			return d * d
		default:
			if a == b {
				return 0
			}
			return 1
		}
	}
	observed, expected, n := 0.0, 0.0, 0.0
	var all []int32
	for _, values := range paired {
		all = append(all, values...)
		for i, a := range values {
			for j, b := range values {
				if i != j && a != b {
					observed += distance(a, b) / float64(len(values)-1)
				}
			}
		}
	}
	n = float64(len(all))
	for i, a := range all {
		for j, b := range all {
			if i != j && a != b {
				expected += distance(a, b)
			}
		}
	}
	if expected == 0 {
		return 0, false
	}
	return 1 - (n-1)*observed/expected, true
}

// TestManyValuesAreCountedAsFewAre holds the two ways of counting against each
// other: the same ratings in a scheme with many unused values.
func TestManyValuesAreCountedAsFewAre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		annotators, units, ratings := drawRatings(t, 4)
		few := makeTable(t, numbers(t, 4), annotators, units, ratings)
		many := makeTable(t, numbers(t, 5000), annotators, units, ratings)
		for _, level := range []agreement.Level{agreement.LevelNominal, agreement.LevelOrdinal, agreement.LevelInterval} {
			a, b := agreement.Alpha(few, level), agreement.Alpha(many, level)
			if (a.Value == nil) != (b.Value == nil) || a.Value != nil && math.Abs(*a.Value-*b.Value) > 1e-9 {
				t.Fatalf("%s alpha is %v among four values and %v among 5,000", level, a.Value, b.Value)
			}
		}
		pairs := agreement.Coefficient{Statistic: agreement.CohenKappa, Level: agreement.LevelNominal}
		near(t, agreement.Pairs(many, pairs), agreement.Pairs(few, pairs), func(agreement.Result) bool { return true })
	})
}

func numbers(t failer, n int) *agreement.Scheme {
	list := make([]float64, n)
	for i := range list {
		list[i] = float64(i)
	}
	scheme, err := agreement.NewNumbers(agreement.Interval, list)
	if err != nil {
		t.Fatal(err)
	}
	return scheme
}

func TestScottOfTwoIsFleissAndLightOfTwoIsCohen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var ratings []agreement.Rating
		units := rapid.IntRange(2, 20).Draw(t, "units")
		for u := range units {
			for a := range 2 {
				ratings = append(
					ratings,
					agreement.Rating{Annotator: int32(a), Unit: int32(u), Value: int32(rapid.IntRange(0, 2).Draw(t, "value"))},
				)
			}
		}
		made := makeTable(t, categories(t, agreement.Nominal, 3), 2, units, ratings)
		equal := func(a, b agreement.Result) {
			if (a.Value == nil) != (b.Value == nil) || a.Value != nil && math.Abs(*a.Value-*b.Value) > 1e-9 {
				t.Fatalf("%s is %v but %s is %v", a.Statistic, a.Value, b.Statistic, b.Value)
			}
		}
		equal(agreement.Scott(made, 0, 1), agreement.Fleiss(made, agreement.LevelNominal))
		equal(agreement.Light(made, agreement.LevelNominal), agreement.Cohen(made, 0, 1, agreement.LevelNominal))
		equal(agreement.Conger(made, agreement.LevelNominal), agreement.Cohen(made, 0, 1, agreement.LevelNominal))
	})
}
