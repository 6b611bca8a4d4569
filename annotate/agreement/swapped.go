package agreement

// swappedAlpha is the alpha above which other labels for those of an annotator
// explain a systematic disagreement.
const swappedAlpha = 0.67

// swappedValues is the number of categories up to which swaps are looked for.
const swappedValues = 64

// swap is what renaming the labels of one annotator would bring.
type swap struct {
	annotator int
	alpha     float64
}

// findSwap looks for the annotator whose labels, each replaced by another one,
// fit those of the others best.
func (t *Table) findSwap(level Level) (swap, bool) {
	best := swap{alpha: swappedAlpha}
	q := t.scheme.Len()
	if q < 2 || q > swappedValues || t.scheme.scale != Nominal && t.scheme.scale != Ordinal {
		return best, false
	}
	found := false
	for a := range t.annotators {
		to := assign(t.swapCosts(a, level))
		renamed := t.filter(t.annotators, func(_ int, who, value int32) (int32, int32) {
			if int(who) == a {
				return who, int32(to[value])
			}
			return who, value
		})
		if r := Alpha(renamed, level); r.Value != nil && *r.Value > best.alpha {
			best, found = swap{a, *r.Value}, true
		}
	}
	return best, found
}

// swapCosts are the distances to the labels of others if the annotator had
// used column instead of row.
func (t *Table) swapCosts(annotator int, level Level) [][]float64 {
	q := t.scheme.Len()
	met := make([][]float64, q)
	for v := range met {
		met[v] = make([]float64, q)
	}
	for u := range t.Units() {
		who, values := t.Unit(u)
		for i, a := range who {
			if int(a) != annotator {
				continue
			}
			for j, other := range values {
				if j != i {
					met[values[i]][other]++
				}
			}
		}
	}
	metric := t.scheme.metric(level, t.coincidences().margins)
	costs := make([][]float64, q)
	for v := range costs {
		costs[v] = make([]float64, q)
		for instead := range q {
			for other, count := range met[v] {
				costs[v][instead] += count * metric.between(int32(instead), int32(other))
			}
		}
	}
	return costs
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

// explain adds to a result of alpha what a look at the whole table tells: that
// an annotator never varied, or that labels seem to be swapped.
func (t *Table) explain(r Result) Result {
	if r.Value == nil {
		return r
	}
	active := t.ActiveAnnotators()
	if active == 2 {
		for _, reason := range t.neverVaried() {
			r = r.note(reason)
		}
	}
	if *r.Value >= 0 {
		return r
	}
	if s, ok := t.findSwap(r.Level); ok && active == 2 {
		r = r.note(because(Swapped))
	} else if ok {
		r = r.note(because(SwappedOne, t.annotators[s.annotator], s.alpha))
	}
	return r
}
