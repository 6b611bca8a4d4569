package main

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"plumbline/annotate/agreement"
	"plumbline/annotate/planning"
)

// covered is how often an interval covered what is true of its population.
type covered struct {
	measure string
	true    float64
	cells   []cell // by size
}

// cell counts the studies of one size.
type cell struct {
	studies, defined, intervals, covers int
	widths                              []float64
}

func (c *cell) coverage() float64 { return share(c.covers, c.intervals) }

// none is the share of the values that had no interval.
func (c *cell) none() float64 { return 1 - share(c.intervals, c.defined) }

func (c *cell) width() float64 {
	if len(c.widths) == 0 {
		return 0
	}
	slices.Sort(c.widths)
	return c.widths[len(c.widths)/2]
}

func share(part, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(part) / float64(all)
}

// mean is the coverage over all sizes, each counting the same.
func (c *covered) mean() float64 {
	sum, sizes := 0.0, 0
	for i := range c.cells {
		if c.cells[i].intervals > 0 {
			sum += c.cells[i].coverage()
			sizes++
		}
	}
	return sum / float64(max(1, sizes))
}

// truthArticles is how many articles stand for a whole population.
const truthArticles = 30_000

// cover draws studies of each size and counts whose intervals cover the
// coefficient of the whole population.
func (p *population) cover(measures []measure, sizes []int, studies int, plan func(*planning.Study) agreement.Plan) []covered {
	everything := p.Draw(truthArticles, 1<<32)
	found := make([]covered, len(measures))
	for i, m := range measures {
		_, truth := m.compute(&everything)
		found[i] = covered{measure: m.name, true: *truth.Value, cells: make([]cell, len(sizes))}
	}
	for at, size := range sizes {
		results := make([][]agreement.Result, studies)
		each(studies, func(n int) {
			s := p.Draw(size, uint64(size)<<20+uint64(n))
			for _, m := range measures {
				t, r := m.compute(&s)
				results[n] = append(results[n], t.WithInterval(r, plan(&s)))
			}
		})
		for i := range measures {
			for n := range results {
				found[i].cells[at].take(results[n][i], found[i].true)
			}
		}
	}
	return found
}

// byArticles leaves out articles.
func byArticles(s *planning.Study) agreement.Plan { return agreement.Plan{Articles: s.Articles} }

func (c *cell) take(r agreement.Result, truth float64) {
	c.studies++
	if r.Value == nil {
		return
	}
	c.defined++
	if r.CI95 == nil {
		return
	}
	c.intervals++
	c.widths = append(c.widths, r.CI95[1]-r.CI95[0])
	if r.CI95[0] <= truth && truth <= r.CI95[1] {
		c.covers++
	}
}

// each does numbered things on all cores.
func each(n int, do func(int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wait.Wait()
}
