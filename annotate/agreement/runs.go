package agreement

import "slices"

// run is a value of a unit and how many labels of the unit have it.
type run struct {
	value int32
	times float64
}

// runCounter counts the labels of one unit after the other by value. What it returns
// is valid until the next.
type runCounter struct {
	times []int32 // of each value, 0 between units
	found []int32
	runs  []run
}

func newRunCounter(values int) *runCounter { return &runCounter{times: make([]int32, values)} }

// count lists the values of a unit, each once and in order.
func (c *runCounter) count(values []int32) []run {
	c.found, c.runs = c.found[:0], c.runs[:0]
	for _, v := range values {
		if c.times[v] == 0 {
			c.found = append(c.found, v)
		}
		c.times[v]++
	}
	insertionSort(c.found)
	for _, v := range c.found {
		c.runs = append(c.runs, run{v, float64(c.times[v])})
		c.times[v] = 0
	}
	return c.runs
}

// valuesOf lists them again, each as often as it occurs.
func valuesOf(runs []run, n int) []int32 {
	values := make([]int32, 0, n)
	for _, run := range runs {
		for range int(run.times) {
			values = append(values, run.value)
		}
	}
	return values
}

// counted lists the values of the unit, each once and in order.
func (p *pattern) counted() []run {
	if p.runs == nil && len(p.values) > 0 {
		p.runs = newRunCounter(int(slices.Max(p.values)) + 1).count(p.values)
	}
	return p.runs
}

// insertionSort suits the few values of a unit.
func insertionSort(values []int32) {
	if len(values) > 64 {
		slices.Sort(values)
		return
	}
	for i := 1; i < len(values); i++ {
		v, j := values[i], i
		for ; j > 0 && values[j-1] > v; j-- {
			values[j] = values[j-1]
		}
		values[j] = v
	}
}
