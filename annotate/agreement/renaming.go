package agreement

import (
	"cmp"
	"math"
	"slices"

	"plumbline/annotate/sentence"
)

// The bounds of a renaming that is said.
const (
	renamedUnits  = 10  // that an annotator shares
	renamedGain   = 0.2 // nearer to the others by so much, in units of alpha
	renamedAlpha  = 0.4 // what is left is to be agreement
	renamedP      = 0.001
	renamedValues = 64 // categories up to which renamings are looked for
	renamedFolds  = 10
	renamedCells  = 1 << 21 // of labels of an annotator meeting others', of all annotators
)

// Renaming is what other labels for those of one annotator would bring.
type Renaming struct {
	Annotator int
	To        []int   // of each value, the one that it seems to stand for
	Gain      float64 // nearer to the others, in units of alpha
	After     float64 // alpha with them, were it found on these units; nine tenths judge the last
}

// Renamings finds whose labels, each replaced by another one, fit those of the
// others: the annotator of greatest gain, of two annotators both. The replacement is
// found on nine tenths of the units and judged on the last, ten times over, by how
// many units it brings nearer and how many it takes away; so noise is not renamed.
func Renamings(t *Table, level Level) []Renaming {
	q := t.scheme.Len()
	if q < 2 || q > renamedValues || t.scheme.scale != Nominal && t.scheme.scale != Ordinal {
		return nil
	}
	if len(t.annotators)*q*q > renamedCells {
		return nil
	}
	metric := t.scheme.metric(level, t.coincidences().margins)
	var best []Renaming
	for a, met := range t.meetingOthers() {
		if met == nil || !met.promising(metric) {
			continue
		}
		n := newNaming(t, a, metric)
		r, ok := n.judge()
		switch {
		case !ok:
		case t.ActiveAnnotators() == 2 || len(best) == 0:
			best = append(best, r)
		case r.Gain > best[0].Gain:
			best[0] = r
		}
	}
	return best
}

// meets counts what the labels of one annotator meet on shared units.
type meets struct {
	units float64
	cells [][]float64 // by own label and that of another, over the number of others
	other []float64   // labels of others, by value
}

// meetingOthers counts for every annotator in one pass.
func (t *Table) meetingOthers() []*meets {
	q, all := t.scheme.Len(), make([]*meets, len(t.annotators))
	for u := range t.Units() {
		who, values := t.Unit(u)
		if len(who) < 2 {
			continue
		}
		for i, a := range who {
			m := all[a]
			if m == nil {
				m = &meets{cells: make([][]float64, q), other: make([]float64, q)}
				for v := range m.cells {
					m.cells[v] = make([]float64, q)
				}
				all[a] = m
			}
			m.units++
			for j, v := range values {
				if j != i {
					m.cells[values[i]][v] += 1 / float64(len(who)-1)
					m.other[v]++
				}
			}
		}
	}
	return all
}

// promising tells whether a renaming would gain enough, were it found and judged on
// the same units.
func (m *meets) promising(metric distances) bool {
	total := 0.0
	for _, n := range m.other {
		total += n
	}
	expected := metric.expected(m.other) / max(1, total*(total-1))
	if m.units < renamedUnits || expected <= 0 || m.used() < 2 {
		return false
	}
	costs := make([][]float64, len(m.cells))
	for v := range costs {
		costs[v] = make([]float64, len(m.cells))
		for instead := range costs[v] {
			for other, n := range m.cells[v] {
				costs[v][instead] += n * metric.between(int32(instead), int32(other)) / expected
			}
		}
	}
	now, then := 0.0, 0.0
	for v, instead := range assign(costs) {
		now, then = now+costs[v][v]/m.units, then+costs[v][instead]/m.units
	}
	return now-then >= renamedGain-1e-6 && 1-then >= renamedAlpha-1e-6
}

// used counts the values that the annotator gave: who gives only one has swapped none.
func (m *meets) used() (values int) {
	for _, met := range m.cells {
		if slices.ContainsFunc(met, func(n float64) bool { return n > 0 }) {
			values++
		}
	}
	return values
}

// naming is what one annotator's labels meet: on each shared unit, how far every
// value would lie from the labels of the others.
type naming struct {
	annotator int
	q         int
	values    []int32
	far       [][]float64 // by unit, then value
}

func newNaming(t *Table, annotator int, metric distances) *naming {
	n := &naming{annotator: annotator, q: t.scheme.Len()}
	others := make([]float64, n.q)
	for u := range t.Units() {
		who, values := t.Unit(u)
		at := slices.Index(who, int32(annotator))
		if at < 0 || len(who) < 2 {
			continue
		}
		far := make([]float64, n.q)
		for i, v := range values {
			if i == at {
				continue
			}
			others[v]++
			for instead := range far {
				far[instead] += metric.between(int32(instead), v) / float64(len(values)-1)
			}
		}
		n.values, n.far = append(n.values, values[at]), append(n.far, far)
	}
	total := 0.0
	for _, m := range others {
		total += m
	}
	expected := metric.expected(others) / max(1, total*(total-1))
	if expected <= 0 {
		n.far = nil
		return n
	}
	for _, far := range n.far {
		for v := range far {
			far[v] /= expected
		}
	}
	n.sort()
	return n
}

// sort puts the units in an order that depends on what they hold alone, so that
// neither the tenths nor the rounding of sums depends on the order in which they
// came.
func (n *naming) sort() {
	order := make([]int, len(n.far))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(n.values[a], n.values[b]), slices.Compare(n.far[a], n.far[b]))
	})
	values, far := make([]int32, len(order)), make([][]float64, len(order))
	for i, from := range order {
		values[i], far[i] = n.values[from], n.far[from]
	}
	n.values, n.far = values, far
}

// costs sums up, by label and replacement, how far the units lie. A label is left as
// it is where nothing is better.
func (n *naming) costs(leaveOut func(i int) bool) [][]float64 {
	costs := make([][]float64, n.q)
	for v := range costs {
		costs[v] = make([]float64, n.q)
		costs[v][v] = -1e-9
	}
	for i, v := range n.values {
		if leaveOut == nil || !leaveOut(i) {
			for instead, far := range n.far[i] {
				costs[v][instead] += far
			}
		}
	}
	return costs
}

// judge finds the best renaming and tells whether it holds on units that it was not
// found on.
func (n *naming) judge() (Renaming, bool) {
	if len(n.far) < renamedUnits {
		return Renaming{}, false
	}
	units := float64(len(n.far))
	costs := n.costs(nil)
	to := assign(costs)
	now, then := 0.0, 0.0
	for v := range costs {
		now += costs[v][v] / units
		then += costs[v][to[v]] / units
	}
	r := Renaming{Annotator: n.annotator, To: to, Gain: now - then, After: 1 - then}
	if r.Gain < renamedGain || r.After < renamedAlpha {
		return r, false
	}
	return r, n.holds()
}

func (n *naming) holds() bool {
	var s stream
	s.start(1, 0)
	order := make([]int, len(n.far))
	s.shuffle(order)
	nearer, farther := 0, 0
	delta, after := 0.0, 0.0
	for fold := range renamedFolds {
		in := func(i int) bool { return order[i]%renamedFolds == fold }
		to := assign(n.costs(in))
		for i, v := range n.values {
			if !in(i) {
				continue
			}
			was, is := n.far[i][v], n.far[i][to[v]]
			delta += (was - is) / float64(len(n.far))
			after += is / float64(len(n.far))
			switch {
			case was-is > residue:
				nearer++
			case is-was > residue:
				farther++
			}
		}
	}
	return delta >= renamedGain && 1-after >= renamedAlpha && atLeast(nearer, nearer+farther) <= renamedP
}

// atLeast is the chance of so many heads or more in so many throws.
func atLeast(heads, throws int) float64 {
	p := 0.0
	for k := heads; k <= throws; k++ {
		all, _ := math.Lgamma(float64(throws + 1))
		some, _ := math.Lgamma(float64(k + 1))
		rest, _ := math.Lgamma(float64(throws - k + 1))
		p += math.Exp(all - some - rest - float64(throws)*math.Ln2)
	}
	return p
}

// assign gives each row a column of its own at the least sum of costs, by the
// Hungarian method with potentials (Kuhn 1955; Munkres 1957).
func assign(costs [][]float64) []int {
	n := len(costs)
	rowPrice, colPrice := make([]float64, n+1), make([]float64, n+1)
	rowOf := make([]int, n+1) // of each column, from 1; 0 is nobody
	for row := 1; row <= n; row++ {
		augment(costs, row, rowOf, rowPrice, colPrice)
	}
	to := make([]int, n)
	for col := 1; col <= n; col++ {
		to[rowOf[col]-1] = col - 1
	}
	return to
}

// augment finds a column for one more row along the cheapest path.
func augment(costs [][]float64, row int, rowOf []int, rowPrice, colPrice []float64) {
	n := len(costs)
	const far = 1e300
	least, before, done := make([]float64, n+1), make([]int, n+1), make([]bool, n+1)
	for col := range least {
		least[col] = far
	}
	rowOf[0] = row
	at := 0
	for rowOf[at] != 0 {
		done[at] = true
		from, step, next := rowOf[at], far, 0
		for col := 1; col <= n; col++ {
			if done[col] {
				continue
			}
			if c := costs[from-1][col-1] - rowPrice[from] - colPrice[col]; c < least[col] {
				least[col], before[col] = c, at
			}
			if least[col] < step {
				step, next = least[col], col
			}
		}
		for col := 0; col <= n; col++ {
			if done[col] {
				rowPrice[rowOf[col]] += step
				colPrice[col] -= step
			} else {
				least[col] -= step
			}
		}
		at = next
	}
	for at != 0 {
		rowOf[at], at = rowOf[before[at]], before[at]
	}
}

// Explain adds to alpha of this table what a look at the whole table tells: that
// an annotator never varied, or that labels seem to be swapped.
func (t *Table) Explain(r Result) Result {
	if r.Value == nil {
		return r
	}
	active := t.ActiveAnnotators()
	if active == 2 {
		for _, reason := range t.neverVaried() {
			r = r.note(reason)
		}
	}
	return t.renamed(r)
}

// renamed says whose labels seem to be swapped.
func (t *Table) renamed(r Result) Result {
	found := Renamings(t, r.Level)
	switch {
	case len(found) == 0:
	case t.ActiveAnnotators() == 2:
		return r.note(because(Swapped))
	default:
		return r.note(because(SwappedOne, "Annotator", t.annotators[found[0].Annotator], "Alpha", sentence.Decimal(found[0].After)))
	}
	return r
}
