package agreement_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"plumbline/annotate/agreement"
)

// madeTable has annotators who see a true value of five with some noise and
// leave out a share of the units.
func madeTable(tb testing.TB, annotators, units int, missing float64) *agreement.Table {
	tb.Helper()
	random := rand.New(rand.NewPCG(101, uint64(units)))
	scheme, err := agreement.NewCategories(agreement.Ordinal, []string{"1", "2", "3", "4", "5"}, true)
	if err != nil {
		tb.Fatal(err)
	}
	var ratings []agreement.Rating
	for u := range units {
		truth := float64(random.IntN(5))
		for a := range annotators {
			if random.Float64() < missing {
				continue
			}
			value := max(0, min(4, math.Round(truth+0.9*random.NormFloat64())))
			ratings = append(ratings, agreement.Rating{Annotator: int32(a), Unit: int32(u), Value: int32(value)})
		}
	}
	names := make([]string, annotators)
	for a := range names {
		names[a] = fmt.Sprintf("A%02d", a+1)
	}
	t, err := agreement.NewTable(scheme, names, units, ratings)
	if err != nil {
		tb.Fatal(err)
	}
	return t
}

// Two sizes ten times apart show how each grows.
func BenchmarkAlpha(b *testing.B) {
	for _, units := range []int{10_000, 100_000} {
		t := madeTable(b, 20, units, 0.5)
		for _, level := range []agreement.Level{agreement.LevelNominal, agreement.LevelOrdinal} {
			b.Run(fmt.Sprintf("%s/20x%d_half_missing", level, units), func(b *testing.B) {
				for b.Loop() {
					agreement.Alpha(t, level)
				}
			})
		}
	}
}

func BenchmarkPairs(b *testing.B) {
	for _, units := range []int{10_000, 100_000} {
		for _, missing := range []float64{0, 0.5} {
			t := madeTable(b, 20, units, missing)
			b.Run(fmt.Sprintf("190_kappas/20x%d_missing_%v", units, missing), func(b *testing.B) {
				for b.Loop() {
					agreement.Pairs(t, agreement.Coefficient{Statistic: agreement.CohenKappa, Level: agreement.LevelNominal})
				}
			})
		}
	}
}

func BenchmarkBootstrap(b *testing.B) {
	for _, units := range []int{10_000, 100_000} {
		t := madeTable(b, 5, units, 0.1)
		articles := make([]int32, units)
		for u := range articles {
			articles[u] = int32(u / 20)
		}
		for _, level := range []agreement.Level{agreement.LevelNominal, agreement.LevelOrdinal} {
			alpha := agreement.Coefficient{Statistic: agreement.KrippendorffAlpha, Level: level}
			b.Run(fmt.Sprintf("%s/2000_draws_of_units_5x%d", level, units), func(b *testing.B) {
				for b.Loop() {
					agreement.Bootstrap(t, alpha, agreement.Plan{Draws: 2000})
				}
			})
			b.Run(fmt.Sprintf("%s/2000_draws_of_articles_5x%d", level, units), func(b *testing.B) {
				for b.Loop() {
					agreement.Bootstrap(t, alpha, agreement.Plan{Draws: 2000, Articles: articles})
				}
			})
		}
	}
}

func BenchmarkSummary(b *testing.B) {
	t := madeTable(b, 5, 5000, 0.1)
	b.Run("5x5000_without_draws", func(b *testing.B) {
		for b.Loop() {
			agreement.Summary(t, agreement.Plan{Draws: 1})
		}
	})
}

// BenchmarkReadDifferently is of twelve questions that five answer on all
// paragraphs, each with gaps of its own.
func BenchmarkReadDifferently(b *testing.B) {
	for _, units := range []int{500, 5000} {
		var rows []agreement.Reading
		for range 12 {
			rows = append(rows, agreement.Reading{
				Table: madeTable(b, 5, units, 0.2), Level: agreement.LevelOrdinal, Articles: articlesOf(units, 20),
			})
		}
		b.Run(fmt.Sprintf("12_questions_5x%d", units), func(b *testing.B) {
			for b.Loop() {
				agreement.ReadDifferently(rows, 1)
			}
		})
	}
}
