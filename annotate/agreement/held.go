package agreement

// heldTally adds to the sums of a coefficient what an interval asks about the
// clusters: how many paired labels of each value they hold, and of how many
// ordered pairs of a unit both labels are of the value.
type heldTally struct {
	tally
	values int
	scheme *Scheme
	of     func(value int32) int32               // where a label counts; nil = at its value
	spread func(held []float64) (each []float64) // the expected disagreement of a label of each value
}

func (h *heldTally) from() int { return h.tally.width() }

func (h *heldTally) width() int { return h.tally.width() + 2*h.values }

func (h *heldTally) value(sums, scratch []float64) (float64, bool) {
	return h.tally.value(sums[:h.from()], scratch[:h.from()])
}

func (h *heldTally) add(unit *pattern, into *parts) {
	h.tally.add(unit, into)
	if len(unit.values) < 2 {
		return
	}
	at := func(i int) int32 {
		if h.of != nil {
			return h.of(unit.values[i])
		}
		return unit.values[i]
	}
	for i := range unit.values {
		v, first, n := at(i), true, 0
		for j := range unit.values {
			if at(j) == v {
				first = first && j >= i
				n++
			}
		}
		if first {
			into.put(h.from()+int(v), float64(n))
			into.put(h.from()+h.values+int(v), float64(n*(n-1)))
		}
	}
}

// holding prepares a tally for an interval.
func (t *Table) holding(by tally) *heldTally {
	h := &heldTally{tally: by, values: t.scheme.Len(), scheme: t.scheme}
	nominally := func(held []float64) []float64 { return nominal{}.spread(held) }
	switch by := by.(type) {
	case *alphaTally:
		h.spread = by.spread
	case *replication:
		h.spread = by.spread
	case *gwetTally:
		h.spread = by.profile.w.differing
	case *crossTally:
		h.spread = by.w.differing
	case *lightTally:
		h.spread = by.cross.w.differing
	case *categoryTally:
		h.values, h.spread = 2, nominally
		h.of = func(value int32) int32 {
			if value == by.category {
				return 1
			}
			return 0
		}
	default:
		h.spread = nominally
	}
	return h
}

// differing is the expected disagreement of a label of each category with all
// labels.
func (w weights) differing(held []float64) []float64 {
	total := 0.0
	for _, n := range held {
		total += n
	}
	out := make([]float64, len(held))
	for v, agreed := range w.spread(held) {
		out[v] = total - agreed
	}
	return out
}

// spread does the same with the distances of alpha.
func (a *alphaTally) spread(held []float64) []float64 {
	if a.metric != nil {
		return a.metric.spread(held)
	}
	return positions(midranks(held, make([]float64, len(held)))).spread(held)
}

// spread is what a label of either group is expected to differ from all of them.
func (x *replication) spread(held []float64) []float64 {
	if x.metric != nil {
		return x.metric.spread(held)
	}
	return x.metrics(held).spread(held)
}
