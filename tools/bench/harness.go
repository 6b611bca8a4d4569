package main

import (
	"slices"
	"time"
)

// sample is how long one thing took, again and again.
type sample []time.Duration

// median is the middle one.
func (s sample) median() time.Duration { return s.at(0.5) }

// p99 is the one that one in a hundred exceeds.
func (s sample) p99() time.Duration { return s.at(0.99) }

func (s sample) at(share float64) time.Duration {
	if len(s) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(s))
	return sorted[int(share*float64(len(sorted)-1)+0.5)]
}

// pair is what we need for something, and what the reference needs.
type pair struct{ ours, reference sample }

// interleave measures both in turn, ours, the reference, ours, the reference,
// so that what else the machine does falls on both.
func interleave(n int, ours, reference func() (time.Duration, error)) (pair, error) {
	var p pair
	for range n {
		if err := p.ours.take(ours); err != nil {
			return pair{}, err
		}
		if err := p.reference.take(reference); err != nil {
			return pair{}, err
		}
	}
	return p, nil
}

func (s *sample) take(measure func() (time.Duration, error)) error {
	d, err := measure()
	if err == nil {
		*s = append(*s, d)
	}
	return err
}

// timed is how long something takes.
func timed(do func() error) (time.Duration, error) {
	start := time.Now()
	err := do()
	return time.Since(start), err
}
