package agreement

import "math"

// hand holds what each annotator was dealt, as counts, with room to work out
// alpha without one after the other. Counts are whole numbers and divided once,
// as those of coincidences are, so that both have the same last digit.
type hand struct {
	*deal
	metric func(margins []float64) distances
	given  [][]int64 // by annotator and slot
	order  []int32   // room to shuffle those who labelled a unit
	rest   left
	room   [][]int64 // for the meetings in rest
	sum    coincidences
}

func (d *deal) newHand(level Level) *hand {
	h := &hand{deal: d, metric: d.table.scheme.metrics(level)}
	for _, given := range d.given {
		h.given = append(h.given, make([]int64, len(given)))
	}
	h.order = make([]int32, len(d.names))
	h.sum = coincidences{margins: make([]float64, d.table.scheme.Len()), cells: make([]meeting, len(d.cells))}
	h.rest.margins = make([]int64, len(h.sum.margins))
	for range len(d.names) + 1 {
		h.room = append(h.room, make([]int64, len(d.cells)))
	}
	return h
}

// dealOut gives the labels of each unit to those who labelled it in any order.
func (h *hand) dealOut(s *stream) {
	for a, given := range h.deal.given {
		copy(h.given[a], given)
	}
	for i := range h.piles {
		switch p := &h.piles[i]; {
		case len(h.kinds[p.kind].rare) == 0 || h.kinds[p.kind].labels == 2: // no order makes a difference
		case p.ways != nil:
			h.dealPile(p, s)
		default:
			h.dealUnits(p, s)
		}
	}
}

// dealPile draws how many units are dealt out in each way.
func (h *hand) dealPile(p *pile, s *stream) {
	left := p.units
	for i, way := range p.ways {
		times := s.binomial(left, &h.odds[len(p.ways)-i])
		left -= times
		if times > 0 {
			h.give(p, way, int64(times))
		}
	}
}

// dealUnits shuffles those who labelled the units as far as there are labels to
// hand out to them.
func (h *hand) dealUnits(p *pile, s *stream) {
	k := &h.kinds[p.kind]
	order := h.order[:k.labels]
	for i := range order {
		order[i] = int32(i)
	}
	for range p.units {
		for i, label := range k.rare {
			other := i + int(s.below(uint64(len(order)-i)))
			order[i], order[other] = order[other], order[i]
			given := h.given[p.who[order[i]]]
			given[k.first+k.common]--
			given[k.first+int(label)]++
		}
	}
}

// give takes the commonest label from some who have labelled the units of a pile,
// and gives them others.
func (h *hand) give(p *pile, way []move, times int64) {
	k := &h.kinds[p.kind]
	for _, m := range way {
		given := h.given[p.who[m.to]]
		given[k.first+k.common] -= times
		given[k.first+int(m.label)] += times
	}
}

// greatest is the highest alpha that leaving out one annotator brings.
func (h *hand) greatest() (greatest float64, ok bool) {
	for place := range h.lefts {
		if alpha, is := h.without(place); is && (!ok || alpha > greatest) {
			greatest, ok = alpha, true
		}
	}
	return greatest, ok
}

// without is alpha without an annotator, by place.
func (h *hand) without(place int) (alpha float64, ok bool) {
	h.takeOff(place)
	c := &h.sum
	c.units = h.rest.units
	for v, m := range h.rest.margins {
		c.margins[v] = float64(m)
	}
	for i, m := range h.cells {
		for labels, met := range h.rest.met {
			if met != nil && met[i] > 0 {
				m.count += float64(met[i]) / float64(labels-1)
			}
		}
		c.cells[i] = m
	}
	if used, _ := c.usedValues(); used < 2 {
		return 0, false
	}
	alpha, ok = c.alpha(h.metric(c.margins))
	return alpha, ok && !math.IsNaN(alpha) && !math.IsInf(alpha, 0)
}

// takeOff takes what an annotator was dealt off the units that keep two labels.
func (h *hand) takeOff(place int) {
	all := &h.lefts[place]
	h.rest.units = all.units
	copy(h.rest.margins, all.margins)
	h.rest.met = h.rest.met[:0]
	for labels, met := range all.met {
		if met != nil {
			copy(h.room[labels], met)
			met = h.room[labels]
		}
		h.rest.met = append(h.rest.met, met)
	}
	for i, given := range h.given[place] {
		s := &h.slots[i]
		if given == 0 || s.left < 2 {
			continue
		}
		h.rest.margins[s.value] -= given
		for _, meets := range s.meets {
			h.rest.met[s.left][meets.cell] -= given * meets.count
		}
	}
}
