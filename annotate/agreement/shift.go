package agreement

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Shift is how much a coefficient rose from one period to another.
type Shift struct {
	Value   float64
	CI95    [2]float64
	Certain bool // it is not 0 even for one of as many questions as were looked at
}

// ShiftOf computes how much a coefficient rose from one period to another, with its
// interval, which leaves out each article in turn, in both periods if it has units in
// both. Period tells for each unit whether it belongs to Before or After; other units
// are left out. Looks is the number of questions whose changes are looked at: of many
// some seem to change by chance, so that each is certain only at a twentieth of that
// share (Bonferroni). The degrees of freedom are Welch's (1947, Biometrika 34:28-35),
// from the articles of equal weight in either period.
func ShiftOf(t *Table, period func(unit int) int, coefficient Coefficient, plan Plan, looks int) (Shift, bool) {
	before := t.Where(func(unit int) bool { return period(unit) == Before })
	after := t.Where(func(unit int) bool { return period(unit) == After })
	first, second := before.tally(coefficient), after.tally(coefficient)
	if first == nil || second == nil {
		return Shift{}, false
	}
	articles := plan.Articles
	if articles == nil {
		articles = make([]int32, t.Units())
		for u := range articles {
			articles[u] = int32(u)
		}
	}
	one, ok := before.spreadOf(before.scheme.holding(first), articles)
	other, also := after.spreadOf(after.scheme.holding(second), articles)
	if !ok || !also {
		return Shift{}, false
	}
	by := t.scheme.holding(&differenceTally{first: first, second: second, split: byPeriod})
	both := t.Where(func(unit int) bool { return period(unit) == Before || period(unit) == After })
	l := articleFrame(both, articles, by, period).leaveOut(by)
	if l == nil || l.unvalued || l.count < 2 {
		return Shift{}, false
	}
	variance := l.variance()
	degrees := (one.variance + other.variance) * (one.variance + other.variance) /
		(one.variance*one.variance/one.degrees + other.variance*other.variance/other.degrees)
	if variance < residue*residue || math.IsNaN(degrees) {
		return Shift{}, false
	}
	student := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: max(1, degrees)}
	se := math.Sqrt(variance)
	width := student.Quantile(1-tail) * se
	s := Shift{Value: l.value, CI95: [2]float64{max(-2, l.value-width), min(2, l.value+width)}}
	s.Certain = math.Abs(l.value) > student.Quantile(1-tail/float64(max(1, looks)))*se
	return s, true
}

// spread is how certain one period is.
type spread struct{ variance, degrees float64 }

func (t *Table) spreadOf(by *heldTally, articles []int32) (spread, bool) {
	l := articleFrame(t, articles, by, nil).leaveOut(by)
	if l == nil || l.unvalued || l.count < 2 {
		return spread{}, false
	}
	return spread{l.variance(), max(1, min(l.evenly, l.rarely)-1)}, true
}

// variance is that of the coefficient over clusters.
func (l *leaving) variance() float64 {
	mean, sum := 0.0, 0.0
	for s, value := range l.values {
		mean += l.times[s] * value / l.count
	}
	for s, value := range l.values {
		sum += l.times[s] * (value - mean) * (value - mean)
	}
	return sum * (l.count - 1) / l.count
}
