package agreement_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"plumbline/annotate/agreement"
)

// renamedTable has annotators who see one of so many labels, miss it now and then, and
// of whom the last names labels as said.
func renamedTable(t *testing.T, scale agreement.Scale, annotators, units int, miss float64, to []int, seed uint64) *agreement.Table {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 3))
	var ratings []agreement.Rating
	for u := range units {
		truth := random.IntN(len(to))
		for a := range annotators {
			value := truth
			if random.Float64() < miss {
				value = random.IntN(len(to))
			}
			if a == annotators-1 {
				value = to[value]
			}
			ratings = append(ratings, agreement.Rating{Annotator: int32(a), Unit: int32(u), Value: int32(value)})
		}
	}
	return makeTable(t, categories(t, scale, len(to)), annotators, units, ratings)
}

func TestRenamedLabelsAreFound(t *testing.T) {
	for _, test := range []struct {
		name       string
		scale      agreement.Scale
		annotators int
		units      int
		to         []int
	}{
		{"two labels of two annotators", agreement.Nominal, 2, 40, []int{1, 0}},
		{"two labels of one of five", agreement.Nominal, 5, 40, []int{1, 0}},
		{"five steps reversed", agreement.Ordinal, 3, 90, []int{4, 3, 2, 1, 0}},
		{"two of five labels, where alpha stays positive", agreement.Nominal, 3, 200, []int{0, 1, 3, 2, 4}},
	} {
		t.Run(test.name, func(t *testing.T) {
			level := agreement.LevelNominal
			if test.scale == agreement.Ordinal {
				level = agreement.LevelOrdinal
			}
			made := renamedTable(t, test.scale, test.annotators, test.units, 0.1, test.to, 5)
			found := agreement.Renamings(made, level)
			if test.annotators == 2 {
				if len(found) != 2 || !slices.Equal(found[0].To, test.to) {
					t.Errorf("of two annotators this is found: %+v", found)
				}
				return
			}
			if len(found) != 1 || found[0].Annotator != test.annotators-1 || !slices.Equal(found[0].To, test.to) || found[0].After < 0.6 {
				t.Fatalf("this is found: %+v", found)
			}
			// By hand: with the labels put back, what is left of the distance to the others.
			if want := afterByHand(made, found[0], level, test.scale); math.Abs(found[0].After-want) > 1e-6 {
				t.Errorf("with them alpha is said to be %v, by hand %v", found[0].After, want)
			}
		})
	}
}

// afterByHand takes the mean distance to each of the others' labels, label by label,
// over that of two labels of the others.
func afterByHand(t *agreement.Table, r agreement.Renaming, level agreement.Level, scale agreement.Scale) float64 {
	q := len(r.To)
	margins := make([]float64, q)
	for u := range t.Units() {
		if _, values := t.Unit(u); len(values) > 1 {
			for _, v := range values {
				margins[v]++
			}
		}
	}
	distance := func(a, b int) float64 {
		if scale != agreement.Ordinal {
			if a == b {
				return 0
			}
			return 1
		}
		between := -(margins[a] + margins[b]) / 2
		for v := min(a, b); v <= max(a, b); v++ {
			between += margins[v]
		}
		return between * between
	}
	var others []int
	observed, units := 0.0, 0.0
	for u := range t.Units() {
		who, values := t.Unit(u)
		at := slices.Index(who, int32(r.Annotator))
		if at < 0 || len(who) < 2 {
			continue
		}
		units++
		for i, v := range values {
			if i != at {
				others = append(others, int(v))
				observed += distance(r.To[values[at]], int(v)) / float64(len(values)-1)
			}
		}
	}
	expected := 0.0
	for i, a := range others {
		for j, b := range others {
			if i != j {
				expected += distance(a, b) / float64(len(others)*(len(others)-1))
			}
		}
	}
	return 1 - observed/units/expected
}

// TestNoiseIsNotRenamed has annotators who agree well, hardly and not at all, on few
// units and on many: of 300 tables with up to five annotators each, next to none is
// told to rename.
func TestNoiseIsNotRenamed(t *testing.T) {
	told := 0
	for seed := range uint64(300) {
		miss := []float64{0.1, 0.5, 0.9}[seed%3]
		units := []int{12, 40, 150}[seed/3%3]
		made := renamedTable(t, agreement.Nominal, 2+int(seed%4), units, miss, []int{0, 1}, seed)
		told += min(1, len(agreement.Renamings(made, agreement.LevelNominal)))
	}
	if told > 3 {
		t.Errorf("%d of 300 are told to rename", told)
	}
}

func TestWhoGivesOneValueOnlyHasSwappedNone(t *testing.T) {
	made := renamedTable(t, agreement.Ordinal, 5, 300, 0.1, []int{0, 0, 0}, 7)
	if found := agreement.Renamings(made, agreement.LevelOrdinal); found != nil {
		t.Errorf("of who always gives the lowest value is told %+v", found)
	}
}

func TestNineSharedUnitsAreTooFewToRename(t *testing.T) {
	made := renamedTable(t, agreement.Nominal, 2, 9, 0, []int{1, 0}, 1)
	if found := agreement.Renamings(made, agreement.LevelNominal); found != nil {
		t.Errorf("%+v", found)
	}
}

// TestASteadyProjectIsSeldomToldOfAChange: twelve questions of
// 240 paragraphs in twelve articles, the first and the last hundred compared.
func TestASteadyProjectIsSeldomToldOfAChange(t *testing.T) {
	const questions = 12
	told, found := 0, 0
	for seed := range uint64(60) {
		steady, rising := false, false
		for question := range questions {
			for _, learns := range []bool{false, true} {
				made := learners(t, seed*100+uint64(question), learns)
				period := func(unit int) int {
					switch {
					case unit < 100:
						return agreement.Before
					case unit >= 140:
						return agreement.After
					}
					return 0
				}
				s, ok := agreement.ShiftOf(
					made,
					period,
					agreement.Coefficient{Statistic: agreement.KrippendorffAlpha, Level: agreement.LevelNominal},
					agreement.Plan{Articles: articlesOf(240, 20)},
					questions,
				)
				if learns && question == 0 {
					rising = ok && s.Certain && s.Value > 0
				}
				steady = steady || !learns && ok && s.Certain
			}
		}
		if steady {
			told++
		}
		if rising {
			found++
		}
	}
	if told > 8 { // 3 are to be expected at most
		t.Errorf("%d of 60 steady projects are told of a change", told)
	}
	if found < 20 { // five articles on either side show half of those that learn
		t.Errorf("of 60 teams that learn %d are told so", found)
	}
}

// learners are three annotators who read an article alike or not, and who learn or
// do not.
func learners(t *testing.T, seed uint64, learn bool) *agreement.Table {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 11))
	var ratings []agreement.Rating
	for article := range 12 {
		hard := 0.1 + 0.2*random.Float64()
		if learn {
			hard = 0.55 - 0.045*float64(article)
		}
		for u := range 20 {
			truth := random.IntN(2)
			for a := range 3 {
				value := truth
				if random.Float64() < hard {
					value = random.IntN(2)
				}
				ratings = append(ratings, agreement.Rating{Annotator: int32(a), Unit: int32(20*article + u), Value: int32(value)})
			}
		}
	}
	return makeTable(t, categories(t, agreement.Nominal, 2), 3, 240, ratings)
}

// TestAChangeIsTheDifferenceOfBothPeriods compares it and its standard error with
// deleting one article after the other.
func TestAChangeIsTheDifferenceOfBothPeriods(t *testing.T) {
	made := learners(t, 1, true)
	period := func(unit int) int { return agreement.Before + unit/120 }
	alpha := agreement.Coefficient{Statistic: agreement.KrippendorffAlpha, Level: agreement.LevelNominal}
	s, ok := agreement.ShiftOf(made, period, alpha, agreement.Plan{Articles: articlesOf(240, 20)}, 1)
	if !ok {
		t.Fatal("there is no change")
	}
	without := func(article int) float64 {
		of := func(want int) float64 {
			part := made.Where(func(u int) bool { return u/20 != article && period(u) == want })
			return *agreement.Compute(part, alpha).Value
		}
		return of(agreement.After) - of(agreement.Before)
	}
	if want := without(-1); math.Abs(s.Value-want) > 1e-9 {
		t.Errorf("the change is %v, want %v", s.Value, want)
	}
	mean, sum := 0.0, 0.0
	for article := range 12 {
		mean += without(article) / 12
	}
	for article := range 12 {
		sum += (without(article) - mean) * (without(article) - mean)
	}
	se := math.Sqrt(sum * 11 / 12)
	// Welch's degrees of freedom lie between those of one period and of both.
	if width := (s.CI95[1] - s.CI95[0]) / 2 / se; width < 2.2 || width > 3.2 {
		t.Errorf("the interval reaches %v standard errors, as %s", width, fmt.Sprint(s))
	}
}
