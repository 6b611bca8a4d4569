package unitizing

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"

	"plumbline/annotate/agreement"
)

// GammaLevel names the distances that gamma is of: those of positions and of
// categories weigh the same, and a span that has no partner costs 1.
const GammaLevel agreement.Level = "alpha=1 beta=1 delta_empty=1"

// GammaPlan says how exactly chance is drawn.
type GammaPlan struct {
	Seed uint64
	// Precision is half the width of the 95 % interval of gamma that the draws may
	// leave; MostDraws are made at most to reach it.
	Precision float64
	MostDraws int
}

// DefaultGamma is a plan for tables that people wait for.
func DefaultGamma(seed uint64) GammaPlan {
	return GammaPlan{Seed: seed, Precision: 0.02, MostDraws: 300}
}

// fewestDraws are made however little they differ.
const fewestDraws = 30

// Gamma sets the disorder of the best alignment of all annotators' spans against that
// of spans drawn at random, as many, as long and as far apart. The texts that everyone
// read follow one another as one continuum; what lies before the first span counts from
// offset 0, also where the first text begins later. It is as costly as it has many annotators:
// see alignment for where it is approximate, which the result then says.
//
// Source: Mathet, Widlöcher and Métivier (2015), The unified and holistic method gamma
// for inter-annotator agreement measure and alignment, Computational Linguistics 41,
// 437-479.
func (u *Unitizations) Gamma(ctx context.Context, plan GammaPlan) (Result, error) {
	texts := u.readByAll()
	marked, _ := continuum(texts, len(u.Annotators))
	r := result(Gamma, GammaLevel, spansOf(marked))
	if reason, ok := u.comparable(texts); !ok {
		return r.undefined(reason), nil
	}
	if r.N == 0 {
		return r.undefined(because(NoSpans)), nil
	}
	ours := stretchesOf(marked, texts[0].Begin)
	g := &drawing{observed: ours, chance: newChance(ours), plan: plan}
	if err := g.run(ctx); err != nil {
		return r, err
	}
	expected, precision := g.drawn.mean, g.drawn.precision(g.disorder)
	r.ObservedDisorder, r.ExpectedDisorder, r.Precision = &g.disorder, &expected, &precision
	r.Draws, r.ApproximateAlignment = g.drawn.n, !g.exact
	if r = r.ratio(g.disorder, expected); r.Value == nil {
		return r, nil
	}
	if precision > plan.Precision {
		r = r.note(because(Imprecise, "Draws", r.Draws, "Precision", fmt.Sprintf("%.2g", precision)))
	}
	if !g.exact {
		r = r.note(because(Approximate))
	}
	return r, nil
}

// drawing sets what was marked against what chance draws.
type drawing struct {
	observed [][]stretch
	chance   chance
	plan     GammaPlan

	disorder float64
	drawn    moments
	exact    bool
}

// run aligns everything as well as can be; where that is too much for anything, all
// of it in haste, so that what was marked and what was drawn are treated alike.
func (g *drawing) run(ctx context.Context) error {
	done, err := g.attempt(ctx, bestGain)
	if err == nil && !done {
		_, err = g.attempt(ctx, greedyGain)
	}
	return err
}

func (g *drawing) attempt(ctx context.Context, align aligning) (done bool, err error) {
	random := rand.New(rand.NewPCG(g.plan.Seed, 0))
	g.drawn = moments{}
	g.disorder, g.exact, done = disorder(g.observed, align)
	for done && (g.drawn.n < fewestDraws || g.drawn.n < g.plan.MostDraws && g.drawn.precision(g.disorder) > g.plan.Precision) {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		var d float64
		var exact bool
		d, exact, done = disorder(g.chance.draw(random), align)
		g.drawn.add(d)
		g.exact = g.exact && exact
	}
	return done, nil
}

// moments are the mean and the spread of what was drawn so far.
type moments struct {
	n             int
	mean, squares float64
}

func (m *moments) add(x float64) {
	m.n++
	d := x - m.mean
	m.mean += d / float64(m.n)
	m.squares += d * (x - m.mean)
}

// precision is half the width of the interval of 1 - observed/mean, by the delta method.
func (m *moments) precision(observed float64) float64 {
	if m.n < 2 || m.mean <= 0 {
		return math.Inf(1)
	}
	n := float64(m.n)
	return 1.96 * math.Sqrt(m.squares/(n-1)/n) * observed / (m.mean * m.mean)
}
