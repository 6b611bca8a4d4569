package agreement

import "slices"

// Conger returns Conger's kappa, the generalisation of Cohen's to many
// annotators, in which everyone's own margins count: Conger 1980, Psychological
// Bulletin 88:322-328; with missing labels as in Gwet's irrCAC.
func Conger(t *Table, level Level) Result {
	return t.conger(t.profile(level), t.patterns(true))
}

func (t *Table) conger(p *profile, units []pattern) Result {
	if reason, ok := t.paired(p.paired); !ok {
		return undefined(CongerKappa, p.level, 0, reason)
	}
	if !slices.Contains(t.scheme.WeightLevels(), p.level) {
		return undefined(CongerKappa, p.level, p.paired, because(NoSuchLevel, "Type", t.scheme.scale, "Level", p.level))
	}
	m := newMargins(units, len(t.annotators), p.w)
	chance := m.chance()
	if p.used < 2 {
		return undefined(CongerKappa, p.level, p.paired, t.oneCategoryOfAll(p, chance))
	}
	value := (p.observed - chance) / (1 - chance)
	n, sum := float64(p.units), 0.0
	own := m.chanceOfUnits(n)
	for i := range units {
		unit := &units[i]
		part := 0.0
		if len(unit.values) >= 2 {
			part = n / float64(p.paired) * (p.w.agreement(unit) - chance) / (1 - chance)
		}
		part -= 2 * (1 - value) * (own(unit) - chance) / (1 - chance)
		sum += float64(unit.units) * (part - value) * (part - value)
	}
	return withVariance(valued(CongerKappa, p.level, p.paired, value), p.units, sum/(n*(n-1)))
}

// margins are each annotator's own shares of the categories.
type margins struct {
	w      weights
	given  []float64   // ratings of each annotator
	shares [][]float64 // by annotator, then category; nil without ratings
	total  []float64   // of the shares over annotators
	active float64     // annotators with ratings
}

func newMargins(units []pattern, annotators int, w weights) *margins {
	m := &margins{
		w: w, given: make([]float64, annotators),
		shares: make([][]float64, annotators), total: make([]float64, w.q),
	}
	for i := range units {
		for j, a := range units[i].who {
			if m.shares[a] == nil {
				m.shares[a] = make([]float64, w.q)
				m.active++
			}
			m.shares[a][units[i].values[j]] += float64(units[i].units)
			m.given[a] += float64(units[i].units)
		}
	}
	m.divide()
	return m
}

// divide turns counts into shares and sums them.
func (m *margins) divide() {
	for a, own := range m.shares {
		for v := range own {
			own[v] /= m.given[a]
			m.total[v] += own[v]
		}
	}
}

// chance is the mean agreement by chance of two different annotators. The sum
// over different annotators is that over all less each with themselves.
func (m *margins) chance() float64 {
	sum := dot(m.total, m.w.spread(m.total))
	for _, own := range m.shares {
		if own != nil {
			sum -= dot(own, m.w.spread(own))
		}
	}
	return sum / (m.active * (m.active - 1))
}

// chanceOfUnits returns the part of a unit in the chance agreement: the
// derivative of chance by the margins of its annotators, where a missing label
// stands for the annotator's own margins.
func (m *margins) chanceOfUnits(units float64) func(*pattern) float64 {
	others := make([][]float64, len(m.shares)) // weight of a label against all others' margins
	mean := make([]float64, len(m.shares))     // of it over the annotator's labels
	all := m.w.spread(m.total)
	base := 0.0
	for a, own := range m.shares {
		if own == nil {
			continue
		}
		spread := m.w.spread(own)
		others[a] = make([]float64, m.w.q)
		for v := range others[a] {
			others[a][v] = all[v] - spread[v]
		}
		mean[a] = dot(own, others[a])
		base += mean[a]
	}
	return func(unit *pattern) float64 {
		sum := base
		for i, a := range unit.who {
			sum += units / m.given[a] * (others[a][unit.values[i]] - mean[a])
		}
		return sum / (m.active * (m.active - 1))
	}
}
