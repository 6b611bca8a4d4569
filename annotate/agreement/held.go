package agreement

// heldTally adds to the sums of a coefficient what an interval asks about the
// clusters: how many paired labels of each value they hold, and of how many
// ordered pairs of a unit both labels are of the value.
type heldTally struct {
	tally
	values   int
	scheme   *Scheme
	category int32                                 // counted as value 1, all others as 0; Missing = each by itself
	spread   func(held []float64) (each []float64) // the expected disagreement of a label of each value
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
	if h.category == Missing {
		for _, run := range unit.counted() {
			h.hold(int(run.value), run.times, into)
		}
		return
	}
	own := 0.0
	for _, v := range unit.values {
		if v == h.category {
			own++
		}
	}
	h.hold(1, own, into)
	h.hold(0, float64(len(unit.values))-own, into)
}

// hold adds so many paired labels of a value.
func (h *heldTally) hold(value int, labels float64, into *parts) {
	into.put(h.from()+value, labels)
	into.put(h.from()+h.values+value, labels*(labels-1))
}

// holding prepares a tally for an interval.
func (s *Scheme) holding(by tally) *heldTally {
	h := &heldTally{tally: by, values: s.Len(), scheme: s, category: Missing}
	nominally := func(held []float64) []float64 { return nominal{}.spread(held) }
	switch by := by.(type) {
	case *alphaTally:
		h.spread = by.spread
	case *replication:
		h.spread = by.spread
	case *gwetTally:
		h.spread = by.w.differing
	case *crossTally:
		h.spread = by.w.differing
	case *lightTally:
		h.spread = by.cross.w.differing
	case *categoryTally:
		h.values, h.spread, h.category = 2, nominally, by.category
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
