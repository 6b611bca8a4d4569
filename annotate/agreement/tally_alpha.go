package agreement

// alphaTally sums what alpha needs: the margins, and the observed distance or each
// meeting of two values on its own. The latter with ordinal distances, which the margins
// of the draw make, and where several levels share the sums.
type alphaTally struct {
	metric distances            // nil if ordinal
	index  func(a, b int32) int // of a meeting in the sums; nil = the observed distance
	pairs  []meeting            // in the order of their places
	values int
	shared bool
}

func newAlphaTally(t *Table, level Level) *alphaTally {
	a := &alphaTally{values: t.scheme.Len()}
	if level == LevelOrdinal {
		a.sumMeetings(t.coincidences().cells)
		return a
	}
	a.metric = t.scheme.fixedMetric(level)
	return a
}

// fixedMetric are the distances of a level that do not depend on margins.
func (s *Scheme) fixedMetric(level Level) distances {
	metric := s.metric(level, nil)
	if level == LevelNominal || level == LevelInterval {
		return metric
	}
	return remember(metric, s.Len())
}

// sharedValues is the number of values up to which all levels share the meetings.
const sharedValues = 12

// sharedAlphaTally has the same sums at every level.
func sharedAlphaTally(t *Table, level Level) *alphaTally {
	q := t.scheme.Len()
	if q > sharedValues {
		return newAlphaTally(t, level)
	}
	a := &alphaTally{values: q, shared: true}
	if level != LevelOrdinal {
		a.metric = t.scheme.fixedMetric(level)
	}
	var all []meeting
	for v := range q {
		for other := v + 1; other < q; other++ {
			all = append(all, meeting{a: int32(v), b: int32(other)})
		}
	}
	a.sumMeetings(all)
	return a
}

func (a *alphaTally) sums() sharedSums {
	if a.shared {
		return alphaSums
	}
	return noSums
}

// sumMeetings gives each meeting of two values a place.
func (a *alphaTally) sumMeetings(pairs []meeting) {
	a.pairs = pairs
	if a.values > denseValues {
		places := make(map[[2]int32]int, len(pairs))
		for i, m := range pairs {
			places[[2]int32{m.a, m.b}] = a.values + i
		}
		a.index = func(x, y int32) int { return places[[2]int32{x, y}] }
		return
	}
	places := make([]int, a.values*a.values)
	for i, m := range pairs {
		places[int(m.a)*a.values+int(m.b)] = a.values + i
	}
	a.index = func(x, y int32) int { return places[int(x)*a.values+int(y)] }
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
	if a.index == nil {
		return a.values + 1
	}
	return a.values + len(a.pairs)
}

func (a *alphaTally) add(unit *pattern, into *parts) {
	if len(unit.values) < 2 {
		return
	}
	runs := unit.counted()
	others, observed := float64(len(unit.values)-1), 0.0
	for i, x := range runs {
		into.put(int(x.value), x.times)
		for _, y := range runs[i+1:] {
			count := x.times * y.times / others
			if a.index == nil {
				observed += 2 * count * a.metric.between(x.value, y.value)
			} else {
				into.put(a.index(x.value, y.value), count)
			}
		}
	}
	if a.index == nil {
		into.put(a.values, observed)
	}
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
	metric := a.metric
	if metric == nil {
		metric = positions(midranks(margins, scratch[:a.values]))
	}
	observed, expected := 0.0, metric.expected(margins)
	if a.index == nil {
		observed = sums[a.values]
	} else {
		for i, count := range sums[a.values:] {
			observed += 2 * count * metric.between(a.pairs[i].a, a.pairs[i].b)
		}
	}
	if expected <= 0 {
		return 0, false
	}
	return 1 - (n-1)*observed/expected, true
}
