package review_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"plumbline/annotate/review"
)

// large has five annotators who answer every question on all paragraphs, a
// tenth of the answers at random.
func large(tb testing.TB, paragraphs int) *review.Answers {
	tb.Helper()
	p := newProject(tb, paragraphs/10)
	random := rand.New(rand.NewPCG(31, 32))
	a := review.New(p.book, p.targets, p.byHash)
	pick := func(truth int, of ...string) string {
		if random.IntN(10) == 0 {
			return of[random.IntN(len(of))]
		}
		return of[truth%len(of)]
	}
	for i := range paragraphs {
		truth := random.IntN(60)
		for who := range 5 {
			p.submitted(
				fmt.Sprintf("A%d", who+1), i, "unit_type="+pick(0, "body", "lede"),
				"sourcing="+pick(truth, "official", "none", "group|expert", "person", "official|document"),
				"attribution="+pick(truth, "vague", "role", "named"), "quote_form="+pick(truth, "indirect", "direct", "partial|indirect"),
				"stance Borea="+pick(truth, "absent", "-1", "0", "1", "2"), "voice Borea="+pick(truth, "outlet", "source", "both"),
				"stance Harbour council="+pick(truth, "-2", "absent", "0"), "voice Harbour council="+pick(truth, "source", "outlet"),
				"unsourced="+pick(truth, "no", "no", "yes"), "editorial="+pick(truth, "none", "loaded", "motive|verdict", "cue"),
				"editorial_strength="+pick(truth, "1", "2", "3"),
			)
			last := p.sheets[len(p.sheets)-1]
			p.sheets = p.sheets[:0]
			if err := a.Add(last.article, last.sheet); err != nil {
				tb.Fatal(err)
			}
		}
	}
	return a
}

// BenchmarkOverview is to stay below 100 ms for 5,000 paragraphs and five
// annotators; ten times as many show how it grows.
func BenchmarkOverview(b *testing.B) {
	for _, paragraphs := range []int{5_000, 50_000} {
		a := large(b, paragraphs)
		b.Run(fmt.Sprintf("coefficients_5x%d", paragraphs), func(b *testing.B) {
			for b.Loop() {
				a.Overview(review.Filter{})
			}
		})
		o := a.Overview(review.Filter{})
		b.Run(fmt.Sprintf("intervals_5x%d", paragraphs), func(b *testing.B) {
			for b.Loop() {
				o.WithBounds(review.Draws{}, nil, nil)
			}
		})
		b.Run(fmt.Sprintf("details_of_a_row_5x%d", paragraphs), func(b *testing.B) {
			for b.Loop() {
				r := row(b, o, "editorial", "", review.Everything)
				r.Pairs(draws)
				r.Collisions()
				r.Labels(draws)
				o.Divided(50)
			}
		})
	}
}
