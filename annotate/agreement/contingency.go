package agreement

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
)

// contingency counts how often one annotator's value met another's on the
// units that both labelled.
type contingency struct {
	n          int
	rows, cols []float64 // ratings of each value by the one and the other
	cells      []crossing
}

type crossing struct {
	a, b  int32
	count float64
}

// pairs lists all pairs of annotators, the first before the second, in the
// order of contingencies.
func (t *Table) pairs() [][2]int {
	var pairs [][2]int
	for i := range t.annotators {
		for j := i + 1; j < len(t.annotators); j++ {
			pairs = append(pairs, [2]int{i, j})
		}
	}
	return pairs
}

// densePairs is the number of counters up to which all pairs are counted in
// one array (4 bytes each, for each core).
const densePairs = 1 << 23

// contingencies counts all pairs of annotators in one pass over the units.
func (t *Table) contingencies() []contingency {
	n, q := len(t.annotators), t.scheme.Len()
	pairs := n * (n - 1) / 2
	if pairs == 0 || q == 0 {
		return make([]contingency, pairs)
	}
	if q > 1<<12 || pairs > densePairs/(q*q) {
		return t.sparseContingencies(pairs)
	}
	counts := t.countPairs(pairs)
	tables := make([]contingency, pairs)
	for p := range tables {
		c := &tables[p]
		for at, count := range counts[p*q*q : (p+1)*q*q] {
			if count > 0 {
				c.cells = append(c.cells, crossing{int32(at / q), int32(at % q), float64(count)})
			}
		}
		c.sum(q)
	}
	return tables
}

// sum fills the margins from the cells.
func (c *contingency) sum(q int) {
	c.rows, c.cols = make([]float64, q), make([]float64, q)
	for _, cell := range c.cells {
		c.n += int(cell.count)
		c.rows[cell.a] += cell.count
		c.cols[cell.b] += cell.count
	}
}

// unitsPerCore is how much work is worth a goroutine.
const unitsPerCore = 2000

// countPairs shares the units among the cores. The counts are integers, so
// that the sum does not depend on how many cores there were.
func (t *Table) countPairs(pairs int) []int32 {
	q := t.scheme.Len()
	workers := max(1, min(runtime.GOMAXPROCS(0), t.Units()/unitsPerCore))
	counts := make([][]int32, workers)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			counts[w] = make([]int32, pairs*q*q)
			t.countPairsOf(t.Units()*w/workers, t.Units()*(w+1)/workers, counts[w])
		})
	}
	wait.Wait()
	for _, other := range counts[1:] {
		for i, count := range other {
			counts[0][i] += count
		}
	}
	return counts[0]
}

func (t *Table) countPairsOf(from, to int, counts []int32) {
	n, q := len(t.annotators), t.scheme.Len()
	base := make([]int, n) // base[i] + j is the pair of i and j
	for i := range base {
		base[i] = i*(2*n-i-1)/2 - i - 1
	}
	second := make([]int, n) // where the counters of this annotator and value lie
	for u := from; u < to; u++ {
		who, values := t.Unit(u)
		places := second[:len(who)]
		for i, a := range who {
			places[i] = int(a)*q*q + int(values[i])
		}
		for i, a := range who {
			first := base[a]*q*q + int(values[i])*q
			for _, place := range places[i+1:] {
				counts[first+place]++
			}
		}
	}
}

// sparseContingencies serves schemes of many values and many annotators.
func (t *Table) sparseContingencies(pairs int) []contingency {
	type key struct {
		pair int
		a, b int32
	}
	n := len(t.annotators)
	met := make(map[key]int)
	for u := range t.Units() {
		who, values := t.Unit(u)
		for i, a := range who {
			base := int(a)*(2*n-int(a)-1)/2 - int(a) - 1
			for j := i + 1; j < len(who); j++ {
				met[key{base + int(who[j]), values[i], values[j]}]++
			}
		}
	}
	tables := make([]contingency, pairs)
	for k, count := range met {
		c := &tables[k.pair]
		c.cells = append(c.cells, crossing{k.a, k.b, float64(count)})
	}
	for p := range tables {
		slices.SortFunc(tables[p].cells, func(x, y crossing) int {
			return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
		})
		tables[p].sum(t.scheme.Len())
	}
	return tables
}

// coincidences turns a pair into what alpha needs.
func (c *contingency) coincidences() *coincidences {
	out := &coincidences{units: c.n, margins: make([]float64, len(c.rows))}
	for v := range c.rows {
		out.margins[v] = c.rows[v] + c.cols[v]
	}
	met := make(map[[2]int32]float64)
	for _, cell := range c.cells {
		if cell.a != cell.b {
			met[[2]int32{min(cell.a, cell.b), max(cell.a, cell.b)}] += cell.count
		}
	}
	for k, count := range met {
		out.cells = append(out.cells, meeting{k[0], k[1], count})
	}
	slices.SortFunc(out.cells, func(x, y meeting) int {
		return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	return out
}

// used returns how many values occur, and one of them.
func (c *contingency) used() (used, one int) {
	for v := range c.rows {
		if c.rows[v]+c.cols[v] > 0 {
			used++
			one = v
		}
	}
	return used, one
}

// agreed sums the weights of the units.
func (c *contingency) agreed(w weights) float64 {
	s := 0.0
	for _, cell := range c.cells {
		s += cell.count * w.of(int(cell.a), int(cell.b))
	}
	return s
}
