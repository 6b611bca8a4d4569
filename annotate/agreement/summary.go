package agreement

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// Summary computes everything that the labels of a table allow, each result
// with its standard error and interval as WithInterval has them.
func Summary(t *Table, plan Plan) []Result {
	s := &summary{t: t, plan: plan, patterns: t.patterns(false), active: t.activeOnly()}
	levels := t.scheme.WeightLevels()
	s.put(s.profile(LevelNominal).coefficient(Coefficient{PercentAgreement, LevelNominal}))
	s.alphas()
	s.family(levels)
	switch n := len(s.active.annotators); {
	case n > manyAnnotators:
		s.manyKappas(levels)
	case n > 2:
		s.pairs(levels)
	default:
		for _, level := range levels {
			s.kappas(level)
		}
	}
	if t.scheme.scale == Nominal || t.scheme.scale == Ordinal {
		s.categories()
	}
	s.others()
	s.finish()
	return s.results
}

// summary collects results. Their intervals are worked out at the end, on all cores:
// each knows its place among the results.
type summary struct {
	t        *Table
	active   *Table // without annotators who gave no labels
	plan     Plan
	patterns []pattern
	results  []Result
	work     []func()
	last     []func() // what needs the rest
}

func (s *summary) profile(level Level) *profile { return s.t.profileOf(s.patterns, level) }

// put adds results that get their intervals later, those of one call from shared sums.
func (s *summary) put(results ...Result) { s.putOf(s.active, results...) }

func (s *summary) putOf(t *Table, results ...Result) {
	at := len(s.results)
	s.add(results...)
	s.work = append(s.work, func() { copy(s.results[at:], t.withIntervals(results, s.plan)) })
}

// add adds results that are as they should be.
func (s *summary) add(results ...Result) { s.results = append(s.results, results...) }

// finish does the work on all cores.
func (s *summary) finish() {
	cores := s.plan.Cores
	if cores <= 0 {
		cores = runtime.GOMAXPROCS(0)
	}
	for _, work := range [][]func(){s.work, s.last} {
		var next atomic.Int64
		var wait sync.WaitGroup
		for range min(cores, len(work)) {
			wait.Go(func() {
				for i := int(next.Add(1)) - 1; i < len(work); i = int(next.Add(1)) - 1 {
					work[i]()
				}
			})
		}
		wait.Wait()
	}
}

// alphas adds alpha of each level, and behind it alpha without each annotator. Who is
// left out is left out once for all levels.
func (s *summary) alphas() {
	levels, c := s.t.scheme.Levels(), s.t.coincidences()
	var leftOut []int
	if n := len(s.active.annotators); n > 2 && n <= manyAnnotators {
		for a, given := range s.t.RatingsOf() {
			if given > 0 {
				leftOut = append(leftOut, a)
			}
		}
	}
	at, first := make([]int, len(levels)), make([]int, len(levels)) // of all, and of those without an annotator
	for i, level := range levels {
		at[i] = len(s.results)
		s.add(s.t.alpha(c, level))
		first[i] = len(s.results)
		s.add(make([]Result, len(leftOut))...)
		if len(s.active.annotators) > manyAnnotators {
			s.manyWithout(level)
		}
	}
	for i, a := range leftOut {
		s.work = append(s.work, func() {
			others := s.t.Without(a)
			c := others.coincidences()
			results := make([]Result, len(levels))
			for l, level := range levels {
				results[l] = s.t.without(a, others.alpha(c, level))
			}
			for l, r := range others.withIntervals(results, s.plan) {
				s.results[first[l]+i] = r
			}
		})
	}
	s.work = append(s.work, func() {
		results := make([]Result, len(levels))
		for l := range levels {
			results[l] = s.results[at[l]]
		}
		for l, r := range s.t.withIntervals(results, s.plan) {
			s.results[at[l]] = s.t.Explain(r)
		}
	})
}

// categories adds what there is of each category.
func (s *summary) categories() {
	p := s.profile(LevelNominal)
	s.putOf(s.t, append(p.specific(), p.fleissCategories()...)...)
}

// family adds the coefficients whose chance does not depend on pairs. How many
// sets there could be is no number of categories to choose from, so sets have
// neither AC nor Brennan-Prediger.
func (s *summary) family(levels []Level) {
	each := 2 // Fleiss' and Conger's kappa
	if s.t.scheme.scale != Set {
		each = 4 // and AC and Brennan-Prediger
	}
	at, n := len(s.results), len(levels)*each
	s.add(make([]Result, n)...)
	s.work = append(s.work, func() {
		named := s.t.patterns(true)
		for l, level := range levels {
			p := s.profile(level)
			results := s.results[at+l*each:]
			results[0], results[1] = p.coefficient(Coefficient{FleissKappa, level}), s.t.conger(p, named)
			if each > 2 {
				results[2], results[3] = p.coefficient(Coefficient{acOf(level), level}), p.coefficient(Coefficient{BrennanPrediger, level})
			}
		}
		own := s.results[at : at+n]
		copy(own, s.active.withIntervals(own, s.plan))
	})
}

// kappas adds Cohen's kappa, Scott's pi and Light's kappa of two annotators, or says
// why there are none.
func (s *summary) kappas(level Level) {
	s.swapped(Compute(s.active, Coefficient{CohenKappa, level}))
	if level == LevelNominal {
		pi := Compute(s.active, Coefficient{ScottPi, LevelNominal})
		pi.Pair = nil
		s.swapped(pi)
	}
	s.light(Light(s.active, level))
}

// swapped adds a result of two annotators, which asks about swapped labels. Cohen's
// kappa is asked before it has its interval, as the reasons stand in that order.
func (s *summary) swapped(r Result) {
	if r.Statistic == CohenKappa {
		s.put(s.active.swappedPair(r))
		return
	}
	at := len(s.results)
	s.add(r)
	s.work = append(s.work, func() { s.results[at] = s.active.swappedPair(s.active.WithInterval(r, s.plan)) })
}

// light adds Light's kappa, with its interval where there are not too many pairs.
func (s *summary) light(r Result) {
	by := s.active.tallyOf(r)
	if r.Value != nil && (by == nil || s.clusters()*by.width() > lightWork) {
		s.add(r.note(because(NoIntervalPairs)))
		return
	}
	s.put(r)
}

// clusters is the number of articles, or of units where there are none.
func (s *summary) clusters() int {
	if s.plan.Articles == nil {
		return s.active.UnitsWith(2)
	}
	return int(slices.Max(append([]int32{0}, s.plan.Articles...))) + 1
}

// swappedPair asks about swapped labels where there are two annotators.
func (t *Table) swappedPair(r Result) Result {
	if r.Value == nil || len(Renamings(t, LevelNominal)) == 0 {
		return r
	}
	return r.note(because(Swapped))
}

// activeOnly leaves out annotators without labels.
func (t *Table) activeOnly() *Table {
	var active []int
	for a, given := range t.RatingsOf() {
		if given > 0 {
			active = append(active, a)
		}
	}
	if len(active) == len(t.annotators) {
		return t
	}
	return t.Only(active...)
}
