package unitizing

import (
	"cmp"
	"slices"
)

// unitary is an alignment of spans of different annotators, by index in ascending
// order, and what it gains.
type unitary struct {
	spans []int32
	gain  float64
}

// partner is a span that may be aligned with another, and how far it is.
type partner struct {
	span     int32
	distance float64
}

// window is how many spans ahead, in their order, partners are sought.
const window = 63

// partners is how many of the nearest spans of each other annotator are tried: fewer
// the more annotators there are, since what is tried is a power of it.
func partners(annotators int) int {
	switch annotators {
	case 2:
		return 24
	case 3:
		return 10
	case 4:
		return 6
	}
	return 4
}

// search looks for unitary alignments that gain something.
type search struct {
	spans      []owned
	annotators int
	pairs      float64     // of annotators
	near       [][]partner // of each span: later ones that may be aligned with it
	found      []unitary
	exact      bool

	chosen []int32 // of the one that is being made
	total  float64 // its distances
}

// candidatesOf are the unitary alignments of two and more spans that can be part of the
// best alignment. One in which some span is farther from the others than it costs
// alone cannot: without that span it gains more.
func candidatesOf(spans []owned, annotators int) (candidates []unitary, exact bool) {
	s := &search{spans: spans, annotators: annotators, pairs: float64(annotators*(annotators-1)) / 2, exact: true}
	s.near = make([][]partner, len(spans))
	for i := range spans {
		s.near[i] = s.partnersOf(i)
	}
	for i := range spans {
		s.chosen, s.total = append(s.chosen[:0], int32(i)), 0
		s.extend(s.near[i])
	}
	return s.found, s.exact
}

// partnersOf are the later spans of others that are near enough, the nearest of each
// annotator.
func (s *search) partnersOf(i int) []partner {
	most := s.pairs + float64(s.annotators-1)
	byAnnotator := make([][]partner, s.annotators)
	for j := i + 1; j < len(s.spans); j++ {
		if s.spans[j].annotator == s.spans[i].annotator {
			continue
		}
		if d := dissimilarity(s.spans[i].stretch, s.spans[j].stretch); d < most {
			if j-i > window {
				s.exact = false
				break
			}
			byAnnotator[s.spans[j].annotator] = append(byAnnotator[s.spans[j].annotator], partner{int32(j), d})
		}
		if j-i > 4*window {
			break
		}
	}
	var near []partner
	for _, others := range byAnnotator {
		slices.SortFunc(others, func(a, b partner) int { return cmp.Compare(a.distance, b.distance) })
		if n := partners(s.annotators); len(others) > n {
			others, s.exact = others[:n], false
		}
		near = append(near, others...)
	}
	slices.SortFunc(near, func(a, b partner) int { return cmp.Compare(a.span, b.span) })
	return near
}

// extend adds each of the partners in turn to what is chosen.
func (s *search) extend(near []partner) {
	for n, p := range near {
		if s.has(p.span) {
			continue
		}
		added, known := s.distanceTo(p.span)
		if !known {
			continue
		}
		s.chosen, s.total = append(s.chosen, p.span), s.total+added
		if s.worthwhile() {
			if gain := s.gain(); gain > 0 {
				s.found = append(s.found, unitary{slices.Clone(s.chosen), gain})
			}
		}
		if len(s.chosen) < s.annotators {
			s.extend(near[n+1:])
		}
		s.chosen, s.total = s.chosen[:len(s.chosen)-1], s.total-added
	}
}

// has tells whether a span of the same annotator is chosen.
func (s *search) has(span int32) bool {
	return slices.ContainsFunc(s.chosen, func(c int32) bool { return s.spans[c].annotator == s.spans[span].annotator })
}

// distanceTo sums the distances of a span to those chosen; known is false if it is no
// partner of one.
func (s *search) distanceTo(span int32) (total float64, known bool) {
	for _, c := range s.chosen {
		i, is := slices.BinarySearchFunc(s.near[c], span, func(p partner, span int32) int { return cmp.Compare(p.span, span) })
		if !is {
			return 0, false
		}
		total += s.near[c][i].distance
	}
	return total, true
}

// worthwhile tells whether no span of those chosen would better stand alone.
func (s *search) worthwhile() bool {
	most := s.pairs + float64(len(s.chosen)-1)
	for _, a := range s.chosen {
		var total float64
		for _, b := range s.chosen {
			if a != b {
				total += dissimilarity(s.spans[a].stretch, s.spans[b].stretch)
			}
		}
		if total >= most {
			return false
		}
	}
	return true
}

// gain is what is saved against each span alone: pairs with a span that is missing
// cost 1.
func (s *search) gain() float64 {
	k := float64(len(s.chosen))
	return k - (s.total+s.pairs-k*(k-1)/2)/s.pairs
}
