package agreement

import (
	"math"
	"slices"
)

// comparison holds how far the labels of every two annotators lie apart in every
// article, on every question.
type comparison struct {
	rows     []Reading
	people   int
	articles []compared
	expected []float64 // disagreement of two labels, by row; 0 where there is none
	signed   []signedRow
	shared   [][]int // units that each annotator shares with another, by row
	units    []int   // the same of any row: the most
}

// compared is an article with those who share units in it.
type compared struct {
	members []int
	cells   [][]cellOf // by row, then pair of members
}

// cellOf is two annotators in one article on one question.
type cellOf struct {
	units    int
	distance float64   // mean, over what is expected
	signed   []float64 // how much more often, or higher, the first is
}

// signedRow is what S compares on a row: how often each label is used, or how high
// values are.
type signedRow struct {
	labels []int     // Missing alone for values on a scale
	at     []float64 // of values on a scale: their places, from 0 to 1
}

func newComparison(rows []Reading) *comparison {
	c := &comparison{rows: rows}
	if len(rows) > 0 {
		c.people = len(rows[0].Table.annotators)
	}
	c.units = make([]int, c.people)
	if c.people < 3 || c.people > mostReaders {
		c.countActive()
		return c
	}
	cells := c.collect()
	for _, article := range slices.Sorted(keysOf(cells)) {
		c.articles = append(c.articles, c.compared(cells[article]))
	}
	// Articles are numbered as they came; what they say decides their order.
	slices.SortStableFunc(c.articles, func(a, b compared) int { return a.compare(&b) })
	return c
}

func keysOf(m map[int32]map[[2]int][]cellOf) func(yield func(int32) bool) {
	return func(yield func(int32) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func (c *comparison) countActive() {
	for _, r := range c.rows {
		for u := range r.Table.Units() {
			if who, _ := r.Table.Unit(u); len(who) > 1 {
				for _, a := range who {
					c.units[a]++
				}
			}
		}
	}
}

// active is the number of annotators who share units.
func (c *comparison) active() int {
	n := 0
	for _, units := range c.units {
		if units > 0 {
			n++
		}
	}
	return n
}

// collect sums up distances by article and pair.
func (c *comparison) collect() map[int32]map[[2]int][]cellOf {
	cells := make(map[int32]map[[2]int][]cellOf)
	for k, r := range c.rows {
		coincidences := r.Table.coincidences()
		metric := r.Table.scheme.metric(r.Level, coincidences.margins)
		n, expected := coincidences.total(), metric.expected(coincidences.margins)
		if n > 1 {
			expected /= n * (n - 1)
		}
		signed := r.signed()
		c.expected, c.signed = append(c.expected, expected), append(c.signed, signed)
		shared := make([]int, c.people)
		for u := range r.Table.Units() {
			who, values := r.Table.Unit(u)
			if len(who) < 2 {
				continue
			}
			article := cells[r.Articles[u]]
			if article == nil {
				article = make(map[[2]int][]cellOf)
				cells[r.Articles[u]] = article
			}
			for i, a := range who {
				shared[a]++
				for j := i + 1; j < len(who); j++ {
					pair := [2]int{int(a), int(who[j])}
					if article[pair] == nil {
						article[pair] = make([]cellOf, len(c.rows))
					}
					cell := &article[pair][k]
					cell.units++
					if expected > 0 {
						cell.distance += metric.between(values[i], values[j]) / expected
					}
					r.addSigned(cell, &signed, values[i], values[j])
				}
			}
		}
		c.shared = append(c.shared, shared)
		for a, n := range shared {
			c.units[a] = max(c.units[a], n)
		}
	}
	return cells
}

// signed is what S compares on a reading.
func (r *Reading) signed() signedRow {
	s := r.Table.scheme
	switch s.scale {
	case Nominal:
		row := signedRow{}
		for v := range s.labels {
			row.labels = append(row.labels, v)
		}
		return row
	case Set:
		row := signedRow{}
		for e := range s.elements {
			row.labels = append(row.labels, e)
		}
		return row
	}
	row := signedRow{labels: []int{Missing}}
	low, high := 0.0, float64(s.Len()-1)
	place := func(v int) float64 { return float64(v) }
	if s.scale != Ordinal {
		low, high = slices.Min(s.numbers), slices.Max(s.numbers)
		place = func(v int) float64 { return s.numbers[v] }
	}
	for v := range s.labels {
		row.at = append(row.at, (place(v)-low)/max(high-low, math.SmallestNonzeroFloat64))
	}
	return row
}

func (r *Reading) addSigned(cell *cellOf, row *signedRow, first, second int32) {
	if cell.signed == nil {
		cell.signed = make([]float64, len(row.labels))
	}
	if row.at != nil {
		cell.signed[0] += row.at[first] - row.at[second]
		return
	}
	for i, label := range row.labels {
		cell.signed[i] += r.has(first, label) - r.has(second, label)
	}
}

func (r *Reading) has(value int32, label int) float64 {
	if r.Table.scheme.scale == Set {
		if r.Table.scheme.sets[value].has(label) {
			return 1
		}
		return 0
	}
	if int(value) == label {
		return 1
	}
	return 0
}

// compared turns sums into means.
func (c *comparison) compared(cells map[[2]int][]cellOf) compared {
	var a compared
	for pair := range cells {
		for _, who := range pair {
			if !slices.Contains(a.members, who) {
				a.members = append(a.members, who)
			}
		}
	}
	slices.Sort(a.members)
	a.cells = make([][]cellOf, len(c.rows))
	for i, first := range a.members {
		for _, second := range a.members[i+1:] {
			of := cells[[2]int{first, second}]
			for k := range c.rows {
				cell := cellOf{}
				if of != nil && of[k].units > 0 {
					cell = of[k]
					n := float64(cell.units)
					cell.distance /= n
					for l := range cell.signed {
						cell.signed[l] /= n
					}
				}
				a.cells[k] = append(a.cells[k], cell)
			}
		}
	}
	return a
}

func (a *compared) compare(b *compared) int {
	if c := slices.Compare(a.members, b.members); c != 0 {
		return c
	}
	for k := range a.cells {
		for p := range a.cells[k] {
			x, y := &a.cells[k][p], &b.cells[k][p]
			switch {
			case x.units != y.units:
				return x.units - y.units
			case x.distance != y.distance:
				return sign(x.distance - y.distance)
			}
			if c := slices.Compare(x.signed, y.signed); c != 0 {
				return c
			}
		}
	}
	return 0
}

func sign(x float64) int {
	if x < 0 {
		return -1
	}
	return 1
}

// weight of a cell: many units of one article tell little more than some.
func (c *cellOf) weight() float64 { return float64(c.units) / float64(c.units+steadyUnits) }

// solver solves least squares for people whose effects sum up to 0.
type solver struct {
	n      int
	matrix []float64 // the normal equations
	room   []float64 // their Cholesky factor
}

func newSolver(n int) *solver {
	return &solver{n: n, matrix: make([]float64, n*n), room: make([]float64, n*n)}
}

func (s *solver) clear() { clear(s.matrix) }

func (s *solver) add(i, j int, x float64) { s.matrix[i*s.n+j] += x }

// factor prepares the equations for solve. What they do not determine comes out as
// 0. It returns how many people they say something about, and how many unknowns
// they determine.
func (s *solver) factor() (people, rank int) {
	trace := 0.0
	for i := range s.n {
		trace += s.matrix[i*s.n+i]
	}
	if trace <= 0 {
		return 0, 0
	}
	n := float64(s.n)
	common, little := trace/n, trace/n*1e-9
	for i := range s.n {
		if s.matrix[i*s.n+i] > trace*1e-9 {
			people++
		}
		for j := range i + 1 {
			x := s.matrix[i*s.n+j] + common/n
			if i == j {
				x += little
			}
			for k := range j {
				x -= s.room[i*s.n+k] * s.room[j*s.n+k]
			}
			if i == j {
				if x > common*1e-7 {
					rank++
				}
				s.room[i*s.n+i] = math.Sqrt(max(x, little/2))
			} else {
				s.room[i*s.n+j] = x / s.room[j*s.n+j]
			}
		}
	}
	return people, rank
}

// solve replaces the right side by the effects.
func (s *solver) solve(b []float64) {
	n := s.n
	for i := range n {
		for k := range i {
			b[i] -= s.room[i*n+k] * b[k]
		}
		b[i] /= s.room[i*n+i]
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			b[i] -= s.room[k*n+i] * b[k]
		}
		b[i] /= s.room[i*n+i]
	}
}
