package unitizing

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"
)

// TestTheBestAlignmentIsTheBestOfAll compares with every way to align few spans.
func TestTheBestAlignmentIsTheBestOfAll(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		marked := make([][]stretch, 2+r.IntN(3))
		for a := range marked {
			for range r.IntN(4) {
				begin := r.Float64() * 30
				marked[a] = append(marked[a], stretch{begin, begin + 1 + r.Float64()*10, r.IntN(2)})
			}
		}
		spans := byMiddle(marked)
		if len(spans) == 0 {
			continue
		}
		got, exact, done := disorder(marked, bestGain)
		want := cheapest(spans, len(marked), make([]bool, len(spans)), 0) / (float64(len(spans)) / float64(len(marked)))
		if !done || !exact || math.Abs(got-want) > 1e-9 {
			t.Fatalf("the disorder of %v is %v (exact: %v), of all alignments %v", marked, got, exact, want)
		}
	}
}

// cheapest tries every alignment of the spans that are not taken.
func cheapest(spans []owned, annotators int, taken []bool, from int) float64 {
	for from < len(spans) && taken[from] {
		from++
	}
	if from == len(spans) {
		return 0
	}
	best := math.Inf(1)
	taken[from] = true
	var with func(chosen []int, next int)
	with = func(chosen []int, next int) {
		best = min(best, cost(spans, annotators, chosen)+cheapest(spans, annotators, taken, from+1))
		for i := next; i < len(spans); i++ {
			if taken[i] || ofOneAnnotator(spans, chosen, i) {
				continue
			}
			taken[i] = true
			with(append(chosen[:len(chosen):len(chosen)], i), i+1)
			taken[i] = false
		}
	}
	with([]int{from}, from+1)
	taken[from] = false
	return best
}

func ofOneAnnotator(spans []owned, chosen []int, i int) bool {
	for _, c := range chosen {
		if spans[c].annotator == spans[i].annotator {
			return true
		}
	}
	return false
}

// cost is the mean over all pairs of annotators; one without a span is 1 from everyone.
func cost(spans []owned, annotators int, chosen []int) (total float64) {
	pairs := float64(annotators*(annotators-1)) / 2
	real := 0.0
	for i, a := range chosen {
		for _, b := range chosen[i+1:] {
			total += dissimilarity(spans[a].stretch, spans[b].stretch)
			real++
		}
	}
	return (total + pairs - real) / pairs
}

// TestCrowdedSpansAreAlignedApproximatelyAndSaySo puts more spans on one place than are
// tried.
func TestCrowdedSpansAreAlignedApproximatelyAndSaySo(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 3))
	marked := make([][]stretch, 5)
	for a := range marked {
		for range 25 {
			begin := r.Float64() * 50
			marked[a] = append(marked[a], stretch{begin, begin + 5 + r.Float64()*20, 0})
		}
	}
	if _, _, done := disorder(marked, bestGain); done {
		t.Error("every alignment of a crowd was tried")
	}
	g := &drawing{observed: marked, chance: newChance(marked), plan: GammaPlan{Seed: 1, Precision: 1, MostDraws: 30}}
	if err := g.run(context.Background()); err != nil {
		t.Fatal(err)
	}
	if g.exact || g.drawn.n != 30 || g.disorder <= 0 || g.disorder > 5 {
		t.Errorf("the disorder of a crowd is %v against %+v, exact: %v", g.disorder, g.drawn, g.exact)
	}
}

func BenchmarkUnitizing(b *testing.B) {
	r := rand.New(rand.NewPCG(7, 0))
	u := &Unitizations{Annotators: []string{"a", "b", "c", "d", "e"}, Categories: []string{"p", "q", "r", "s"}}
	for range 600 {
		text := Text{Length: 600, Marked: make([][]Span, 5)}
		for a := range text.Marked {
			at := 0
			for range 5 {
				begin := at + 5 + r.IntN(60)
				at = begin + 5 + r.IntN(30)
				text.Marked[a] = append(text.Marked[a], Span{begin, at, r.IntN(4)})
			}
		}
		u.Texts = append(u.Texts, text)
	}
	b.Run("F1_and_alpha", func(b *testing.B) {
		for b.Loop() {
			u.F1()
			u.AlphaU2016()
		}
	})
	b.Run("gamma", func(b *testing.B) {
		for b.Loop() {
			if _, err := u.Gamma(context.Background(), GammaPlan{Seed: 1, Precision: 1, MostDraws: 30}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
