package main

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"plumbline/annotate/agreement"
)

// covered is how often an interval covered what is true of its population.
type covered struct {
	coefficient agreement.Coefficient
	true        float64
	sizes       []int
	cells       []cell // by size
}

// cell counts the studies of one size.
type cell struct {
	studies, defined, intervals, covers, above int
	widths                                     []float64
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
func (p *population) cover(coefficients []agreement.Coefficient, sizes []int, studies int) []covered {
	whole := p.draw(truthArticles, 1<<32)
	found := make([]covered, len(coefficients))
	for i, c := range coefficients {
		truth := agreement.Compute(whole.part(c), c)
		found[i] = covered{coefficient: c, true: *truth.Value, sizes: sizes, cells: make([]cell, len(sizes))}
	}
	for at, size := range sizes {
		results := make([][]agreement.Result, studies)
		each(studies, func(n int) {
			s := p.draw(size, uint64(size)<<20+uint64(n))
			for _, c := range coefficients {
				t := s.part(c)
				results[n] = append(results[n], t.WithInterval(agreement.Compute(t, c), agreement.Plan{Articles: s.articles}))
			}
		})
		for i := range coefficients {
			for n := range results {
				found[i].cells[at].take(results[n][i], found[i].true)
			}
		}
	}
	return found
}

// part is the table that a coefficient is of: those of pairs are of the first two.
func (s *study) part(c agreement.Coefficient) *agreement.Table {
	if c.Statistic == agreement.CohenKappa || c.Statistic == agreement.ScottPi {
		return s.table.Only(0, 1)
	}
	return s.table
}

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
	if r.CI95[1] < truth {
		c.above++
	}
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
