package agreement

import (
	"math"
	"slices"
)

// normal975 is the quantile of the normal distribution behind a 95 % interval.
const normal975 = 1.959963984540054

func (t *Table) ofPair(coefficient Coefficient, first, second int) Result {
	pair := t.Only(first, second)
	c := pair.contingencies()[0]
	return pair.crossed(coefficient, &c, 0, 1)
}

// crossed computes a coefficient of two annotators from their contingency.
func (t *Table) crossed(coefficient Coefficient, c *contingency, first, second int) Result {
	names := []string{t.annotators[first], t.annotators[second]}
	r := t.crossedValue(coefficient, c, names)
	r.Pair = names
	return r
}

func (t *Table) crossedValue(coefficient Coefficient, c *contingency, names []string) Result {
	statistic, level := coefficient.Statistic, coefficient.Level
	if c.n == 0 {
		return undefined(statistic, level, 0, because(NoSharedUnits, "One", names[0], "Other", names[1]))
	}
	levels := t.scheme.WeightLevels()
	if statistic == KrippendorffAlpha {
		levels = t.scheme.Levels()
	}
	if !slices.Contains(levels, level) {
		return undefined(statistic, level, c.n, because(NoSuchLevel, "Type", t.scheme.scale, "Level", level))
	}
	w := newWeights(level, t.scheme.Len())
	if statistic == PercentAgreement {
		return valued(statistic, level, c.n, c.agreed(w)/float64(c.n))
	}
	if used, one := c.used(); used < 2 {
		return undefined(statistic, level, c.n, t.oneCategory(c.n, t.scheme.labels[one]))
	}
	var r Result
	switch statistic {
	case ScottPi:
		r = c.scott(w, level)
	case KrippendorffAlpha:
		r = t.alpha(c.coincidences(), level)
	default:
		r = c.cohen(w, level)
	}
	return c.notVaried(r, names)
}

// cohen takes kappa as 1 less observed over expected disagreement, in counts,
// so that a kappa of 0 or 1 is exact.
func (c *contingency) cohen(w weights, level Level) Result {
	n := float64(c.n)
	agreed := c.agreed(w)
	chance := dot(c.rows, w.spread(c.cols))
	kappa := 1 - n*(n-agreed)/(n*n-chance)
	r := valued(CohenKappa, level, c.n, kappa)
	if c.n < 2 {
		return r.note(because(NoInterval))
	}
	return r.withSE(c.cohenSE(w, kappa, chance/(n*n)), normal975)
}

// cohenSE is the large-sample standard error for intervals, not the one under
// kappa = 0: Fleiss, Cohen & Everitt 1969, Psychological Bulletin 72:323-327.
func (c *contingency) cohenSE(w weights, kappa, chance float64) float64 {
	n := float64(c.n)
	rowMean := w.spread(c.cols) // of the weights of a row, times n
	colMean := w.spread(c.rows)
	sum := 0.0
	for _, cell := range c.cells {
		mean := (rowMean[cell.a] + colMean[cell.b]) / n
		d := w.of(int(cell.a), int(cell.b)) - mean*(1-kappa)
		sum += cell.count / n * d * d
	}
	centre := kappa - chance*(1-kappa)
	variance := sum - centre*centre
	if variance < residue*max(sum, centre*centre) { // what rounding leaves of 0
		return 0
	}
	return math.Sqrt(variance/n) / (1 - chance)
}

func (c *contingency) scott(w weights, level Level) Result {
	n := float64(c.n)
	both := make([]float64, len(c.rows))
	for v := range both {
		both[v] = c.rows[v] + c.cols[v]
	}
	chance := dot(both, w.spread(both)) / 4
	return valued(ScottPi, level, c.n, 1-n*(n-c.agreed(w))/(n*n-chance))
}

// notVaried warns when one of two annotators gave one value only: a kappa of 0
// is real then, and says little about the labels.
func (c *contingency) notVaried(r Result, names []string) Result {
	if c.n < 2 {
		return r
	}
	for i, margin := range [][]float64{c.rows, c.cols} {
		used := 0
		for _, count := range margin {
			if count > 0 {
				used++
			}
		}
		if used == 1 {
			r = r.note(because(NeverVaried, "Annotator", names[i]))
		}
	}
	return r
}

// Light returns the mean of Cohen's kappa over all pairs of annotators: Light
// 1971, Psychological Bulletin 76:365-377. Pairs without a kappa are left out
// and counted.
func Light(t *Table, level Level) Result {
	c := t.coincidences()
	if reason, ok := t.unpaired(c); !ok {
		return undefined(LightKappa, level, c.units, reason)
	}
	return light(Pairs(t, Coefficient{CohenKappa, level}), level, c.units)
}

func light(kappas []Result, level Level, units int) Result {
	sum, n := 0.0, 0
	for _, kappa := range kappas {
		if kappa.Value != nil {
			sum += *kappa.Value
			n++
		}
	}
	if n == 0 {
		return undefined(LightKappa, level, units, because(NoPairs))
	}
	r := valued(LightKappa, level, units, sum/float64(n))
	if n < len(kappas) {
		r = r.note(because(PairsLeftOut, "Left", len(kappas)-n, "Pairs", len(kappas)))
	}
	return r
}

// Pairs computes a coefficient of each pair of annotators: percent agreement,
// Cohen's kappa, Scott's pi or Krippendorff's alpha. The pairs come in the
// order of the annotators, the first before the second; N of each is the
// number of units that both labelled.
func Pairs(t *Table, coefficient Coefficient) []Result {
	tables := t.contingencies()
	results := make([]Result, len(tables))
	for p, pair := range t.pairs() {
		results[p] = t.crossed(coefficient, &tables[p], pair[0], pair[1])
	}
	return results
}
