package agreement

import "slices"

// gwetTally sums what percent agreement, Fleiss' kappa, AC and Brennan-Prediger
// need: the agreement of paired units, their number, that of all units, the
// shares of the categories, and which of them occur on paired units. Conger's
// kappa adds each annotator's own counts.
type gwetTally struct {
	statistic  Statistic
	w          weights
	annotators int       // for Conger
	levels     []weights // whose agreement is summed
	at         int       // of w among them
	shared     bool
}

// newGwetTally sums the agreement of one level alone.
func newGwetTally(t *Table, c Coefficient) *gwetTally {
	w := newWeights(c.Level, t.scheme.Len())
	return &gwetTally{statistic: c.Statistic, w: w, annotators: len(t.annotators), levels: []weights{w}}
}

// sharedGwetTally sums that of all levels.
func sharedGwetTally(t *Table, c Coefficient) *gwetTally {
	g := newGwetTally(t, c)
	g.levels, g.at = t.scheme.allWeights(c.Level)
	g.shared = g.at >= 0
	return g
}

// allWeights are the weights of every level, and where one of them stands.
func (s *Scheme) allWeights(level Level) (all []weights, at int) {
	levels := s.WeightLevels()
	for _, l := range levels {
		all = append(all, newWeights(l, s.Len()))
	}
	return all, slices.Index(levels, level)
}

func (g *gwetTally) sums() sharedSums {
	switch {
	case !g.shared:
		return noSums
	case g.named():
		return congerSums
	}
	return agreementSums
}

// The sums are the agreement at each level, the number of paired units and of all, the
// shares, which categories occur on paired units and, for Conger, each annotator's own
// counts.
func (g *gwetTally) pairedAt() int { return len(g.levels) }

func (g *gwetTally) unitsAt() int { return len(g.levels) + 1 }

func (g *gwetTally) sharesAt() int { return len(g.levels) + 2 }

func (g *gwetTally) named() bool { return g.statistic == CongerKappa }

func (g *gwetTally) width() int {
	q := g.w.q
	if g.named() {
		return g.sharesAt() + 2*q + g.annotators*q
	}
	return g.sharesAt() + 2*q
}

func (g *gwetTally) add(unit *pattern, into *parts) {
	q, r := g.w.q, float64(len(unit.values))
	into.put(g.unitsAt(), 1)
	if len(unit.values) >= 2 {
		into.put(g.pairedAt(), 1)
		for i, w := range g.levels {
			into.put(i, w.agreement(unit))
		}
		for _, run := range unit.counted() {
			into.put(g.sharesAt()+q+int(run.value), run.times)
		}
	}
	for _, run := range unit.counted() {
		into.put(g.sharesAt()+int(run.value), run.times/r)
	}
	if g.named() {
		for i, a := range unit.who {
			into.put(g.sharesAt()+2*q+int(a)*q+int(unit.values[i]), 1)
		}
	}
}

func (g *gwetTally) value(sums, scratch []float64) (float64, bool) {
	q := g.w.q
	if sums[g.pairedAt()] == 0 || !g.varied(sums[g.sharesAt()+q:g.sharesAt()+2*q]) {
		return 0, false
	}
	observed := sums[g.at] / sums[g.pairedAt()]
	expected := g.chance(sums, scratch)
	if 1-expected < 1e-12 {
		return 0, false
	}
	return (observed - expected) / (1 - expected), true
}

// chance is the agreement expected by chance.
func (g *gwetTally) chance(sums, scratch []float64) float64 {
	q := g.w.q
	if g.named() {
		return g.marginsOf(sums[g.sharesAt()+2*q:g.width()], scratch).chance()
	}
	shares := scratch[:q]
	for v := range shares {
		shares[v] = sums[g.sharesAt()+v] / sums[g.unitsAt()]
	}
	return chanceOf(g.statistic, g.w, shares)
}

// varied tells whether the paired units have labels enough for the statistic: a
// kappa needs two categories.
func (g *gwetTally) varied(labels []float64) bool {
	if g.statistic != FleissKappa && g.statistic != CongerKappa {
		return true
	}
	used := 0
	for _, n := range labels {
		if n > 0 {
			used++
		}
	}
	return used > 1
}

// marginsOf turns each annotator's counts into shares.
func (g *gwetTally) marginsOf(counts, scratch []float64) *margins {
	q := g.w.q
	m := &margins{
		w: g.w, given: make([]float64, g.annotators),
		shares: make([][]float64, g.annotators), total: make([]float64, q),
	}
	for a := range g.annotators {
		own := scratch[a*q : a*q+q]
		copy(own, counts[a*q:a*q+q])
		for _, n := range own {
			m.given[a] += n
		}
		if m.given[a] > 0 {
			m.shares[a] = own
			m.active++
		}
	}
	m.divide()
	return m
}

// crossTally sums what Cohen's kappa and Scott's pi of two annotators need: the
// number of shared units, the weight of their agreement, and both margins.
type crossTally struct {
	statistic Statistic
	w         weights
	levels    []weights // whose agreement is summed
	at        int       // of w among them
}

func newCrossTally(statistic Statistic, w weights) *crossTally {
	return &crossTally{statistic: statistic, w: w, levels: []weights{w}}
}

func (c *crossTally) named() bool { return true }

func (c *crossTally) width() int { return c.marginsAt() + 2*c.w.q }

func (c *crossTally) marginsAt() int { return 1 + len(c.levels) }

func (c *crossTally) add(unit *pattern, into *parts) {
	if len(unit.values) < 2 {
		return
	}
	a, b := int(unit.values[0]), int(unit.values[1])
	into.put(0, 1)
	for i, w := range c.levels {
		into.put(1+i, w.of(a, b))
	}
	into.put(c.marginsAt()+a, 1)
	into.put(c.marginsAt()+c.w.q+b, 1)
}

func (c *crossTally) value(sums, scratch []float64) (float64, bool) {
	from := c.marginsAt()
	n, rows, cols := sums[0], sums[from:from+c.w.q], sums[from+c.w.q:]
	expected := 0.0
	if c.statistic == ScottPi {
		both := scratch[:c.w.q]
		for v := range both {
			both[v] = rows[v] + cols[v]
		}
		expected = c.w.met(both, both) / 4
	} else {
		expected = c.w.met(rows, cols)
	}
	if n*n-expected <= 1e-9*n*n {
		return 0, false
	}
	return 1 - n*(n-sums[1+c.at])/(n*n-expected), true
}
