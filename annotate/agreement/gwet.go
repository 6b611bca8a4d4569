package agreement

import (
	"math"
	"slices"
)

// profile is what percent agreement, Fleiss' kappa, Gwet's AC1 and AC2 and
// Brennan-Prediger share. They ignore who gave a label, so they are computed
// from patterns. Source: Gwet, Handbook of Inter-Rater Reliability, 4th
// edition 2014, chapters 2 to 5, and for missing labels the conventions of his
// irrCAC: a unit with one label counts for chance agreement and in the number
// of units of the variance, not for the observed agreement.
type profile struct {
	t        *Table
	level    Level
	w        weights
	patterns []pattern
	units    int       // with one or more labels
	paired   int       // with two or more
	observed float64   // agreement p_a
	agreed   []float64 // of each pattern, the mean weight of two of its labels
	shares   []float64 // of each category, the mean over units
	used     int       // categories on paired units
	one      int       // one of them
}

func (t *Table) profile(level Level) *profile {
	return t.profileOf(t.patterns(false), level)
}

func (t *Table) profileOf(patterns []pattern, level Level) *profile {
	q := t.scheme.Len()
	p := &profile{t: t, level: level, w: newWeights(level, q), patterns: patterns, shares: make([]float64, q)}
	p.agreed = make([]float64, len(patterns))
	occurs := make([]bool, q)
	for i := range patterns {
		unit := &patterns[i]
		r, times := float64(len(unit.values)), float64(unit.units)
		p.units += unit.units
		for _, v := range unit.values {
			p.shares[v] += times / r
		}
		if len(unit.values) < 2 {
			continue
		}
		p.paired += unit.units
		p.agreed[i] = p.w.agreement(unit)
		p.observed += times * p.agreed[i]
		for _, v := range unit.values {
			if !occurs[v] {
				occurs[v] = true
				p.used, p.one = p.used+1, int(v)
			}
		}
	}
	for v := range p.shares {
		p.shares[v] /= max(1, float64(p.units))
	}
	p.observed /= max(1, float64(p.paired))
	return p
}

// coefficient computes one of the family with its analytic standard error.
func (p *profile) coefficient(c Coefficient) Result {
	if reason, ok := p.t.paired(p.paired); !ok {
		return undefined(c.Statistic, c.Level, 0, reason)
	}
	if !slices.Contains(p.t.scheme.WeightLevels(), p.level) {
		return undefined(c.Statistic, c.Level, p.paired, because(NoSuchLevel, "Type", p.t.scheme.scale, "Level", p.level))
	}
	if c.Statistic == FleissKappa && p.used < 2 {
		return undefined(c.Statistic, c.Level, p.paired, p.t.oneCategoryOfAll(p, chanceOf(c.Statistic, p.w, p.shares)))
	}
	if (c.Statistic == GwetAC1 || c.Statistic == GwetAC2 || c.Statistic == BrennanPrediger) && p.w.q < 2 {
		return undefined(c.Statistic, c.Level, p.paired, because(SchemeOfOne))
	}
	chance := chanceOf(c.Statistic, p.w, p.shares)
	value := (p.observed - chance) / (1 - chance)
	r := valued(c.Statistic, c.Level, p.paired, value)
	return withVariance(r, p.units, p.variance(value, chance, p.chanceByLabel(c.Statistic)))
}

// chanceOf is the agreement expected by chance, from the shares of the
// categories.
func chanceOf(statistic Statistic, w weights, shares []float64) float64 {
	q := float64(w.q)
	switch statistic {
	case FleissKappa:
		return dot(shares, w.spread(shares))
	case GwetAC1, GwetAC2:
		sum := 0.0
		for _, share := range shares {
			sum += share * (1 - share)
		}
		return sum * w.sum() / (q * (q - 1))
	case BrennanPrediger:
		return w.sum() / (q * q)
	default:
		return 0
	}
}

// chanceByLabel is what a label of each category adds to its unit's part in
// the chance agreement; nil where chance does not depend on labels.
func (p *profile) chanceByLabel(statistic Statistic) []float64 {
	switch statistic {
	case FleissKappa:
		return p.w.spread(p.shares)
	case GwetAC1, GwetAC2:
		q := float64(p.w.q)
		parts := make([]float64, p.w.q)
		for v, share := range p.shares {
			parts[v] = (1 - share) * p.w.sum() / (q * (q - 1))
		}
		return parts
	default:
		return nil
	}
}

// variance is Gwet's: the units' parts in the coefficient, each corrected by
// its part in the chance agreement.
func (p *profile) variance(value, chance float64, byLabel []float64) float64 {
	n, sum := float64(p.units), 0.0
	for i := range p.patterns {
		unit := &p.patterns[i]
		part := 0.0
		if len(unit.values) >= 2 {
			part = n / float64(p.paired) * (p.agreed[i] - chance) / (1 - chance)
		}
		if byLabel != nil {
			own := 0.0
			for _, v := range unit.values {
				own += byLabel[v]
			}
			own /= float64(len(unit.values))
			part -= 2 * (1 - value) * (own - chance) / (1 - chance)
		}
		sum += float64(unit.units) * (part - value) * (part - value)
	}
	return sum / (n * (n - 1))
}

// withVariance adds the standard error and Student's interval over units.
func withVariance(r Result, units int, variance float64) Result {
	if r.Value == nil {
		return r
	}
	if units < 2 {
		return r.note(because(NoInterval))
	}
	return r.withSE(math.Sqrt(max(0, variance)), student(float64(units)))
}

// Percent returns the mean over units of the share of pairs of labels that
// agree: Fleiss 1971, Psychological Bulletin 76:378-382, and Gwet for units
// with different numbers of labels. With weights, near labels agree in part.
func Percent(t *Table, level Level) Result {
	return t.profile(level).coefficient(Coefficient{PercentAgreement, level})
}

// AC returns Gwet's AC1, or AC2 at a weighted level: Gwet 2008, British Journal
// of Mathematical and Statistical Psychology 61:29-48.
func AC(t *Table, level Level) Result {
	return t.profile(level).coefficient(Coefficient{acOf(level), level})
}

func acOf(level Level) Statistic {
	if level == LevelNominal {
		return GwetAC1
	}
	return GwetAC2
}
