package agreement

import "slices"

// Summary computes everything that the labels of a table allow, each result
// with its standard error and interval as WithInterval has them.
func Summary(t *Table, plan Plan) []Result {
	s := &summary{t: t, plan: plan, patterns: t.patterns(false), active: t.activeOnly()}
	levels := t.scheme.WeightLevels()
	s.put(s.profile(LevelNominal).coefficient(Coefficient{PercentAgreement, LevelNominal}))
	s.alphas()
	for _, level := range levels {
		s.family(level)
	}
	if len(s.active.annotators) > manyAnnotators {
		s.manyKappas(levels)
	} else {
		for _, level := range levels {
			s.kappas(level)
		}
	}
	if t.scheme.scale == Nominal || t.scheme.scale == Ordinal {
		p := s.profile(LevelNominal)
		s.categories(p.specific())
		s.categories(p.fleissCategories())
	}
	s.others()
	return s.results
}

// summary collects results.
type summary struct {
	t        *Table
	active   *Table // without annotators who gave no labels
	plan     Plan
	patterns []pattern
	results  []Result
}

func (s *summary) profile(level Level) *profile { return s.t.profileOf(s.patterns, level) }

// put adds a result with its interval.
func (s *summary) put(r Result) {
	s.results = append(s.results, s.active.WithInterval(r, s.plan))
}

func (s *summary) alphas() {
	c := s.t.coincidences()
	for _, level := range s.t.scheme.Levels() {
		r := s.t.alpha(c, level)
		r = s.t.Explain(s.t.WithInterval(r, s.plan))
		s.results = append(s.results, r)
		switch n := len(s.active.annotators); {
		case n > manyAnnotators:
			s.manyWithout(level)
		case n > 2:
			s.without(level)
		}
	}
}

func (s *summary) without(level Level) {
	names := s.t.annotators
	for _, r := range Without(s.t, level) {
		if r.Value != nil {
			r = s.t.Without(slices.Index(names, *r.Annotator)).WithInterval(r, s.plan)
		}
		s.results = append(s.results, r)
	}
}

// categories adds a result for each category, with its interval.
func (s *summary) categories(results []Result) {
	for _, r := range results {
		s.results = append(s.results, s.t.WithInterval(r, s.plan))
	}
}

// family adds the coefficients whose chance does not depend on pairs. How many
// sets there could be is no number of categories to choose from, so sets have
// neither AC nor Brennan-Prediger.
func (s *summary) family(level Level) {
	p := s.profile(level)
	s.put(p.coefficient(Coefficient{FleissKappa, level}))
	s.put(s.t.conger(p))
	if s.t.scheme.scale != Set {
		s.put(p.coefficient(Coefficient{acOf(level), level}))
		s.put(p.coefficient(Coefficient{BrennanPrediger, level}))
	}
}

// kappas adds Cohen's kappa, of each pair where there are more than two
// annotators, with Light's mean of them, and Scott's pi of two.
func (s *summary) kappas(level Level) {
	two := len(s.active.annotators) == 2
	if two || len(s.active.annotators) < 2 {
		r := Compute(s.active, Coefficient{CohenKappa, level})
		s.put(s.active.swappedPair(r))
		if level == LevelNominal {
			s.scott()
		}
		s.light(Light(s.active, level))
		return
	}
	tables := s.active.contingencies()
	kappas := make([]Result, len(tables))
	for i, pair := range s.active.pairs() {
		r := s.active.crossed(Coefficient{CohenKappa, level}, &tables[i], pair[0], pair[1])
		own := s.active
		if s.plan.Articles != nil { // else its formula needs no table of its own
			own = own.Only(pair[0], pair[1])
		}
		kappas[i] = own.WithInterval(r, s.plan)
	}
	s.results = append(s.results, kappas...)
	c := s.t.coincidences()
	if reason, ok := s.t.unpaired(c); !ok {
		s.results = append(s.results, undefined(LightKappa, level, c.units, reason))
		return
	}
	s.light(light(kappas, level, c.units))
}

// light adds Light's kappa, with its interval where there are not too many pairs.
func (s *summary) light(r Result) {
	by := s.active.tallyOf(r)
	if r.Value != nil && (by == nil || s.clusters()*by.width() > lightWork) {
		s.results = append(s.results, r.note(because(NoIntervalPairs)))
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

func (s *summary) scott() {
	pi := Compute(s.active, Coefficient{ScottPi, LevelNominal})
	pi.Pair = nil
	s.results = append(s.results, s.active.swappedPair(s.active.WithInterval(pi, s.plan)))
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
