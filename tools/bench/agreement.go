package main

import (
	"context"
	"fmt"
	"math"
	"time"

	"plumbline/annotate/agreement"
)

// draws is the number of draws of each interval that is measured.
const draws = 2000

// statistic is one computation, ours and the job of numpy that does the same.
type statistic struct {
	what    string
	job     string
	reach   float64 // of our time and numpy's
	within  float64 // how far the values may lie apart
	times   int
	compute func() float64
}

// agreementFigure measures statistics on tables of ratings against a compact
// implementation in numpy, at two sizes ten times apart.
func agreementFigure(_ context.Context, b *bench) ([]figure, error) {
	var figures []figure
	for _, units := range []int{10_000, 100_000} {
		half, full, few := makeMatrix(20, units, 0.5), makeMatrix(20, units, 0), makeMatrix(5, units, 0.1)
		for _, on := range []struct {
			m    *matrix
			name string
			make func(*matrix, *agreement.Table) []statistic
		}{
			{half, "half missing", alphas},
			{half, "half missing", kappas},
			{full, "none missing", kappas},
			{few, "a tenth missing", intervals},
		} {
			t, err := on.m.table()
			if err != nil {
				return nil, err
			}
			made, err := b.compare(on.m, on.name, on.make(on.m, t))
			if err != nil {
				return nil, err
			}
			figures = append(figures, made...)
		}
	}
	return figures, nil
}

// summaryFigure measures all that there is of 2,000,000 labels, with its interval: alphas
// of every level, of everybody and without each annotator, the other coefficients, every
// pair, every label.
func summaryFigure(_ context.Context, b *bench) ([]figure, error) {
	m := makeMatrix(20, 100_000, 0)
	t, err := m.table()
	if err != nil {
		return nil, err
	}
	plan := agreement.Plan{Articles: m.articles()}
	return b.compare(m, "none missing", []statistic{{
		what: fmt.Sprintf("every statistic (%d) with its interval by %s whole articles",
			len(agreement.Summary(t, plan)), thousands(m.units/unitsPerArticle)),
		job: "summary", reach: 2, within: 1e-9, times: 5,
		compute: func() float64 {
			sum, results := 0.0, agreement.Summary(t, plan)
			for _, r := range results {
				sum += *r.Value + r.CI95[0] + r.CI95[1]
			}
			return sum / float64(3*len(results))
		},
	}})
}

var levels = []agreement.Level{agreement.LevelNominal, agreement.LevelOrdinal}

func alphas(_ *matrix, t *agreement.Table) []statistic {
	var all []statistic
	for _, level := range levels {
		all = append(all, statistic{
			what: "alpha " + string(level), job: "alpha " + string(level), reach: 1, within: 1e-9, times: 15,
			compute: func() float64 { return *agreement.Alpha(t, level).Value },
		})
	}
	return all
}

func kappas(_ *matrix, t *agreement.Table) []statistic {
	cohen := agreement.Coefficient{Statistic: agreement.CohenKappa, Level: agreement.LevelNominal}
	return []statistic{{
		what: "190 pairs of kappa", job: "kappas", reach: 1, within: 1e-9, times: 3,
		compute: func() float64 {
			sum, pairs := 0.0, agreement.Pairs(t, cohen)
			for _, p := range pairs {
				sum += *p.Value
			}
			return sum / float64(len(pairs))
		},
	}}
}

func intervals(m *matrix, t *agreement.Table) []statistic {
	var all []statistic
	for _, level := range levels {
		alpha := agreement.Coefficient{Statistic: agreement.KrippendorffAlpha, Level: level}
		draw := func(articles []int32) func() float64 {
			return func() float64 {
				return agreement.Bootstrap(t, alpha, agreement.Plan{Draws: draws, Articles: articles}).Quantile(0.025)
			}
		}
		all = append(all,
			statistic{
				what: fmt.Sprintf(
					"%s draws of single units, alpha %s",
					thousands(draws),
					level,
				),
				job:     fmt.Sprintf("units %s %d", level, draws),
				reach:   0.05,
				within:  0.003,
				times:   3 * 10_000 / m.units,
				compute: draw(nil),
			},
			statistic{
				what: fmt.Sprintf("%s draws of %s whole articles, alpha %s", thousands(draws), thousands(m.units/unitsPerArticle), level),
				job:  fmt.Sprintf("articles %s %d", level, draws), reach: 1, within: 0.003, times: 3, compute: draw(m.articles()),
			})
	}
	return all
}

// compare measures each statistic, in turn with numpy if it is there, and
// holds the values against each other.
func (b *bench) compare(m *matrix, name string, all []statistic) (figures []figure, err error) {
	var reference *numpy
	if python := pythonWithNumpy(); python != "" {
		if reference, err = b.startNumpy(python, m); err != nil {
			return nil, err
		}
		defer func() {
			if closing := reference.close(); err == nil {
				err = closing
			}
		}()
	}
	for _, s := range all {
		f := figure{what: fmt.Sprintf("%s, %s, %s", s.what, m, name), against: "compact numpy", reach: s.reach}
		var ours, theirs float64
		compute := func() (time.Duration, error) {
			return timed(func() error { ours = s.compute(); return nil })
		}
		s.times = max(1, s.times)
		if reference == nil {
			for range s.times {
				if err := f.ours.take(compute); err != nil {
					return nil, err
				}
			}
			f.against, f.reach = "numpy, which python3 cannot import here", 0
			figures = append(figures, f)
			continue
		}
		p, err := interleave(s.times, compute, func() (took time.Duration, err error) {
			took, theirs, err = reference.do(s.job)
			return took, err
		})
		if err != nil {
			return nil, err
		}
		if math.Abs(ours-theirs) > s.within {
			return nil, fmt.Errorf("%s is %v, but %v by numpy", f.what, ours, theirs)
		}
		f.ours, f.reference = p.ours, p.reference
		figures = append(figures, f)
	}
	return figures, nil
}
