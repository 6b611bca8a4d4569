package agreement_test

import (
	"math"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plumbline/annotate/agreement"
)

func TestChange(t *testing.T) {
	made := risingTable(t)
	articles := make([]int32, made.Units())
	for u := range articles {
		articles[u] = int32(u / 10)
	}
	halves := func(unit int) int {
		if unit < made.Units()/2 {
			return agreement.Before
		}
		return agreement.After
	}
	alpha := agreement.Coefficient{Statistic: agreement.KrippendorffAlpha, Level: agreement.LevelNominal}
	before := agreement.Compute(made.Where(func(u int) bool { return halves(u) == agreement.Before }), alpha)
	after := agreement.Compute(made.Where(func(u int) bool { return halves(u) == agreement.After }), alpha)
	rise := *after.Value - *before.Value
	for name, plan := range map[string]agreement.Plan{"units": {Draws: 2000}, "articles": {Draws: 2000, Articles: articles}} {
		t.Run("Annotators who learn agree more, by "+name, func(t *testing.T) {
			drawn := agreement.Change(made, halves, alpha, plan)
			low, middle, high := drawn.Quantile(0.025), drawn.Quantile(0.5), drawn.Quantile(0.975)
			if low <= 0 || rise < low || rise > high || math.Abs(middle-rise) > 0.05 {
				t.Errorf("the rise of %.3f lies between %.3f and %.3f around %.3f", rise, low, high, middle)
			}
		})
		t.Run("Taking turns is no change, by "+name, func(t *testing.T) {
			turns := func(unit int) int { return agreement.Before + unit/6%2 }
			drawn := agreement.Change(made, turns, alpha, plan)
			if low, high := drawn.Quantile(0.025), drawn.Quantile(0.975); low > 0 || high < 0 {
				t.Errorf("the change lies between %.3f and %.3f", low, high)
			}
		})
	}
}

// risingTable has two annotators who differ on every second unit at first and
// on every seventh later.
func risingTable(t *testing.T) *agreement.Table {
	var ratings []agreement.Rating
	for u := range int32(400) {
		other := u % 3
		if u < 200 && u/3%2 == 0 || u%7 == 0 {
			other = (u + 1) % 3
		}
		ratings = append(ratings,
			agreement.Rating{Annotator: 0, Unit: u, Value: u % 3}, agreement.Rating{Annotator: 1, Unit: u, Value: other})
	}
	return makeTable(t, categories(t, agreement.Nominal, 3), 2, 400, ratings)
}

// TestChangeIsTheDifferenceOfBothPeriods draws one article only, which leaves
// nothing to chance.
func TestChangeIsTheDifferenceOfBothPeriods(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		annotators, units, ratings := drawRatings(t, 3)
		made := makeTable(t, categories(t, agreement.Ordinal, 3), annotators, units, ratings)
		period := func(unit int) int { return unit % 3 }
		for _, c := range []agreement.Coefficient{
			{Statistic: agreement.KrippendorffAlpha, Level: agreement.LevelOrdinal},
			{Statistic: agreement.PercentAgreement, Level: agreement.LevelNominal},
			{Statistic: agreement.CongerKappa, Level: agreement.LevelLinear},
		} {
			drawn := agreement.Change(made, period, c, agreement.Plan{Draws: 1, Articles: make([]int32, units)})
			before := agreement.Compute(made.Where(func(u int) bool { return u%3 == agreement.Before }), c)
			after := agreement.Compute(made.Where(func(u int) bool { return u%3 == agreement.After }), c)
			if known := before.Value != nil && after.Value != nil; known != (len(drawn.Values) == 1) && drawn.Drawn > 0 {
				t.Fatalf("%v: %+v with %s and %s", c, drawn, before.State, after.State)
			}
			if len(drawn.Values) == 1 && math.Abs(drawn.Values[0]-(*after.Value-*before.Value)) > 1e-9 {
				t.Fatalf("%v: %v, want %v", c, drawn.Values[0], *after.Value-*before.Value)
			}
		}
	})
}

func TestEverySentenceIsASentence(t *testing.T) {
	places := regexp.MustCompile(`\{\{\.\w+\}\}( %)?|100 %`)
	for code, sentence := range sentences(t) {
		if !strings.HasSuffix(sentence, ".") && !strings.HasSuffix(sentence, "?") ||
			strings.ContainsAny(places.ReplaceAllString(sentence, ""), "%!{}") {
			t.Errorf("%s: %q", code, sentence)
		}
	}
}
