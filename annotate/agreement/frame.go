package agreement

import (
	"cmp"
	"slices"
)

// tally is a coefficient as a function of sums over units. So a draw needs to
// add up only how often it took each pattern, or each article.
type tally interface {
	// width is the number of sums.
	width() int
	// add puts the parts of one unit at their places in the sums.
	add(unit *pattern, into *parts)
	// value computes the coefficient; false where it is undefined. Scratch has
	// as many places as there are sums.
	value(sums, scratch []float64) (float64, bool)
	// named tells whether it matters who gave a label.
	named() bool
}

// sharing is a tally that adds up the same sums for several coefficients of a table, so
// that all of them can be computed from one frame. Those with equal sums share it.
type sharing interface {
	tally
	sums() sharedSums // noSums where it has its own
}

// sharedSums names the sums that tallies share.
type sharedSums int

const (
	noSums sharedSums = iota
	alphaSums
	agreementSums
	congerSums
	categorySums // and the position of the category
)

// parts is a sparse list of numbers to add.
type parts struct {
	at    []int32
	value []float64
}

func (p *parts) put(at int, value float64) {
	if value != 0 {
		p.at = append(p.at, int32(at))
		p.value = append(p.value, value)
	}
}

// frame is what is drawn from: rows, each standing for a number of units or
// articles that are alike, with their parts of the sums.
type frame struct {
	starts   []int32
	parts    parts
	times    []int32 // how many units or articles a row stands for
	articles []int32 // which article a row is, if it is one
	total    int     // of times
	chances  []chance
	rowOf    []int32 // of each unit or article, where drawing them one by one is faster
	paired   int     // units, or articles with units, that can be paired
}

func (f *frame) rows() int { return len(f.times) }

func (f *frame) row(r int) ([]int32, []float64) {
	from, to := f.starts[r], f.starts[r+1]
	return f.parts.at[from:to], f.parts.value[from:to]
}

// unitFrame has a row for each pattern. They come in the order of patterns,
// which depends only on what the table says, and so do the draws.
func unitFrame(patterns []pattern, t tally) *frame {
	f := &frame{starts: []int32{0}}
	for i := range patterns {
		t.add(&patterns[i], &f.parts)
		f.starts = append(f.starts, int32(len(f.parts.at)))
		f.times = append(f.times, int32(patterns[i].units))
		if len(patterns[i].values) >= 2 {
			f.paired += patterns[i].units
		}
	}
	f.prepare()
	return f
}

// articleFrame has a row for each article that has labels: the sums over its
// units. Period may be nil.
func articleFrame(t *Table, articles []int32, by tally, period func(unit int) int) *frame {
	last := int32(-1)
	for _, article := range articles {
		last = max(last, article)
	}
	width := by.width()
	dense := int(last+1)*width <= denseSums
	sums, pairs := make([]sumsOf, last+1), make([]bool, last+1)
	var own parts
	runs := newRunCounter(t.scheme.Len())
	for u := range t.Units() {
		who, values := t.Unit(u)
		if len(values) == 0 {
			continue
		}
		own.at, own.value = own.at[:0], own.value[:0]
		unit := pattern{who: who, values: values, runs: runs.count(values), units: 1}
		if period != nil {
			unit.period = period(u)
		}
		by.add(&unit, &own)
		article := articles[u]
		sums[article].add(&own, width, dense)
		pairs[article] = pairs[article] || len(values) >= 2
	}
	return gather(sums, pairs)
}

// denseSums is the number of sums up to which each article has room for all of
// them.
const denseSums = 1 << 22

// sumsOf are those of one article, in a list or, where there are very many, only
// those that are not 0.
type sumsOf struct {
	list   []float64
	sparse map[int32]float64
}

func (s *sumsOf) add(own *parts, width int, dense bool) {
	if dense {
		if s.list == nil {
			s.list = make([]float64, width)
		}
		for i, at := range own.at {
			s.list[at] += own.value[i]
		}
		return
	}
	if s.sparse == nil {
		s.sparse = make(map[int32]float64)
	}
	for i, at := range own.at {
		s.sparse[at] += own.value[i]
	}
}

// row lists the sums that are not 0, in order.
func (s *sumsOf) row() (row parts) {
	n := len(s.sparse)
	for _, value := range s.list {
		if value != 0 {
			n++
		}
	}
	row.at, row.value = make([]int32, 0, n), make([]float64, 0, n)
	for at, value := range s.list {
		row.put(at, value)
	}
	for at := range s.sparse {
		row.at = append(row.at, at)
	}
	slices.Sort(row.at)
	for _, at := range row.at[len(row.value):] {
		row.value = append(row.value, s.sparse[at])
	}
	return row
}

// gather sorts the rows by content, so that it does not matter in which order
// articles came.
func gather(sums []sumsOf, pairs []bool) *frame {
	type articleRow struct {
		parts
		article int32
	}
	var rows []articleRow
	f := &frame{starts: []int32{0}}
	for article := range sums {
		sum := &sums[article]
		if sum.list == nil && sum.sparse == nil {
			continue
		}
		if pairs[article] {
			f.paired++
		}
		rows = append(rows, articleRow{sum.row(), int32(article)})
	}
	slices.SortFunc(rows, func(a, b articleRow) int {
		return cmp.Or(slices.Compare(a.at, b.at), slices.Compare(a.value, b.value))
	})
	total := 0
	for _, row := range rows {
		total += len(row.at)
	}
	f.parts.at, f.parts.value = make([]int32, 0, total), make([]float64, 0, total)
	for _, row := range rows {
		f.parts.at = append(f.parts.at, row.at...)
		f.parts.value = append(f.parts.value, row.value...)
		f.starts = append(f.starts, int32(len(f.parts.at)))
		f.times, f.articles = append(f.times, 1), append(f.articles, row.article)
	}
	f.prepare()
	return f
}

// drawsPerBinomial is how many single draws cost as much as one binomial.
const drawsPerBinomial = 12

// prepare chooses how to draw: the times of each row by a binomial, which costs
// by rows, or one by one, which costs by units.
func (f *frame) prepare() {
	for _, times := range f.times {
		f.total += int(times)
	}
	if f.rows()*drawsPerBinomial < f.total {
		left := f.total
		for _, times := range f.times {
			f.chances = append(f.chances, newChance(float64(times)/float64(left)))
			left -= int(times)
		}
		return
	}
	for r, times := range f.times {
		for range times {
			f.rowOf = append(f.rowOf, int32(r))
		}
	}
}

// draw takes as many units or articles as there are, with replacement, and
// adds up their parts.
func (f *frame) draw(s *stream, taken []int32, sums []float64) {
	clear(sums)
	if f.chances != nil {
		left := f.total
		for r := range f.chances {
			n := s.binomial(left, &f.chances[r])
			left -= n
			f.addRow(r, n, sums)
			if left == 0 {
				return
			}
		}
		return
	}
	clear(taken)
	for range f.total {
		taken[f.rowOf[s.below(uint64(f.total))]]++
	}
	for r, n := range taken {
		f.addRow(r, int(n), sums)
	}
}

func (f *frame) addRow(r, times int, sums []float64) {
	if times == 0 {
		return
	}
	at, values := f.row(r)
	n := float64(times)
	for i, place := range at {
		sums[place] += n * values[i]
	}
}
