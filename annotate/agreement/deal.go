package agreement

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// deal is a table whose labels are dealt out anew within each unit. What a unit
// holds stays the same then, and so does who labelled it; only which label each
// annotator gave changes. So alpha without one of them follows from how often
// they gave each label to each kind of unit, and all else is worked out once.
type deal struct {
	table *Table
	kinds []kind
	slots []slot
	piles []pile
	cells []meeting // the values that meet in some unit, in order; never counted
	names []int32   // the annotators who gave labels
	lefts []left    // without each of them
	given [][]int64 // by annotator and slot, if all got the commonest label of each unit
	odds  []chance  // of 1 in as many
}

// kind is what units with the same labels have in common.
type kind struct {
	labels int     // of such a unit, two or more
	values []int32 // that occur, in order
	counts []int64 // of each value
	first  int     // the slot of the first value
	common int     // the place of the value that is most frequent
	rare   []int32 // the places of all other labels
}

// slot is a value of a kind of units: what a label of this value meets there.
type slot struct {
	value int32
	left  int // labels of such a unit without it
	meets []share
}

// share is how many labels of a unit a label meets in a cell.
type share struct {
	cell  int
	count int64
}

// pile is the units of a kind that the same annotators labelled. Where there are
// more of them than ways to deal out their labels, the ways are listed.
type pile struct {
	kind  int
	who   []int32 // places in names
	units int
	ways  [][]move // nil = each unit is dealt out by itself
}

// move gives a rare label, by its place, to one of those who labelled the unit.
type move struct{ to, label int32 }

// left is the table without an annotator, but still with the meetings and
// margins of the labels of theirs that a deal can change.
type left struct {
	units   int
	margins []int64
	met     [][]int64 // by number of labels, then by cell; nil = none
}

// newDeal prepares a table. It depends on what the table says only, not on the
// order of its units.
func newDeal(t *Table) *deal {
	d := &deal{table: t}
	for a, given := range t.RatingsOf() {
		if given > 0 {
			d.names = append(d.names, int32(a))
		}
	}
	d.pileUp()
	d.findSlots()
	for range d.names {
		d.given = append(d.given, make([]int64, len(d.slots)))
	}
	for i := range d.piles {
		d.listWays(&d.piles[i])
	}
	for place := range d.names {
		d.lefts = append(d.lefts, d.without(int32(place)))
	}
	return d
}

// pileUp sorts the units with two labels or more.
func (d *deal) pileUp() {
	kinds, piles := make(map[string]int), make(map[string]int)
	var key []byte
	var sorted []int32
	for _, p := range d.table.patterns(true) {
		if len(p.values) < 2 {
			continue
		}
		sorted = append(sorted[:0], p.values...)
		insertionSort(sorted)
		key = key[:0]
		for _, v := range sorted {
			key = binary.LittleEndian.AppendUint32(key, uint32(v))
		}
		k := number(kinds, key)
		if k == len(d.kinds) {
			d.kinds = append(d.kinds, newKind(sorted))
		}
		for _, a := range p.who {
			key = binary.LittleEndian.AppendUint32(key, uint32(a))
		}
		at := number(piles, key)
		if at == len(d.piles) {
			made := pile{kind: k}
			for _, a := range p.who {
				place, _ := slices.BinarySearch(d.names, a)
				made.who = append(made.who, int32(place))
			}
			d.piles = append(d.piles, made)
		}
		d.piles[at].units += p.units
	}
}

// number numbers keys in the order in which they come.
func number(places map[string]int, key []byte) int {
	place, ok := places[string(key)]
	if !ok {
		place = len(places)
		places[string(key)] = place
	}
	return place
}

func newKind(sorted []int32) kind {
	k := kind{labels: len(sorted)}
	for i, v := range sorted {
		if i == 0 || v != sorted[i-1] {
			k.values, k.counts = append(k.values, v), append(k.counts, 0)
		}
		k.counts[len(k.counts)-1]++
	}
	for place, n := range k.counts {
		if n > k.counts[k.common] {
			k.common = place
		}
	}
	for place, n := range k.counts {
		if place != k.common {
			k.rare = append(k.rare, slices.Repeat([]int32{int32(place)}, int(n))...)
		}
	}
	return k
}

// findSlots numbers the cells, and says what counts in them.
func (d *deal) findSlots() {
	for _, k := range d.kinds {
		for j, b := range k.values {
			for _, a := range k.values[:j] {
				d.cells = append(d.cells, meeting{a: a, b: b})
			}
		}
	}
	inOrder := func(x, y meeting) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) }
	slices.SortFunc(d.cells, inOrder)
	d.cells = slices.Compact(d.cells)
	for i := range d.kinds {
		k := &d.kinds[i]
		k.first = len(d.slots)
		for j, v := range k.values {
			s := slot{value: v, left: k.labels - 1}
			for other, w := range k.values {
				if other != j {
					cell, _ := slices.BinarySearchFunc(d.cells, meeting{a: min(v, w), b: max(v, w)}, inOrder)
					s.meets = append(s.meets, share{cell, k.counts[other]})
				}
			}
			d.slots = append(d.slots, s)
		}
	}
}

// listWays gives everyone the commonest label, and lists how the others can be
// dealt out where that is fewer ways than there are units.
func (d *deal) listWays(p *pile) {
	k := &d.kinds[p.kind]
	for _, a := range p.who {
		d.given[a][k.first+k.common] += int64(p.units)
	}
	if ways := k.ways(p.units); ways <= p.units {
		dealt := slices.Repeat([]int32{-1}, k.labels)
		p.ways = k.place(dealt, 0, 0, nil)
		for len(d.odds) <= ways {
			d.odds = append(d.odds, newChance(1/float64(max(1, len(d.odds)))))
		}
	}
}

// ways is in how many ways the labels of a unit can be dealt out, or more than
// a limit.
func (k *kind) ways(limit int) int {
	ways, left := 1, k.labels
	for place, n := range k.counts {
		if place == k.common {
			continue
		}
		for i := range int(n) { // as many as there are ways to choose n of those left
			ways = ways * left / (i + 1)
			left--
			if ways > limit*k.labels {
				return limit + 1
			}
		}
	}
	return ways
}

// place lists the ways to give the rare labels from one on to those who have
// none yet (-1). Equal labels go to people in order, so that each way is there
// once.
func (k *kind) place(dealt []int32, label, from int, ways [][]move) [][]move {
	if label == len(k.rare) {
		var way []move
		for to, given := range dealt {
			if given >= 0 {
				way = append(way, move{int32(to), given})
			}
		}
		return append(ways, way)
	}
	for to := from; to < len(dealt); to++ {
		if dealt[to] >= 0 {
			continue
		}
		dealt[to] = k.rare[label]
		next := 0
		if label+1 < len(k.rare) && k.rare[label+1] == k.rare[label] {
			next = to + 1
		}
		ways = k.place(dealt, label+1, next, ways)
		dealt[to] = -1
	}
	return ways
}

// without leaves out an annotator, by place.
func (d *deal) without(annotator int32) left {
	l := left{margins: make([]int64, d.table.scheme.Len())}
	for i := range d.piles {
		p := &d.piles[i]
		labels := d.kinds[p.kind].labels
		if slices.Contains(p.who, annotator) {
			labels--
		}
		if labels >= 2 {
			d.add(&l, p, labels)
		}
	}
	return l
}

// add counts a pile among the units with a number of labels.
func (d *deal) add(l *left, p *pile, labels int) {
	k := &d.kinds[p.kind]
	l.units += p.units
	for len(l.met) <= labels {
		l.met = append(l.met, nil)
	}
	if l.met[labels] == nil {
		l.met[labels] = make([]int64, len(d.cells))
	}
	for i, v := range k.values {
		l.margins[v] += int64(p.units) * k.counts[i]
		for _, s := range d.slots[k.first+i].meets {
			if d.cells[s.cell].a == v { // each cell once
				l.met[labels][s.cell] += int64(p.units) * k.counts[i] * s.count
			}
		}
	}
}
