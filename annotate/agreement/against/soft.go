package against

import "math"

// Floor is the least that a probability counts as in a cross entropy: what rounds to
// nothing in the tables that probabilities come from. Without it one 0 for a label that
// one person gave would make the whole infinite.
const Floor = 0.001

// Soft is how near the probabilities of a model are to the shares of people's votes, on the
// units that two people or more answered.
type Soft struct {
	// CrossEntropy is the mean of -sum s ln p over units, s the share of the votes and p the
	// probability (Uma et al. 2021, J Artif Intell Res 72:1385-1470, section 5.2). Least is
	// the same with the shares themselves for p, their entropy, below which nothing can be.
	CrossEntropy, Least Number
	// Raised is on how many units a label that somebody gave had less than Floor.
	Raised int
	// Distance is the mean of half the sum of |p - s|, the total variation: 0 where the model
	// is as divided as people are, 1 where it gives nothing to what they gave.
	Distance Number
}

// Soft compares probabilities with shares. Sets have neither.
func (l *Labels) Soft() Soft {
	if l.sets() {
		none := undefined(0, notOfSets)
		return Soft{CrossEntropy: none, Least: none, Distance: none}
	}
	s := Soft{}
	mean := func(high float64, of func(p, votes []float64) float64) Number {
		m := measure{width: 2, low: 0, high: high, none: noProbabilities, value: ratio, add: func(u int, sums []float64) bool {
			p, votes := l.Probabilities[u], l.votes(u)
			if p == nil || votes == nil {
				return false
			}
			sums[0], sums[1] = of(p, votes), 1
			return true
		}}
		return m.of(l.People.Units(), l.Clusters)
	}
	s.CrossEntropy = mean(math.Inf(1), func(p, votes []float64) float64 {
		low := false
		sum := 0.0
		for k, share := range votes {
			if share > 0 {
				low = low || p[k] < Floor
				sum -= share * math.Log(max(p[k], Floor))
			}
		}
		if low {
			s.Raised++
		}
		return sum
	})
	s.Least = mean(math.Inf(1), func(_, votes []float64) float64 {
		sum := 0.0
		for _, share := range votes {
			if share > 0 {
				sum -= share * math.Log(share)
			}
		}
		return sum + 0
	})
	s.Distance = mean(1, func(p, votes []float64) float64 {
		sum := 0.0
		for k, share := range votes {
			sum += math.Abs(p[k]-share) / 2
		}
		return sum
	})
	return s
}

// votes are the shares of people's labels on a unit, nil where fewer than two answered.
func (l *Labels) votes(u int) []float64 {
	_, values := l.People.Unit(u)
	if len(values) < 2 {
		return nil
	}
	shares := make([]float64, l.People.Scheme().Len())
	for _, v := range values {
		shares[v] += 1 / float64(len(values))
	}
	return shares
}

// Bins is into how many of equal width confidence is divided.
const Bins = 10

// Bin is one of the bins of a reliability diagram.
type Bin struct {
	From       float64  `json:"from"`
	To         float64  `json:"to"`
	N          int      `json:"n"`
	Confidence *float64 `json:"confidence"` // the mean, nil where N is 0
	Accuracy   *float64 `json:"accuracy"`
}

// Calibration is whether a model is as sure of its labels as it is right.
type Calibration struct {
	Bins []Bin
	// Error is the expected calibration error: the mean over units of the distance between
	// confidence and accuracy of their bin (Guo et al. 2017, ICML, equation 3), bins open
	// below and closed above.
	Error Number
}

// Calibration compares the probability of the label that the model gives with how often
// it is that of the reference.
func (l *Labels) Calibration(r Reference) Calibration {
	c := Calibration{Bins: make([]Bin, Bins)}
	sums := make([]float64, 3*Bins)
	if l.sets() {
		c.Error = undefined(0, notOfSets)
		return Calibration{Error: c.Error}
	}
	m := measure{width: 3 * Bins, low: 0, high: 1, none: noProbabilities, value: calibrationError, add: func(u int, sums []float64) bool {
		p := l.Probabilities[u]
		if p == nil || !l.both(r, u) {
			return false
		}
		sure := p[l.Model[u]]
		b := 3 * max(0, min(Bins-1, int(math.Ceil(sure*Bins-1e-9))-1))
		sums[b], sums[b+1] = 1, sure
		if l.Model[u] == r.Label[u] {
			sums[b+2] = 1
		}
		return true
	}}
	for u := range l.People.Units() {
		own := make([]float64, len(sums))
		if m.add(u, own) {
			for i, x := range own {
				sums[i] += x
			}
		}
	}
	for b := range c.Bins {
		n := sums[3*b]
		c.Bins[b] = Bin{
			From: float64(b) / Bins, To: float64(b+1) / Bins, N: int(n),
			Confidence: share(sums[3*b+1], n), Accuracy: share(sums[3*b+2], n),
		}
	}
	c.Error = m.of(l.People.Units(), l.Clusters)
	return c
}

func calibrationError(sums []float64) (float64, bool) {
	n, off := 0.0, 0.0
	for b := 0; b < len(sums); b += 3 {
		n += sums[b]
		off += math.Abs(sums[b+2] - sums[b+1])
	}
	return off / n, n > 0.5
}
