package agreement

import (
	mathbits "math/bits"
	"slices"
)

// manyAnnotators is the number of annotators up to which every pair, and every
// annotator left out, has a result of its own. Of more, Summary has the highest and
// the lowest, and all of them only where the plan asks for it.
const manyAnnotators = 30

// eachSharedPair visits the pairs of annotators who share units, the first before the
// second. The table of a pair is only valid during the visit. Pairs that share nothing
// cost nothing, so that a crowd of which few meet is cheap.
func (t *Table) eachSharedPair(visit func(first, second int, c *contingency)) {
	q, n := t.scheme.Len(), len(t.annotators)
	forValue, forPerson := mathbits.Len(uint(q)), mathbits.Len(uint(n))
	if 2*(forValue+forPerson) > 64 {
		return // more labels than the cells of any scheme that has kappas
	}
	var met []uint64
	for u := range t.Units() {
		who, values := t.Unit(u)
		for i, a := range who {
			for j := i + 1; j < len(who); j++ {
				key := uint64(a)<<forPerson | uint64(who[j])
				met = append(met, (key<<forValue|uint64(values[i]))<<forValue|uint64(values[j]))
			}
		}
	}
	slices.Sort(met)
	c := &contingency{rows: make([]float64, q), cols: make([]float64, q)}
	for from := 0; from < len(met); {
		pair := met[from] >> (2 * forValue)
		clear(c.rows)
		clear(c.cols)
		c.cells, c.n = c.cells[:0], 0
		for ; from < len(met) && met[from]>>(2*forValue) == pair; from++ {
			a, b := int32(met[from]>>forValue&(1<<forValue-1)), int32(met[from]&(1<<forValue-1))
			if last := len(c.cells) - 1; last >= 0 && c.cells[last].a == a && c.cells[last].b == b {
				c.cells[last].count++
			} else {
				c.cells = append(c.cells, crossing{a, b, 1})
			}
			c.rows[a]++
			c.cols[b]++
			c.n++
		}
		visit(int(pair>>forPerson), int(pair&(1<<forPerson-1)), c)
	}
}

// kappaOf is Cohen's kappa alone, where there is one.
func (c *contingency) kappaOf(w weights) (kappa float64, ok bool) {
	if used, _ := c.used(); used < 2 {
		return 0, false
	}
	n := float64(c.n)
	return 1 - n*(n-c.agreed(w))/(n*n-dot(c.rows, w.spread(c.cols))), true
}

// extremes are the pairs of highest and lowest kappa among those that share units
// enough, and what Light's kappa needs of all.
type extremes struct {
	w             weights
	high, low     [2]int
	most, least   float64
	sharing       int // pairs that share ten units or more and have a kappa
	kappas, total int // pairs that have a kappa, and that share units
	sum           float64
}

func (e *extremes) take(first, second int, c *contingency) {
	e.total++
	kappa, ok := c.kappaOf(e.w)
	if !ok {
		return
	}
	e.kappas++
	e.sum += kappa
	if c.n < DependableN {
		return
	}
	if e.sharing == 0 || kappa > e.most {
		e.high, e.most = [2]int{first, second}, kappa
	}
	if e.sharing == 0 || kappa < e.least {
		e.low, e.least = [2]int{first, second}, kappa
	}
	e.sharing++
}

// manyKappas adds the pairs of many annotators at all levels, in one pass.
func (s *summary) manyKappas(levels []Level) {
	all := make([]extremes, len(levels))
	for i, level := range levels {
		all[i].w = newWeights(level, s.t.scheme.Len())
	}
	listed := make([][]Result, len(levels))
	s.active.eachSharedPair(func(first, second int, c *contingency) {
		for i, level := range levels {
			all[i].take(first, second, c)
			if s.plan.AllPairs {
				r := s.active.crossed(Coefficient{CohenKappa, level}, c, first, second)
				if s.plan.Articles != nil {
					r = s.active.Only(first, second).WithInterval(r, s.plan)
				}
				listed[i] = append(listed[i], r)
			}
		}
	})
	units := s.t.UnitsWith(2)
	for i, level := range levels {
		s.results = append(s.results, listed[i]...)
		if !s.plan.AllPairs {
			s.extremes(&all[i], level)
		}
		s.light(all[i].light(level, units))
	}
}

func (s *summary) extremes(e *extremes, level Level) {
	if e.sharing == 0 {
		s.results = append(s.results, undefined(CohenKappa, level, 0, because(NoPairsToList, "Pairs", e.total)))
		return
	}
	for _, x := range []struct {
		pair [2]int
		code Code
	}{{e.high, HighestPair}, {e.low, LowestPair}} {
		own := s.active.Only(x.pair[0], x.pair[1])
		r := own.WithInterval(own.ofPair(Coefficient{CohenKappa, level}, 0, 1), s.plan)
		s.results = append(s.results, r.note(because(x.code, "Pairs", e.sharing)))
	}
}

// light is the mean of the kappas of all pairs that have one.
func (e *extremes) light(level Level, units int) Result {
	if e.kappas == 0 {
		return undefined(LightKappa, level, units, because(NoPairs))
	}
	r := valued(LightKappa, level, units, e.sum/float64(e.kappas))
	if e.kappas < e.total {
		r = r.note(because(PairsLeftOut, "Left", e.total-e.kappas, "Pairs", e.total))
	}
	return r
}

// withoutEach is alpha without each annotator in turn. It takes away from the
// coincidences of all what the units of that one held, and adds them again without
// their label, so that all annotators together cost a few passes over the labels.
// Schemes of very many values have none.
func (t *Table) withoutEach(level Level) []Result {
	q := t.scheme.Len()
	if q > denseValues {
		return nil
	}
	base := newCounts(q)
	own := make([][]int32, len(t.annotators))
	for u := range t.Units() {
		who, values := t.Unit(u)
		base.add(values, -1, 1)
		for _, a := range who {
			own[a] = append(own[a], int32(u))
		}
	}
	var results []Result
	now := newCounts(q)
	for a, units := range own {
		if len(units) == 0 {
			continue
		}
		now.copy(base)
		for _, u := range units {
			who, values := t.Unit(int(u))
			now.add(values, -1, -1)
			now.add(values, slices.Index(who, int32(a)), 1)
		}
		r := t.alpha(now.coincidences(), level)
		r.Statistic, r.Annotator = KrippendorffAlphaWithout, &t.annotators[a]
		results = append(results, r)
	}
	return results
}

// manyWithout adds the highest and the lowest alpha without an annotator, or all.
func (s *summary) manyWithout(level Level) {
	results := s.t.withoutEach(level)
	if s.plan.AllPairs {
		s.results = append(s.results, results...)
		return
	}
	high, low, n := -1, -1, 0
	for i, r := range results {
		if r.Value == nil {
			continue
		}
		n++
		if high < 0 || *r.Value > *results[high].Value {
			high = i
		}
		if low < 0 || *r.Value < *results[low].Value {
			low = i
		}
	}
	if n == 0 {
		return
	}
	for _, x := range []struct {
		at   int
		code Code
	}{{high, HighestWithout}, {low, LowestWithout}} {
		r := results[x.at]
		r = s.t.Without(slices.Index(s.t.annotators, *r.Annotator)).WithInterval(r, s.plan)
		s.results = append(s.results, r.note(because(x.code, "Annotators", n)))
	}
}

// counts are coincidences before division, by number of labels on a unit.
type counts struct {
	q       int
	units   int
	margins []int64
	met     [][]int64 // by number of labels, then cell; nil = none
}

func newCounts(q int) *counts {
	return &counts{q: q, margins: make([]int64, q)}
}

// add counts a unit so many times, without the label at a place if there is one.
func (c *counts) add(values []int32, without int, times int64) {
	r := len(values)
	if without >= 0 {
		r--
	}
	if r < 2 {
		return
	}
	c.units += int(times)
	for len(c.met) <= r {
		c.met = append(c.met, nil)
	}
	if c.met[r] == nil {
		c.met[r] = make([]int64, c.q*c.q)
	}
	met := c.met[r]
	for i, a := range values {
		if i == without {
			continue
		}
		c.margins[a] += times
		for j, b := range values[:i] {
			if j != without && a != b {
				met[int(min(a, b))*c.q+int(max(a, b))] += times
			}
		}
	}
}

func (c *counts) copy(from *counts) {
	c.units = from.units
	copy(c.margins, from.margins)
	for r := range max(len(c.met), len(from.met)) {
		if r >= len(c.met) {
			c.met = append(c.met, nil)
		}
		switch {
		case r >= len(from.met) || from.met[r] == nil:
			clear(c.met[r])
		case c.met[r] == nil:
			c.met[r] = slices.Clone(from.met[r])
		default:
			copy(c.met[r], from.met[r])
		}
	}
}

func (c *counts) coincidences() *coincidences {
	out := &coincidences{units: c.units, margins: make([]float64, c.q)}
	for v, n := range c.margins {
		out.margins[v] = float64(n)
	}
	for a := range c.q {
		for b := a + 1; b < c.q; b++ {
			sum := 0.0
			for r, met := range c.met {
				if met != nil && met[a*c.q+b] != 0 {
					sum += float64(met[a*c.q+b]) / float64(r-1)
				}
			}
			if sum > 0 {
				out.cells = append(out.cells, meeting{int32(a), int32(b), sum})
			}
		}
	}
	return out
}
