package agreement

import "math"

// weights are how far two categories count as agreement, from 1 for equal ones
// down to 0, by their positions in the scheme.
type weights struct {
	q     int
	cells []float64 // q x q; nil for nominal weights
}

// newWeights makes the weights of a level for q categories. Linear and
// quadratic ones fall with the distance of positions and its square; Gwet's
// ordinal ones with the number of pairs of categories from one to the other
// (Handbook of Inter-Rater Reliability, 4th edition, chapter 3).
func newWeights(level Level, q int) weights {
	w := weights{q: q}
	if level == LevelNominal || q < 2 {
		return w
	}
	w.cells = make([]float64, q*q)
	far := float64(q - 1)
	for a := range q {
		for b := range q {
			d := math.Abs(float64(a - b))
			switch level {
			case LevelLinear:
				d /= far
			case LevelQuadratic:
				d = d * d / (far * far)
			case LevelOrdinal:
				d = d * (d + 1) / (far * (far + 1))
			}
			w.cells[a*q+b] = 1 - d
		}
	}
	return w
}

// of returns the weight of two categories.
func (w weights) of(a, b int) float64 {
	switch {
	case w.cells != nil:
		return w.cells[a*w.q+b]
	case a == b:
		return 1
	default:
		return 0
	}
}

// agreement is the mean weight of two labels of a unit.
func (w weights) agreement(unit *pattern) float64 {
	sum, runs := 0.0, unit.counted()
	for i, x := range runs {
		sum += x.times * (x.times - 1) / 2
		for _, y := range runs[:i] {
			sum += x.times * y.times * w.of(int(x.value), int(y.value))
		}
	}
	r := float64(len(unit.values))
	return 2 * sum / (r * (r - 1))
}

// met sums over all pairs of categories the product of their shares and weight.
func (w weights) met(a, b []float64) float64 {
	if w.cells == nil {
		return dot(a, b)
	}
	sum := 0.0
	for i, share := range a {
		sum += share * dot(w.cells[i*w.q:i*w.q+w.q], b)
	}
	return sum
}

// sum adds the weights of all pairs of categories.
func (w weights) sum() float64 {
	if w.cells == nil {
		return float64(w.q)
	}
	s := 0.0
	for _, x := range w.cells {
		s += x
	}
	return s
}

// spread returns for each category the sum over all others of weight times
// share.
func (w weights) spread(shares []float64) []float64 {
	if w.cells == nil {
		return shares
	}
	out := make([]float64, w.q)
	for a := range out {
		for b, share := range shares {
			out[a] += w.cells[a*w.q+b] * share
		}
	}
	return out
}

// dot is the sum of the products of two lists.
func dot(a, b []float64) float64 {
	s := 0.0
	for i, x := range a {
		s += x * b[i]
	}
	return s
}
