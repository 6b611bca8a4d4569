package unitizing

import (
	"cmp"
	"math/bits"
	"slices"
)

// mostStates bounds what the search for the best alignment remembers of one continuum.
const mostStates = 100_000

// state is where the search stands: every span before first is settled, and of the
// next 64 those of ahead.
type state struct {
	first int
	ahead uint64
}

// bestGain is the most that candidates without a span in common can gain. Spans are
// settled in their order, so that only those a window ahead can be taken already; what
// is left from there is worked out once. exact is false where a candidate reaches farther.
func bestGain(spans int, candidates []unitary) (gain float64, exact, done bool) {
	b := &best{from: make([][]unitary, spans), known: make(map[state]float64)}
	exact = true
	for _, c := range candidates {
		if int(c.spans[len(c.spans)-1]-c.spans[0]) > window {
			exact = false
			continue
		}
		b.from[c.spans[0]] = append(b.from[c.spans[0]], c)
	}
	// From the end, so that no recursion is deeper than a window.
	for first := spans - 1; first >= 0 && !b.tooMuch; first-- {
		b.gain(state{first, 0})
	}
	if b.tooMuch {
		return 0, false, false
	}
	return b.gain(state{0, 0}), exact, true
}

type best struct {
	from    [][]unitary // candidates by their first span
	known   map[state]float64
	tooMuch bool
}

// gain is the most that can be gained from a state on.
func (b *best) gain(s state) float64 {
	settled := bits.TrailingZeros64(^s.ahead)
	s.first, s.ahead = s.first+settled, s.ahead>>settled
	if s.first >= len(b.from) || b.tooMuch {
		return 0
	}
	if known, is := b.known[s]; is {
		return known
	}
	if len(b.known) >= mostStates {
		b.tooMuch = true
		return 0
	}
	most := b.gain(state{s.first + 1, s.ahead >> 1}) // the span stands alone
	for _, c := range b.from[s.first] {
		taken := uint64(0)
		for _, span := range c.spans {
			taken |= 1 << (int(span) - s.first)
		}
		if taken&s.ahead == 0 {
			most = max(most, c.gain+b.gain(state{s.first + 1, (s.ahead | taken) >> 1}))
		}
	}
	b.known[s] = most
	return most
}

// greedyGain takes the candidates that gain most one after the other.
func greedyGain(spans int, candidates []unitary) (gain float64, exact, done bool) {
	slices.SortStableFunc(candidates, func(a, b unitary) int { return cmp.Compare(b.gain, a.gain) })
	taken := make([]bool, spans)
	for _, c := range candidates {
		if slices.ContainsFunc(c.spans, func(s int32) bool { return taken[s] }) {
			continue
		}
		for _, s := range c.spans {
			taken[s] = true
		}
		gain += c.gain
	}
	return gain, false, true
}
