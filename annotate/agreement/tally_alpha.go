package agreement

// alphaTally sums what alpha needs at any level: the observed distance and the
// margins. With ordinal distances the margins of the draw make the distances,
// so there it sums each meeting of two values on its own.
type alphaTally struct {
	metric distances        // nil if ordinal
	index  map[[2]int32]int // of the meetings in the sums, if ordinal
	pairs  []meeting        // in the order of their places
	values int
}

// newAlphaTally knows from the coincidences which values meet at all.
func newAlphaTally(t *Table, c *coincidences, level Level) *alphaTally {
	a := &alphaTally{values: t.scheme.Len()}
	if level != LevelOrdinal {
		a.metric = t.scheme.metric(level, nil)
		if level != LevelNominal && level != LevelInterval {
			a.metric = remember(a.metric, a.values)
		}
		return a
	}
	a.index = make(map[[2]int32]int, len(c.cells))
	for _, m := range c.cells {
		a.index[[2]int32{m.a, m.b}] = a.values + len(a.pairs)
		a.pairs = append(a.pairs, m)
	}
	return a
}

// rememberedValues is the number of values up to which their distances are
// computed once for all draws.
const rememberedValues = 1024

// remember keeps the distances of metrics that are slow to compute.
func remember(d distances, values int) distances {
	if values > rememberedValues {
		return d
	}
	table := make([]float64, values*values)
	for a := range values {
		for b := range values {
			table[a*values+b] = d.between(int32(a), int32(b))
		}
	}
	return pairwise(func(a, b int32) float64 { return table[int(a)*values+int(b)] })
}

func (a *alphaTally) named() bool { return false }

// The sums are the margins, then the observed distance or the meetings.
func (a *alphaTally) width() int {
	if a.metric != nil {
		return a.values + 1
	}
	return a.values + len(a.pairs)
}

func (a *alphaTally) add(unit *pattern, into *parts) {
	if len(unit.values) < 2 {
		return
	}
	sorted := append(make([]int32, 0, 16), unit.values...)
	insertionSort(sorted)
	var runs []meeting // a is the value, count how often
	for _, v := range sorted {
		if last := len(runs) - 1; last >= 0 && runs[last].a == v {
			runs[last].count++
		} else {
			runs = append(runs, meeting{a: v, count: 1})
		}
	}
	others, observed := float64(len(sorted)-1), 0.0
	for i, x := range runs {
		into.put(int(x.a), x.count)
		for _, y := range runs[i+1:] {
			count := x.count * y.count / others
			if a.metric != nil {
				observed += 2 * count * a.metric.between(x.a, y.a)
			} else {
				into.put(a.index[[2]int32{x.a, y.a}], count)
			}
		}
	}
	into.put(a.values, observed)
}

func (a *alphaTally) value(sums, scratch []float64) (float64, bool) {
	margins := sums[:a.values]
	used, n := 0, 0.0
	for _, m := range margins {
		n += m
		if m > 0 {
			used++
		}
	}
	if used < 2 {
		return 0, false
	}
	observed, expected := 0.0, 0.0
	if a.metric != nil {
		observed, expected = sums[a.values], a.metric.expected(margins)
	} else {
		line := positions(midranks(margins, scratch[:a.values]))
		for i, count := range sums[a.values:] {
			observed += 2 * count * line.between(a.pairs[i].a, a.pairs[i].b)
		}
		expected = line.expected(margins)
	}
	if expected <= 0 {
		return 0, false
	}
	return 1 - (n-1)*observed/expected, true
}
