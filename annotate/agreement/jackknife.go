package agreement

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// leaving is a coefficient without each cluster in turn. A cluster is an article,
// or a single unit where there are no articles: what an interval takes as
// independent of everything else.
type leaving struct {
	value    float64
	labels   float64   // paired labels of all clusters
	times    []float64 // how many clusters are alike
	values   []float64 // of the coefficient without one of them, NaN where there is none
	rest     []float64 // paired labels without it
	count    float64   // of clusters
	evenly   float64   // as how many clusters of equal weight they count
	rarely   float64   // the same by what they hold beside the commonest value, if fewer
	holding  int       // clusters with a paired label other than the commonest
	common   int       // the commonest value
	other    int       // another value that is paired, where there is one only; else Missing
	twins    bool      // a unit on which two gave the same label, not the commonest
	chance   float64   // expected agreement, where the coefficient knows it
	alone    int       // without one cluster only this value is left, or Missing
	unvalued bool      // without one cluster there is no value
}

// residue is the share of a sum below which what subtraction leaves counts as 0.
const residue = 1e-9

// leaveOut computes a coefficient without each of the clusters, one evaluation
// for each that differs from the others. It returns nil where the whole has no
// value.
func (f *frame) leaveOut(by *heldTally) *leaving {
	return f.leaveOutEach(by, func(_ int, sums, scratch []float64) (float64, bool) { return by.value(sums, scratch) })
}

// whole is the row that stands for all of them.
const whole = -1

// leaveOutEach does so with the value of a coefficient without a row, or of the whole,
// given with what is left of the sums.
func (f *frame) leaveOutEach(by *heldTally, valueOf func(row int, sums, scratch []float64) (float64, bool)) *leaving {
	total, scratch := make([]float64, by.width()), make([]float64, by.width())
	for r := range f.rows() {
		f.addRow(r, int(f.times[r]), total)
	}
	value, ok := valueOf(whole, total, scratch)
	if !ok || math.IsNaN(value) {
		return nil
	}
	l := &leaving{value: value, other: Missing, alone: Missing}
	if c, ok := by.tally.(interface {
		chance(sums, scratch []float64) float64
	}); ok {
		l.chance = c.chance(total, scratch)
	}
	from, to := by.from(), by.from()+by.values
	for _, n := range total[from:to] {
		l.labels += n
	}
	own, sums := newShares(by.spread(total[from:to])), slices.Clone(total)
	for r := range f.rows() {
		at, parts := f.row(r)
		if len(at) == 0 {
			continue
		}
		labels := own.row(at, parts, from, to, float64(f.times[r]))
		takeAway(at, parts, total, sums)
		without, ok := valueOf(r, sums, scratch)
		if !ok || math.IsNaN(without) {
			l.unvalued, l.alone, without = true, onlyOne(sums[from:to]), math.NaN()
		}
		l.take(float64(f.times[r]), without, l.labels-labels)
		for _, place := range at {
			sums[place] = total[place]
		}
	}
	l.describe(total[from:to], total[to:], own)
	return l
}

// take adds the coefficient without one of some clusters that are alike, and how many
// paired labels the rest has.
func (l *leaving) take(times, without, rest float64) {
	l.count += times
	l.times, l.values, l.rest = append(l.times, times), append(l.values, without), append(l.rest, rest)
}

// takeAway takes the parts of a row from the sums, which are the total before. What
// rounding leaves of one is 0.
func takeAway(at []int32, parts, total, sums []float64) {
	for i, place := range at {
		sums[place] -= parts[i]
		if math.Abs(sums[place]) < residue*math.Abs(total[place]) {
			sums[place] = 0
		}
	}
}

// describe finds the commonest value, on how many clusters the coefficient stands,
// and what else is paired. Of values that are equally common it takes that beside
// which fewest clusters hold anything.
func (l *leaving) describe(held, twins []float64, own *shares) {
	others := 0
	for v, n := range held {
		if n > held[l.common] || n == held[l.common] && own.pure[v] > own.pure[l.common] {
			l.common = v
		}
	}
	l.holding = int(own.holding - own.pure[l.common])
	l.evenly, l.rarely = own.evenly(), own.evenlyBut(l.common)
	for v, n := range held {
		if v == l.common || n == 0 {
			continue
		}
		others++
		l.other = v
		l.twins = l.twins || twins[v] > 0
	}
	if others > 1 {
		l.other = Missing
	}
}

// onlyOne is the one value that there are labels of, or Missing.
func onlyOne(held []float64) int {
	found := Missing
	for v, n := range held {
		switch {
		case n == 0:
		case found != Missing:
			return Missing
		default:
			found = v
		}
	}
	return found
}

// tail is the share of each side of a 95 % interval.
const tail = 0.025

// interval is the 95 % interval and the standard error of a coefficient that is 1
// less observed over expected disagreement. It stands on the logarithm of that
// ratio, to which a part of one label is added because no disagreement found is
// not none, and on Student's t with as many degrees of freedom as there are
// clusters of equal weight. The upper end is that of the ratio itself where this
// is higher, because a rare label makes the logarithm too sure of it; what counts
// there is how evenly the rarer labels lie. Floor is the least that the
// coefficient can be. Where all clusters say the same ok is false.
func (l *leaving) interval(floor float64, corrected bool) (low, high, se float64, ok bool) {
	theta := max(0, 1-l.value)
	if theta < residue {
		return max(floor, l.unbroken(corrected)), 1, 0, true
	}
	log := func(theta, labels float64) float64 { return math.Log(max(0, theta) + 1/labels) }
	meanLog, mean := 0.0, 0.0
	for s, value := range l.values {
		meanLog += l.times[s] * log(1-value, l.rest[s]) / l.count
		mean += l.times[s] * value / l.count
	}
	ofLog, of := 0.0, 0.0
	for s, value := range l.values {
		d := log(1-value, l.rest[s]) - meanLog
		ofLog += l.times[s] * d * d
		of += l.times[s] * (value - mean) * (value - mean)
	}
	ofLog, se = math.Sqrt(ofLog*(l.count-1)/l.count), math.Sqrt(of*(l.count-1)/l.count)
	if ofLog < residue || se < residue {
		return 0, 0, 0, false
	}
	t := student(l.evenly)
	g := log(theta, l.labels)
	low = 1 - math.Exp(g+t*ofLog)
	unbiased := l.count*l.value - (l.count-1)*mean
	rarely := l.evenly
	if corrected {
		rarely = l.rarely
	}
	high = max(1-math.Exp(g-t*ofLog), max(l.value, unbiased)+student(rarely)*se)
	if corrected && !l.twins && l.holding > 0 {
		high = max(high, 1-math.Pow(tail, 1/float64(l.holding)))
	}
	return min(max(floor, low), l.value), max(min(1, high), l.value), se, true
}

// unbroken is the lower end where nobody ever differed: as many clusters as there
// are would all be without a difference by a chance of one in forty. Where chance
// is corrected for, only those count that hold a label other than the commonest.
func (l *leaving) unbroken(corrected bool) float64 {
	if corrected {
		return math.Pow(tail, 1/float64(l.holding))
	}
	return 1 - (1-math.Pow(tail, 1/l.count))/(1-l.chance)
}

// Student is what a value of Student's t exceeds with a probability, either way.
func Student(degrees, probability float64) float64 {
	return distuv.StudentsT{Mu: 0, Sigma: 1, Nu: degrees}.Quantile(1 - probability/2)
}

// student is the quantile of Student's t for so many clusters of equal weight,
// which need not be a whole number.
func student(clusters float64) float64 {
	return distuv.StudentsT{Mu: 0, Sigma: 1, Nu: max(clusters, 2) - 1}.Quantile(1 - tail)
}
