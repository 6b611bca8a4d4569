package agreement

// gwetTally sums what percent agreement, Fleiss' kappa, AC and Brennan-Prediger
// need: the agreement of paired units, their number, that of all units, the
// shares of the categories, and which of them occur on paired units. Conger's
// kappa adds each annotator's own counts.
type gwetTally struct {
	statistic  Statistic
	profile    *profile // for weights and scheme
	annotators int      // for Conger
}

// The places of the sums.
const (
	tallyAgreed = iota
	tallyPaired
	tallyUnits
	tallyShares
)

func (g *gwetTally) named() bool { return g.statistic == CongerKappa }

func (g *gwetTally) width() int {
	q := g.profile.w.q
	if g.named() {
		return tallyShares + 2*q + g.annotators*q
	}
	return tallyShares + 2*q
}

func (g *gwetTally) add(unit *pattern, into *parts) {
	q, r := g.profile.w.q, float64(len(unit.values))
	into.put(tallyUnits, 1)
	if len(unit.values) >= 2 {
		into.put(tallyPaired, 1)
		into.put(tallyAgreed, g.profile.agreement(unit.values))
		for _, v := range unit.values {
			into.put(tallyShares+q+int(v), 1)
		}
	}
	for _, v := range unit.values {
		into.put(tallyShares+int(v), 1/r)
	}
	if g.named() {
		for i, a := range unit.who {
			into.put(tallyShares+2*q+int(a)*q+int(unit.values[i]), 1)
		}
	}
}

func (g *gwetTally) value(sums, scratch []float64) (float64, bool) {
	q := g.profile.w.q
	if sums[tallyPaired] == 0 || !g.varied(sums[tallyShares+q:tallyShares+2*q]) {
		return 0, false
	}
	observed := sums[tallyAgreed] / sums[tallyPaired]
	expected := g.chance(sums, scratch)
	if 1-expected < 1e-12 {
		return 0, false
	}
	return (observed - expected) / (1 - expected), true
}

// chance is the agreement expected by chance.
func (g *gwetTally) chance(sums, scratch []float64) float64 {
	q := g.profile.w.q
	if g.named() {
		return g.marginsOf(sums[tallyShares+2*q:g.width()], scratch).chance()
	}
	shares := scratch[:q]
	for v := range shares {
		shares[v] = sums[tallyShares+v] / sums[tallyUnits]
	}
	return chanceOf(g.statistic, g.profile.w, shares)
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
	q := g.profile.w.q
	m := &margins{
		w: g.profile.w, given: make([]float64, g.annotators),
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
}

func (c *crossTally) named() bool { return true }

func (c *crossTally) width() int { return 2 + 2*c.w.q }

func (c *crossTally) add(unit *pattern, into *parts) {
	if len(unit.values) < 2 {
		return
	}
	a, b := int(unit.values[0]), int(unit.values[1])
	into.put(0, 1)
	into.put(1, c.w.of(a, b))
	into.put(2+a, 1)
	into.put(2+c.w.q+b, 1)
}

func (c *crossTally) value(sums, scratch []float64) (float64, bool) {
	n, rows, cols := sums[0], sums[2:2+c.w.q], sums[2+c.w.q:]
	expected := 0.0
	if c.statistic == ScottPi {
		both := scratch[:c.w.q]
		for v := range both {
			both[v] = rows[v] + cols[v]
		}
		expected = dot(both, c.w.spread(both)) / 4
	} else {
		expected = dot(rows, c.w.spread(cols))
	}
	if n*n-expected <= 1e-9*n*n {
		return 0, false
	}
	return 1 - n*(n-sums[1])/(n*n-expected), true
}
