package against

import (
	"maps"
	"math"
	"slices"

	"plumbline/annotate/agreement"
)

// measure is a number that follows from sums over units: which units count, what each
// adds, what it is of the sums, and between what it lies.
type measure struct {
	width     int
	add       func(unit int, sums []float64) bool // false where the unit does not count
	value     func(sums []float64) (float64, bool)
	low, high float64
	none      agreement.Reason // why no unit counts
}

// of works the measure out, with its interval from leaving out each cluster in turn: the
// jackknife's standard error (Efron & Stein 1981, Ann Stat 9:586-596) with Student's t.
func (m *measure) of(units int, clusters []int32) Number {
	total, by, n := m.sums(units, clusters)
	value, ok := m.value(total)
	if n == 0 || !ok || math.IsNaN(value) || math.IsInf(value, 0) {
		return undefined(n, m.none)
	}
	number := Number{Value: &value, N: n, Reason: agreement.Reasons{}}
	without := make([]float64, 0, len(by))
	for _, c := range slices.Sorted(maps.Keys(by)) {
		rest := slices.Clone(total)
		for i, x := range by[c] {
			rest[i] -= x
		}
		if v, ok := m.value(rest); ok && !math.IsNaN(v) {
			without = append(without, v)
		}
	}
	if len(by) < 2 || len(without) < len(by) {
		number.Reason = append(number.Reason, oneCluster)
		return number
	}
	se := jackknifed(without)
	if se < 1e-12 {
		number.Reason = append(number.Reason, allAlike)
		return number
	}
	t := agreement.Student(float64(len(without)-1), 0.05)
	number.CI95 = &[2]float64{max(m.low, value-t*se), min(m.high, value+t*se)}
	return number
}

// sums adds up what the units that count add, in all and by cluster.
func (m *measure) sums(units int, clusters []int32) (total []float64, by map[int32][]float64, n int) {
	total, by = make([]float64, m.width), make(map[int32][]float64)
	for u := range units {
		own := make([]float64, m.width)
		if !m.add(u, own) {
			continue
		}
		n++
		c := clusters[u]
		if by[c] == nil {
			by[c] = make([]float64, m.width)
		}
		for i, x := range own {
			total[i] += x
			by[c][i] += x
		}
	}
	return total, by, n
}

// jackknifed is the standard error by what is left without each.
func jackknifed(without []float64) float64 {
	n, mean, sum := float64(len(without)), 0.0, 0.0
	for _, v := range without {
		mean += v / n
	}
	for _, v := range without {
		sum += (v - mean) * (v - mean)
	}
	return math.Sqrt(sum * (n - 1) / n)
}
