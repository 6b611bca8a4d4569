package agreement

import (
	"math"
	bits64 "math/bits"
	"math/rand/v2"
)

// stream gives random numbers to one draw. Each draw has its own, so that the
// result does not depend on which core computes it.
type stream struct{ source rand.PCG }

// start begins the stream of a draw. Neighbouring seeds are first scattered by
// splitmix64, because streams from neighbouring states resemble each other.
func (s *stream) start(seed, draw uint64) {
	s.source.Seed(scatter(seed), scatter(scatter(seed)+draw))
}

func scatter(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// uniform is in [0, 1).
func (s *stream) uniform() float64 { return float64(s.source.Uint64()>>11) / (1 << 53) }

// below returns an integer in [0, n).
func (s *stream) below(n uint64) uint64 {
	hi, lo := bits64.Mul64(s.source.Uint64(), n)
	if lo < n {
		for least := -n % n; lo < least; {
			hi, lo = bits64.Mul64(s.source.Uint64(), n)
		}
	}
	return hi
}

// chance is a probability with what drawing from it needs.
type chance struct {
	p, odds, logQ float64 // p is at most one half
	flipped       bool    // it stands for 1-p
	certain       bool    // it is 1
}

func newChance(p float64) chance {
	c := chance{p: p, certain: p >= 1}
	if p > 0.5 {
		c.p, c.flipped = 1-p, true
	}
	c.odds, c.logQ = c.p/(1-c.p), math.Log1p(-c.p)
	return c
}

// rejectionFrom is the mean from which on rejection is faster than adding up
// probabilities.
const rejectionFrom = 10

// binomial draws the number of successes in n trials.
func (s *stream) binomial(n int, c *chance) int {
	if c.certain || n == 0 {
		return n
	}
	var k int
	if float64(n)*c.p < rejectionFrom {
		k = s.binomialByInversion(n, c)
	} else {
		k = s.binomialByRejection(float64(n), c)
	}
	if c.flipped {
		return n - k
	}
	return k
}

// binomialByInversion adds up probabilities from 0 until they pass a uniform
// number.
func (s *stream) binomialByInversion(n int, c *chance) int {
	none := math.Exp(float64(n) * c.logQ)
	for {
		u, r, k := s.uniform(), none, 0
		for u > r && k <= n {
			u -= r
			k++
			r *= c.odds * float64(n-k+1) / float64(k)
		}
		if k <= n {
			return k
		}
		// Rounding left u above the sum of all probabilities: draw again.
	}
}

// binomialByRejection is the algorithm BTRS of Hörmann 1993, "The generation of
// binomial random variates", Journal of Statistical Computation and Simulation
// 46:101-110.
func (s *stream) binomialByRejection(n float64, c *chance) int {
	sd := math.Sqrt(n * c.p * (1 - c.p))
	b := 1.15 + 2.53*sd
	a := -0.0873 + 0.0248*b + 0.01*c.p
	centre := n*c.p + 0.5
	squeeze := 0.92 - 4.2/b
	scale := (2.83 + 5.1/b) * sd
	mode := math.Floor((n + 1) * c.p)
	for {
		u, v := s.uniform()-0.5, s.uniform()
		us := 0.5 - math.Abs(u)
		k := math.Floor((2*a/us+b)*u + centre)
		if us >= 0.07 && v <= squeeze {
			return int(k)
		}
		if k < 0 || k > n {
			continue
		}
		v = math.Log(v * scale / (a/(us*us) + b))
		bound := (mode+0.5)*math.Log((mode+1)/(c.odds*(n-mode+1))) +
			stirling(mode) + stirling(n-mode) - stirling(k) - stirling(n-k) +
			(n+1)*math.Log((n-mode+1)/(n-k+1)) +
			(k+0.5)*math.Log(c.odds*(n-k+1)/(k+1))
		if v <= bound {
			return int(k)
		}
	}
}

// stirling is what Stirling's formula lacks of log k!: exact for small k.
func stirling(k float64) float64 {
	if k < float64(len(stirlings)) {
		return stirlings[int(k)]
	}
	k++
	square := k * k
	return (1.0/12 - (1.0/360-1.0/1260/square)/square) / k
}

var stirlings = func() (table [16]float64) {
	for k := range table {
		x := float64(k)
		factorial, _ := math.Lgamma(x + 1)
		table[k] = factorial - (0.5*math.Log(2*math.Pi) + (x+0.5)*math.Log(x+1) - (x + 1))
	}
	return table
}()
