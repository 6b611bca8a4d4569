package agreement

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// TestWhatSharesItsSumsIsWhatEachHasAlone compares the intervals of a summary, which are
// worked out together, with those of each coefficient from a table of its own: kappas from
// the ratings of the two, Light's from the sums of all pairs.
func TestWhatSharesItsSumsIsWhatEachHasAlone(t *testing.T) {
	for _, missing := range []float64{0, 0.3, 0.7} {
		for _, units := range []int{20, 150} {
			t.Run(fmt.Sprintf("%d units, %v missing", units, missing), func(t *testing.T) {
				table, articles := gapped(t, 5, units, missing)
				plan := Plan{Articles: articles}
				compared := 0
				for _, r := range Summary(table, plan) {
					want := r
					switch r.Statistic {
					case CohenKappa:
						var pair []int
						for a, name := range table.annotators {
							if name == r.Pair[0] || name == r.Pair[1] {
								pair = append(pair, a)
							}
						}
						own := table.Only(pair...)
						want = own.withInterval(own.ofPair(Coefficient{CohenKappa, r.Level}, 0, 1), mustTally(own, r), plan)
					case LightKappa, KrippendorffAlpha, FleissKappa, CongerKappa, GwetAC1, GwetAC2, BrennanPrediger, PercentAgreement:
						alone := Compute(table, Coefficient{r.Statistic, r.Level})
						if alone.Value != nil {
							want = table.withInterval(alone, mustTally(table, r), plan)
						}
					default:
						continue
					}
					compared++
					if (r.CI95 == nil) != (want.CI95 == nil) || r.State != want.State ||
						r.Articles != want.Articles || r.Holding != want.Holding {
						t.Fatalf("%s %s %v is %s %v of %d articles, alone %s %v of %d", r.Statistic, r.Level, r.Pair,
							r.State, r.CI95, r.Articles, want.State, want.CI95, want.Articles)
					}
					if r.CI95 == nil {
						continue
					}
					for end := range r.CI95 {
						if math.Abs(r.CI95[end]-want.CI95[end]) > 1e-12 {
							t.Errorf("%s %s %v has %v, alone %v", r.Statistic, r.Level, r.Pair, *r.CI95, *want.CI95)
						}
					}
				}
				if compared != 4+4*10+4+1+4*4 {
					t.Errorf("%d results were compared", compared)
				}
			})
		}
	}
}

// mustTally is the tally of a result with sums of its own.
func mustTally(t *Table, r Result) tally {
	if r.Statistic == LightKappa {
		return t.tallyOf(r)
	}
	return t.tally(Coefficient{r.Statistic, r.Level})
}

// gapped is a table of ordinal labels with gaps, in articles of unequal sizes that come in
// no order.
func gapped(t *testing.T, annotators, units int, missing float64) (*Table, []int32) {
	t.Helper()
	random := rand.New(rand.NewPCG(uint64(units), uint64(missing*100)))
	scheme, err := NewCategories(Ordinal, []string{"1", "2", "3", "4"}, true)
	if err != nil {
		t.Fatal(err)
	}
	articles := make([]int32, units)
	var ratings []Rating
	for u := range units {
		articles[u] = int32(random.IntN(1 + units/8))
		truth := random.NormFloat64()
		for a := range annotators {
			if random.Float64() >= missing {
				value := max(0, min(3, math.Round(1.5+truth+0.7*random.NormFloat64())))
				ratings = append(ratings, Rating{int32(a), int32(u), int32(value)})
			}
		}
	}
	table, err := NewTable(scheme, []string{"A", "B", "C", "D", "E"}[:annotators], units, ratings)
	if err != nil {
		t.Fatal(err)
	}
	return table, articles
}
