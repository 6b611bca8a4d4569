package agreement

import (
	"cmp"
	"slices"
)

// across counts pairs of labels from two groups of annotators. All pairs of a
// unit weigh together as much as the unit has labels, as in Krippendorff's
// coincidences; so between two groups of one annotator each this is the alpha of
// these two.
type across struct {
	*alphaTally
	inFirst []bool // of each annotator
}

func (a *across) firstOf(who []int32) int {
	n := 0
	for _, w := range who {
		if a.inFirst[w] {
			n++
		}
	}
	return n
}

// each visits the labels of a unit with what they add to the margins, and its
// pairs of labels across with what they add to the coincidences in one direction.
func (a *across) each(unit *pattern, label func(v int32, weight float64), pair func(x, y int32, weight float64)) {
	r, first := float64(len(unit.values)), float64(a.firstOf(unit.who))
	second := r - first
	for i, w := range unit.who {
		if !a.inFirst[w] {
			label(unit.values[i], r/(2*second))
			continue
		}
		label(unit.values[i], r/(2*first))
		for j, other := range unit.who {
			if x, y := unit.values[i], unit.values[j]; !a.inFirst[other] && x != y {
				pair(min(x, y), max(x, y), r/(2*first*second))
			}
		}
	}
}

func (a *across) coincidences(values int, patterns []pattern) *coincidences {
	c := &coincidences{margins: make([]float64, values)}
	met := make(map[[2]int32]float64)
	for i := range patterns {
		unit := &patterns[i]
		n := float64(unit.units)
		c.units += unit.units
		a.each(unit,
			func(v int32, weight float64) { c.margins[v] += n * weight },
			func(x, y int32, weight float64) { met[[2]int32{x, y}] += n * weight })
	}
	for k, count := range met {
		c.cells = append(c.cells, meeting{k[0], k[1], count})
	}
	slices.SortFunc(c.cells, func(x, y meeting) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return c
}

func (a *across) named() bool { return true }

func (a *across) add(unit *pattern, into *parts) {
	observed := 0.0
	a.each(unit,
		func(v int32, weight float64) { into.put(int(v), weight) },
		func(x, y int32, weight float64) {
			if a.metric != nil {
				observed += 2 * weight * a.metric.between(x, y)
			} else {
				into.put(a.places[[2]int32{x, y}], weight)
			}
		})
	if a.metric != nil {
		into.put(a.values, observed)
	}
}
