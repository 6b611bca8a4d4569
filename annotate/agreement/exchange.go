package agreement

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// exchangeTimes is how often labels are dealt out anew, and exchangeEnough how
// many of the gains may reach the real one before it is clear that there is
// nothing to it.
const (
	exchangeTimes  = 1000
	exchangeEnough = exchangeTimes / 20
)

// Exchange tells how likely among equals it is that leaving out the annotator
// who stands apart most raises alpha as much as it does here. Among equals it is
// arbitrary who of those who labelled a unit gave which of its labels; so the
// labels of each unit are dealt out anew, many times, and each time the annotator
// whose leaving then raises alpha most is looked for. The share of these gains
// that reach the real one, itself counted as one of them, is the answer: at most
// one team of equals in twenty has 0.05 or less, however few units there are. It
// is 1 where the share is more than that, or nothing can be left out.
func Exchange(t *Table, level Level, seed uint64) float64 {
	gain, ok := newLeaver(t, level).greatest(t.values)
	if !ok {
		return 1
	}
	var next, reached atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			dealt, leaver := *t, newLeaver(t, level)
			dealt.values = make([]int32, len(t.values))
			var s stream
			for i := next.Add(1); i <= exchangeTimes && reached.Load() < exchangeEnough; i = next.Add(1) {
				s.start(seed, uint64(i))
				copy(dealt.values, t.values)
				dealt.dealOut(&s)
				if chance, ok := leaver.greatest(dealt.values); ok && chance >= gain-1e-12 {
					reached.Add(1)
				}
			}
		})
	}
	wait.Wait()
	if reached.Load() >= exchangeEnough {
		return 1
	}
	return float64(reached.Load()+1) / (exchangeTimes + 1)
}

// dealOut gives the labels of each unit to those who labelled it in any order.
func (t *Table) dealOut(s *stream) {
	for u := range t.Units() {
		_, values := t.Unit(u)
		for left := len(values); left > 1; left-- {
			other := s.below(uint64(left))
			values[left-1], values[other] = values[other], values[left-1]
		}
	}
}

// leaver leaves out one annotator after the other, of tables in which the same
// annotators labelled the same units. What does not depend on the labels is
// worked out once.
type leaver struct {
	level  Level
	others []*Table  // without each of the annotators
	kept   [][]int32 // where each of their labels stands in the whole table
}

func newLeaver(t *Table, level Level) *leaver {
	l := &leaver{level: level}
	for a, given := range t.RatingsOf() {
		if given == 0 {
			continue
		}
		kept := make([]int32, 0, len(t.who)-given)
		for i, who := range t.who {
			if int(who) != a {
				kept = append(kept, int32(i))
			}
		}
		l.others, l.kept = append(l.others, t.Without(a)), append(l.kept, kept)
	}
	return l
}

// greatest is the highest alpha that leaving out one annotator brings if these
// are the labels. Dealing out labels anew does not change alpha itself, so that
// this compares the gains.
func (l *leaver) greatest(values []int32) (greatest float64, ok bool) {
	for i, t := range l.others {
		for j, at := range l.kept[i] {
			t.values[j] = values[at]
		}
		if r := Alpha(t, l.level); r.Value != nil && (!ok || *r.Value > greatest) {
			greatest, ok = *r.Value, true
		}
	}
	return greatest, ok
}
