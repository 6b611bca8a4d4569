package agreement

import (
	"cmp"
	"slices"
)

// coincidences are how often values meet in a unit: each ordered pair of
// ratings of different annotators, over the number of ratings less one.
type coincidences struct {
	units   int       // with two or more ratings
	margins []float64 // ratings of each value in them
	cells   []meeting // of different values, in order
}

// meeting is how often value a < b met b, in one direction.
type meeting struct {
	a, b  int32
	count float64
}

// denseValues is the number of values up to which meetings are counted in a
// square array.
const denseValues = 64

// coincidences counts integers for each number of ratings and divides once, so
// that the order of units cannot change the last digit.
func (t *Table) coincidences() *coincidences {
	if t.scheme.Len() > denseValues {
		return t.sparseCoincidences()
	}
	q := t.scheme.Len()
	c := &coincidences{margins: make([]float64, q)}
	var met [][]int64 // by number of ratings, then a*q+b with a < b
	counts := make([]int32, q)
	margins := make([]int64, q)
	for u := range t.Units() {
		values := t.values[t.starts[u]:t.starts[u+1]]
		r := len(values)
		if r < 2 {
			continue
		}
		c.units++
		for len(met) <= r {
			met = append(met, nil)
		}
		if met[r] == nil {
			met[r] = make([]int64, q*q)
		}
		countMeetings(values, counts, margins, met[r])
	}
	for i, m := range margins {
		c.margins[i] = float64(m)
	}
	for a := range q {
		for b := a + 1; b < q; b++ {
			sum := 0.0
			for r, cells := range met {
				if cells != nil && cells[a*q+b] > 0 {
					sum += float64(cells[a*q+b]) / float64(r-1)
				}
			}
			if sum > 0 {
				c.cells = append(c.cells, meeting{int32(a), int32(b), sum})
			}
		}
	}
	return c
}

// countMeetings adds one unit. The counts are zero before and after.
func countMeetings(values, counts []int32, margins, met []int64) {
	for _, v := range values {
		counts[v]++
	}
	q := len(counts)
	for a, m := range counts {
		if m == 0 {
			continue
		}
		margins[a] += int64(m)
		row := met[a*q : a*q+q]
		for b := a + 1; b < q; b++ {
			row[b] += int64(m) * int64(counts[b])
		}
		counts[a] = 0
	}
}

// sparseCoincidences serves schemes of many values, of which few meet.
func (t *Table) sparseCoincidences() *coincidences {
	type key struct{ r, a, b int32 }
	c := &coincidences{margins: make([]float64, t.scheme.Len())}
	met := make(map[key]int64)
	for u := range t.Units() {
		_, values := t.Unit(u)
		r := int32(len(values))
		if r < 2 {
			continue
		}
		c.units++
		for i, a := range values {
			c.margins[a]++
			for _, b := range values[:i] {
				if a != b {
					met[key{r, min(a, b), max(a, b)}]++
				}
			}
		}
	}
	keys := make([]key, 0, len(met))
	for k := range met {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(x, y key) int {
		return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b), cmp.Compare(x.r, y.r))
	})
	for _, k := range keys {
		count := float64(met[k]) / float64(k.r-1)
		last := len(c.cells) - 1
		if last >= 0 && c.cells[last].a == k.a && c.cells[last].b == k.b {
			c.cells[last].count += count
		} else {
			c.cells = append(c.cells, meeting{k.a, k.b, count})
		}
	}
	return c
}

// usedValues returns how many values occur among the pairable ratings, and one
// of them.
func (c *coincidences) usedValues() (used, one int) {
	for v, m := range c.margins {
		if m > 0 {
			used++
			one = v
		}
	}
	return used, one
}

// total is the number of pairable ratings.
func (c *coincidences) total() float64 {
	n := 0.0
	for _, m := range c.margins {
		n += m
	}
	return n
}
