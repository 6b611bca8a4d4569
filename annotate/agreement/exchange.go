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
	gain, ok := greatestWithout(t, level)
	if !ok {
		return 1
	}
	d := newDeal(t)
	var next, reached atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			h := d.newHand(level)
			var s stream
			for i := next.Add(1); i <= exchangeTimes && reached.Load() < exchangeEnough; i = next.Add(1) {
				s.start(seed, uint64(i))
				h.dealOut(&s)
				if chance, ok := h.greatest(); ok && chance >= gain-1e-12 {
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

// greatestWithout is the highest alpha that leaving out one annotator brings.
// Dealing out labels anew does not change alpha itself, so that comparing these
// compares the gains.
func greatestWithout(t *Table, level Level) (greatest float64, ok bool) {
	for _, r := range Without(t, level) {
		if r.Value != nil && (!ok || *r.Value > greatest) {
			greatest, ok = *r.Value, true
		}
	}
	return greatest, ok
}
