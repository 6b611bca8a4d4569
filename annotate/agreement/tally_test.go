package agreement

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

// TestADrawIsWorthWhatItsTableIsWorth takes units several times or not at all,
// once by adding up their parts and once by making a table of the copies: every
// coefficient must come out the same, and be undefined for the same tables.
func TestADrawIsWorthWhatItsTableIsWorth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		annotators := rapid.IntRange(2, 4).Draw(t, "annotators")
		units := rapid.IntRange(1, 12).Draw(t, "units")
		scheme, err := NewCategories(Ordinal, []string{"0", "1", "2"}, true)
		if err != nil {
			t.Fatal(err)
		}
		names := []string{"A", "B", "C", "D"}[:annotators]
		var original, copied []Rating
		var times []int
		copies := 0
		for u := range units {
			times = append(times, rapid.IntRange(0, 3).Draw(t, "times"))
			for a := range annotators {
				v := rapid.IntRange(-1, 2).Draw(t, "value")
				original = append(original, Rating{int32(a), int32(u), int32(v)})
				for n := range times[u] {
					copied = append(copied, Rating{int32(a), int32(copies + n), int32(v)})
				}
			}
			copies += times[u]
		}
		table, err := NewTable(scheme, names, units, original)
		if err != nil {
			t.Fatal(err)
		}
		drawn, err := NewTable(scheme, names, copies, copied)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range everyCoefficient(scheme, annotators) {
			compareDraw(t, c, table, drawn, times)
		}
		compareOthers(t, table, drawn, times)
	})
}

func everyCoefficient(s *Scheme, annotators int) []Coefficient {
	var all []Coefficient
	for _, level := range s.Levels() {
		all = append(all, Coefficient{KrippendorffAlpha, level})
	}
	for _, level := range s.WeightLevels() {
		for _, statistic := range []Statistic{PercentAgreement, FleissKappa, CongerKappa, acOf(level), BrennanPrediger} {
			all = append(all, Coefficient{statistic, level})
		}
		if annotators == 2 {
			all = append(all, Coefficient{CohenKappa, level})
		}
	}
	if annotators == 2 {
		all = append(all, Coefficient{ScottPi, LevelNominal})
	}
	return all
}

// compareOthers does the same with what Bootstrap does not know.
func compareOthers(t *rapid.T, table, drawn *Table, times []int) {
	for v, want := range drawn.profile(LevelNominal).specific() {
		compareTally(t, &categoryTally{SpecificAgreement, int32(v)}, want, table, times)
	}
	for v, want := range drawn.profile(LevelNominal).fleissCategories() {
		compareTally(t, &categoryTally{FleissKappaCategory, int32(v)}, want, table, times)
	}
	for _, level := range table.scheme.WeightLevels() {
		by := &lightTally{len(table.annotators), newCrossTally(CohenKappa, newWeights(level, table.scheme.Len()))}
		compareTally(t, by, Light(drawn, level), table, times)
	}
}

func compareDraw(t *rapid.T, c Coefficient, table, drawn *Table, times []int) {
	compareTally(t, table.tally(c), Compute(drawn, c), table, times)
}

func compareTally(t *rapid.T, by tally, want Result, table *Table, times []int) {
	sums, scratch := make([]float64, by.width()), make([]float64, by.width())
	for u, n := range times {
		who, values := table.Unit(u)
		if len(values) == 0 {
			continue
		}
		var own parts
		by.add(&pattern{who: who, values: values, units: 1}, &own)
		for i, at := range own.at {
			sums[at] += float64(n) * own.value[i]
		}
	}
	got, ok := by.value(sums, scratch)
	if ok != (want.Value != nil) || ok && math.Abs(got-*want.Value) > 1e-9 {
		t.Fatalf("%s %s of a draw is %v (%v), of its table %v: %s", want.Statistic, want.Level, got, ok, want.Value, want.Reason)
	}
}

// TestBinomialNumbersFollowTheirProbabilities compares frequencies with the
// formula by chi-square, for each way of drawing them.
func TestBinomialNumbersFollowTheirProbabilities(t *testing.T) {
	for _, test := range []struct {
		n int
		p float64
	}{{1, 0.5}, {50, 0.03}, {10_000, 0.0004}, {40, 0.8}, {40, 0.5}, {200, 0.3}, {10_000, 0.02}, {1_000_000, 0.999}} {
		t.Run(fmt.Sprintf("%d trials of %v", test.n, test.p), func(t *testing.T) {
			const draws = 200_000
			c := newChance(test.p)
			var s stream
			s.start(1, uint64(test.n))
			counts := make(map[int]int)
			for range draws {
				counts[s.binomial(test.n, &c)]++
			}
			chi, cells, rest := 0.0, 0.0, float64(draws)
			restCount := draws
			for k := range test.n + 1 {
				expected := draws * probability(test.n, k, test.p)
				if expected < 20 {
					continue
				}
				d := float64(counts[k]) - expected
				chi += d * d / expected
				cells++
				rest -= expected
				restCount -= counts[k]
			}
			if rest >= 20 {
				d := float64(restCount) - rest
				chi += d * d / rest
			}
			if limit := cells + 5*math.Sqrt(2*cells); chi > limit {
				t.Errorf("chi-square is %.1f over %.0f numbers, at most %.1f is to be expected", chi, cells, limit)
			}
		})
	}
}

func probability(n, k int, p float64) float64 {
	a, _ := math.Lgamma(float64(n + 1))
	b, _ := math.Lgamma(float64(k + 1))
	c, _ := math.Lgamma(float64(n - k + 1))
	return math.Exp(a - b - c + float64(k)*math.Log(p) + float64(n-k)*math.Log1p(-p))
}

func TestSingleDrawsAreUniform(t *testing.T) {
	const n, draws = 7, 70_000
	var s stream
	s.start(5, 0)
	var counts [n]int
	for range draws {
		counts[s.below(n)]++
	}
	for i, count := range counts {
		if math.Abs(float64(count)-draws/n) > 5*math.Sqrt(draws/n) {
			t.Errorf("%d came %d times of %d", i, count, draws)
		}
	}
}

// TestTheTwoWaysOfDrawingUnitsAgree compares the spread that binomials give
// with the spread that single draws give.
func TestTheTwoWaysOfDrawingUnitsAgree(t *testing.T) {
	scheme, err := NewCategories(Ordinal, []string{"0", "1", "2"}, true)
	if err != nil {
		t.Fatal(err)
	}
	var ratings []Rating
	for u := range int32(400) {
		ratings = append(ratings, Rating{0, u, u % 3}, Rating{1, u, (u + u/50) % 3}, Rating{2, u, (u * u) % 3})
	}
	table, err := NewTable(scheme, []string{"A", "B", "C"}, 400, ratings)
	if err != nil {
		t.Fatal(err)
	}
	by := table.tally(Coefficient{KrippendorffAlpha, LevelOrdinal})
	f := unitFrame(table.patterns(false), by)
	if f.chances == nil {
		t.Fatalf("%d patterns of %d units are not drawn by binomials", f.rows(), f.total)
	}
	binomials := f.bootstrap(by, Plan{Draws: 20_000})
	f.chances = nil
	for r, times := range f.times {
		for range times {
			f.rowOf = append(f.rowOf, int32(r))
		}
	}
	singles := f.bootstrap(by, Plan{Draws: 20_000})
	if ratio := binomials.SE() / singles.SE(); math.Abs(ratio-1) > 0.03 {
		t.Errorf("the standard error is %v by binomials and %v by single draws", binomials.SE(), singles.SE())
	}
	for _, share := range []float64{0.025, 0.5, 0.975} {
		if d := binomials.Quantile(share) - singles.Quantile(share); math.Abs(d) > 0.1*singles.SE() {
			t.Errorf("quantile %v differs by %v", share, d)
		}
	}
}

func TestAssignFindsTheLeastSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const n = 4
		costs := make([][]float64, n)
		for i := range costs {
			for range n {
				costs[i] = append(costs[i], float64(rapid.IntRange(0, 9).Draw(t, "cost")))
			}
		}
		sum, taken := 0.0, map[int]bool{}
		for row, col := range assign(costs) {
			sum += costs[row][col]
			taken[col] = true
		}
		if least := leastSum(costs, 0, 0); sum != least || len(taken) != n {
			t.Fatalf("the sum is %v over %d columns, the least is %v", sum, len(taken), least)
		}
	})
}

func leastSum(costs [][]float64, row int, taken int) float64 {
	if row == len(costs) {
		return 0
	}
	least := math.Inf(1)
	for col, cost := range costs[row] {
		if taken>>col&1 == 0 {
			least = min(least, cost+leastSum(costs, row+1, taken|1<<col))
		}
	}
	return least
}
