package agreement_test

import (
	"math"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"plumbline/annotate/agreement"
	"plumbline/annotate/agreement/table"
)

var ordinalAlpha = agreement.Coefficient{Statistic: agreement.KrippendorffAlpha, Level: agreement.LevelOrdinal}

func TestDrawsDependOnTheSeedAndNotOnTheCores(t *testing.T) {
	made := madeTable(t, 5, 300, 0.2)
	articles := make([]int32, made.Units())
	for u := range articles {
		articles[u] = int32(u / 10)
	}
	for _, plan := range []agreement.Plan{{Draws: 300, Seed: 7}, {Draws: 300, Seed: 7, Articles: articles}} {
		plan.Cores = 1
		first := agreement.Bootstrap(made, ordinalAlpha, plan)
		for _, cores := range []int{2, 3, 8, 0} {
			plan.Cores = cores
			if again := agreement.Bootstrap(made, ordinalAlpha, plan); !reflect.DeepEqual(first, again) {
				t.Errorf("%d cores give other draws than one", cores)
			}
		}
		plan.Seed++
		if other := agreement.Bootstrap(made, ordinalAlpha, plan); reflect.DeepEqual(first.Values, other.Values) {
			t.Error("another seed gives the same draws")
		}
	}
}

func TestTheNumbersOfArticlesAreIrrelevant(t *testing.T) {
	made := madeTable(t, 3, 200, 0.2)
	up, down := make([]int32, made.Units()), make([]int32, made.Units())
	for u := range up {
		up[u], down[u] = int32(u/8), int32(100-u/8)
	}
	a := agreement.Bootstrap(made, ordinalAlpha, agreement.Plan{Draws: 100, Articles: up})
	b := agreement.Bootstrap(made, ordinalAlpha, agreement.Plan{Draws: 100, Articles: down})
	if !reflect.DeepEqual(a, b) {
		t.Error("numbering the articles in another order gives other draws")
	}
}

func TestArticlesOfOneUnitAreDrawnLikeUnits(t *testing.T) {
	made := madeTable(t, 3, 400, 0)
	articles := make([]int32, made.Units())
	for u := range articles {
		articles[u] = int32(u)
	}
	units := agreement.Bootstrap(made, ordinalAlpha, agreement.Plan{Draws: 20_000})
	each := agreement.Bootstrap(made, ordinalAlpha, agreement.Plan{Draws: 20_000, Articles: articles})
	if ratio := each.SE() / units.SE(); math.Abs(ratio-1) > 0.03 {
		t.Errorf("the standard error is %v, of units %v", each.SE(), units.SE())
	}
}

// TestWholeArticlesGiveWiderIntervals repeats each unit ten times within its
// article: drawing units mistakes the copies for evidence.
func TestWholeArticlesGiveWiderIntervals(t *testing.T) {
	once := madeTable(t, 3, 60, 0)
	var ratings []agreement.Rating
	var articles []int32
	for u := range once.Units() {
		who, values := once.Unit(u)
		for range 10 {
			for i := range who {
				ratings = append(ratings, agreement.Rating{Annotator: who[i], Unit: int32(len(articles)), Value: values[i]})
			}
			articles = append(articles, int32(u))
		}
	}
	tenfold := makeTable(t, once.Scheme(), 3, len(articles), ratings)
	plan := agreement.Plan{Draws: 4000}
	right := agreement.Bootstrap(once, ordinalAlpha, plan).SE()
	narrow := agreement.Bootstrap(tenfold, ordinalAlpha, plan).SE()
	plan.Articles = articles
	wide := agreement.Bootstrap(tenfold, ordinalAlpha, plan).SE()
	if math.Abs(wide/right-1) > 0.1 {
		t.Errorf("drawing articles gives the standard error %v, want about %v", wide, right)
	}
	if narrow > right/2 {
		t.Errorf("drawing units gives the standard error %v although copies are no evidence (%v)", narrow, right)
	}
}

func TestUndefinedDrawsAreCountedAndTooManyWithholdTheInterval(t *testing.T) {
	made := parse(t, agreement.Nominal, "1,2", "A a 1\nB a 1\nA b 1\nB b 1\nA c 1\nB c 1\nA d 1\nB d 1\nA e 1\nB e 2")
	alpha := agreement.Coefficient{Statistic: agreement.KrippendorffAlpha, Level: agreement.LevelNominal}
	plan := agreement.Plan{Draws: 2000, Seed: 1}
	drawn := agreement.Bootstrap(made, alpha, plan)
	// A draw is undefined if it misses the one unit that differs: .8^5.
	if share := float64(drawn.Undefined) / 2000; math.Abs(share-math.Pow(0.8, 5)) > 0.04 {
		t.Errorf("%v of the draws are undefined, want about %v", share, math.Pow(0.8, 5))
	}
	if len(drawn.Values)+drawn.Undefined != 2000 {
		t.Errorf("%d values and %d undefined draws are not 2,000", len(drawn.Values), drawn.Undefined)
	}
	r := agreement.Compute(made, alpha).WithDraws(drawn, plan)
	if r.CI95 != nil || r.SE != nil || !r.Reason.Has(agreement.Withheld) ||
		!strings.Contains(r.Reason.String(), "of 2000 draws had no value") {
		t.Errorf("the interval is %v and the reason %q", r.CI95, r.Reason)
	}
}

func TestFewArticlesAreNotDependable(t *testing.T) {
	made := madeTable(t, 3, 90, 0)
	for _, test := range []struct {
		articles int
		state    agreement.State
		words    string
	}{
		{1, agreement.LowN, "From 1 article, not dependable. No interval: needs >=2 articles."},
		{3, agreement.LowN, "From 3 articles, not dependable."},
		{9, agreement.LowN, "From 9 articles, not dependable."},
		{10, agreement.OK, ""},
	} {
		articles := make([]int32, made.Units())
		for u := range articles {
			articles[u] = int32(u % test.articles)
		}
		plan := agreement.Plan{Draws: 200, Articles: articles}
		for _, statistic := range []agreement.Statistic{agreement.KrippendorffAlpha, agreement.PercentAgreement, agreement.GwetAC1} {
			r := one(t, agreement.Summary(made, plan), statistic, agreement.LevelNominal)
			if r.State != test.state || r.Reason.String() != test.words || r.Articles != test.articles {
				t.Errorf("%s from %d articles is %s, says %q and counts %d", statistic, test.articles, r.State, r.Reason, r.Articles)
			}
			if (r.CI95 == nil) != (test.articles == 1) {
				t.Errorf("%s from %d articles has the interval %v", statistic, test.articles, r.CI95)
			}
		}
	}
}

func TestToHalveAnIntervalFollowsWhatItStandsOn(t *testing.T) {
	one := 1.0
	for _, test := range []struct {
		holding  int
		articles int
	}{
		// By the quantiles that interval_reference.py integrates, the width halves at
		// 2.1424 times 4 articles, 3.2475 times 10 and 3.9927 times 1,000.
		{4, 5},
		{10, 23},
		{1000, 2993},
		{0, 0},
	} {
		got := agreement.ToHalve(agreement.Result{Value: &one, N: 10 * max(1, test.holding), Articles: test.holding, Holding: test.holding})
		if got.Articles != test.articles {
			t.Errorf("from %d articles it takes %+v, want %d", test.holding, got, test.articles)
		}
	}
	// Four times the units, or the articles, as this says, do halve the interval.
	few, many := madeTable(t, 3, 250, 0), madeTable(t, 3, 1000, 0)
	width := func(of *agreement.Table, plan agreement.Plan) float64 {
		ends := agreement.Bootstrap(of, ordinalAlpha, plan).Interval()
		return ends[1] - ends[0]
	}
	articles := make([]int32, 1000)
	for u := range articles {
		articles[u] = int32(u / 10)
	}
	plan := agreement.Plan{Draws: 4000, Articles: articles[:250]}
	whole := agreement.Plan{Draws: 4000, Articles: articles}
	if ratio := width(few, plan) / width(many, whole); math.Abs(ratio-2) > 0.5 {
		t.Errorf("with four times the articles the interval is %.2f times narrower", ratio)
	}
	plan.Articles = nil
	ratio := width(few, plan) / width(many, plan)
	if math.Abs(ratio-2) > 0.3 {
		t.Errorf("the standard error of four times the units is %v times smaller, want about 2", ratio)
	}
}

func TestPartsOfATable(t *testing.T) {
	all := readExpectations(t)
	made := readCase(t, all, "pub_krippendorff2011_12x4")
	t.Run("A pair is a table of two", func(t *testing.T) {
		pairs := agreement.Pairs(made, ordinalAlpha)
		for p, pair := range [][2]int{{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}} {
			want := agreement.Alpha(made.Only(pair[0], pair[1]), agreement.LevelOrdinal)
			if *pairs[p].Value != *want.Value || pairs[p].N != want.N {
				t.Errorf("pair %v: %v of %d units, want %v of %d", pairs[p].Pair, *pairs[p].Value, pairs[p].N, *want.Value, want.N)
			}
		}
	})
	t.Run("The order in which annotators are named turns a pair around", func(t *testing.T) {
		a := agreement.Cohen(made, 1, 2, agreement.LevelLinear)
		b := agreement.Cohen(made, 2, 1, agreement.LevelLinear)
		if math.Abs(*a.Value-*b.Value) > 1e-12 || a.Pair[0] != b.Pair[1] {
			t.Errorf("%v %v and %v %v", a.Pair, *a.Value, b.Pair, *b.Value)
		}
	})
	t.Run("Absent becomes missing", func(t *testing.T) {
		scheme, err := agreement.NewCategories(agreement.Ordinal, []string{"2", "3", "4", "5"}, true)
		if err != nil {
			t.Fatal(err)
		}
		seen := made.Recode(scheme, func(value int) int { return value - 1 }) // 1 becomes Missing
		if seen.Ratings() != 32 || seen.Units() != made.Units() {
			t.Errorf("%d ratings on %d units are left, want 32 on %d", seen.Ratings(), seen.Units(), made.Units())
		}
	})
	t.Run("Units that are filtered away have no labels", func(t *testing.T) {
		first := made.Where(func(unit int) bool { return unit < 3 })
		if first.UnitsWith(1) != 3 || first.Units() != made.Units() {
			t.Errorf("%d of %d units have labels, want 3 of %d", first.UnitsWith(1), first.Units(), made.Units())
		}
	})
}

func TestLabelsThatAreNoNumbersHaveNoRatio(t *testing.T) {
	form := table.Form{Scale: agreement.Ordinal, Categories: []string{"1", "2", "3", "4", "5"}}
	numbers := readTable(t, filepath.Join("testdata", "pub_krippendorff2011_12x4.csv"), form)
	words := parse(t, agreement.Ordinal, "none,some,much", "A u1 none\nB u1 some\nA u2 much\nB u2 much")
	if got := len(numbers.Scheme().Levels()); got != 4 {
		t.Errorf("numbers have %d levels, want 4", got)
	}
	if got := len(words.Scheme().Levels()); got != 3 {
		t.Errorf("words have %d levels, want 3 without ratio", got)
	}
}
