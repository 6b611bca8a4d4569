package review

import (
	"math/bits"

	"plumbline/annotate/agreement"
	"plumbline/annotate/codebook"
)

// Distance is how far two answers to a field are apart, from 0 to 1, as the
// difficulty of paragraphs measures it: equal or not for nominal answers, places
// in the codebook over the range for ordinal ones, MASI for sets; an answer off
// the scale, and no answer, is 1 from any other.
func Distance(f *codebook.Field, a, b string) float64 {
	q := &question{field: f}
	q.readScheme()
	x, xIs := q.number(a)
	y, yIs := q.number(b)
	switch {
	case a == b:
		return 0
	case !xIs || !yIs || a == "" || b == "":
		return 1
	case q.scale == agreement.Set:
		return masi(q.sets.list[x], q.sets.list[y])
	}
	return q.distance(x, y)
}

// distance is Distance of two values of a table.
func (w *whole) distance(a, b int32) float64 {
	if w.q.scale == agreement.Set {
		return masi(w.scheme[a], w.scheme[b])
	}
	return w.q.distance(a, b)
}

// distance is Distance of two values of a field that takes one.
func (q *question) distance(a, b int32) float64 {
	switch {
	case a == b:
		return 0
	case q.scale != agreement.Ordinal || q.off[a] || q.off[b]:
		return 1
	}
	on, between := -1, -1 // steps of the whole scale, and from a to b
	for v, off := range q.off {
		if off {
			continue
		}
		on++
		if int32(v) >= min(a, b) && int32(v) <= max(a, b) {
			between++
		}
	}
	return float64(between) / float64(on)
}

// masi is Passonneau's distance (LREC 2006): Jaccard's similarity, weighted by
// how the sets lie to each other.
func masi(a, b uint64) float64 {
	shared := bits.OnesCount64(a & b)
	switch {
	case a == b:
		return 0
	case shared == 0:
		return 1
	}
	m := 1.0 / 3
	if a&b == a || a&b == b {
		m = 2.0 / 3
	}
	return 1 - m*float64(shared)/float64(bits.OnesCount64(a|b))
}

// distances remembers the distance of every two values of a scheme that is not
// too large.
func (w *whole) distances() func(a, b int32) float64 {
	n := w.table.Scheme().Len()
	if n > 256 {
		return w.distance
	}
	known := make([]float64, n*n)
	for a := range n {
		for b := range n {
			known[a*n+b] = w.distance(int32(a), int32(b))
		}
	}
	return func(a, b int32) float64 { return known[int(a)*n+int(b)] }
}

// difficulty is the mean distance between the answers to a unit.
func difficulty(values []int32, distance func(a, b int32) float64) float64 {
	sum, pairs := 0.0, 0
	for i, a := range values {
		for _, b := range values[:i] {
			sum += distance(a, b)
			pairs++
		}
	}
	if pairs == 0 {
		return 0
	}
	return sum / float64(pairs)
}
