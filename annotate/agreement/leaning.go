package agreement

import (
	"cmp"
	"math"
	"slices"
)

// leans are the signed differences of one row: in an article, that of two people is
// the lean of the one less that of the other.
type leans struct {
	row     int
	solver  *solver
	uniform bool
	weights [][]float64   // by article, then pair
	sums    [][][]float64 // by label, article and member: weighted differences to the others
}

func (c *comparison) allLeans() []*leans {
	var all []*leans
	for k := range c.rows {
		l := &leans{row: k, uniform: true, solver: newSolver(c.people), sums: make([][][]float64, len(c.signed[k].labels))}
		for i := range c.articles {
			l.take(&c.articles[i])
		}
		if people, _ := l.solver.factor(); people > 1 {
			all = append(all, l)
		}
	}
	return all
}

func (l *leans) take(a *compared) {
	n := len(a.members)
	weights := make([]float64, 0, n*(n-1)/2)
	for _, cell := range a.cells[l.row] {
		weights = append(weights, cell.weight())
		l.uniform = l.uniform && weights[0] == cell.weight()
	}
	for label := range l.sums {
		sums, p := make([]float64, n), 0
		for i := range n {
			for j := i + 1; j < n; j++ {
				if cell := &a.cells[l.row][p]; cell.units > 0 {
					sums[i] += weights[p] * cell.signed[label]
					sums[j] -= weights[p] * cell.signed[label]
				}
				p++
			}
		}
		l.sums[label] = append(l.sums[label], sums)
	}
	l.weights = append(l.weights, weights)
	addDifferences(l.solver, a.members, nil, weights)
}

// addDifferences adds the equations of an article whose members stand in another
// order, nil for their own.
func addDifferences(s *solver, members, order []int, weights []float64) {
	p := 0
	for i := range members {
		for j := i + 1; j < len(members); j++ {
			a, b, w := members[i], members[j], weights[p]
			if order != nil {
				x, y := min(order[i], order[j]), max(order[i], order[j])
				w = weights[x*(2*len(members)-x-1)/2-x-1+y]
			}
			s.add(a, a, w)
			s.add(b, b, w)
			s.add(a, b, -w)
			s.add(b, a, -w)
			p++
		}
	}
}

// leaning tells who leans which way.
func (c *comparison) leaning(seed uint64) []Leaning {
	rows := c.allLeans()
	width := 0
	for _, l := range rows {
		width += len(l.sums) * c.people
	}
	values := shuffled(seed, width, func() func(*stream, []float64) { return c.leaningOf(rows) })
	seen := slices.Clone(values[0])
	scaleToSpread(values)
	p := unlikely(values, width)
	var found []Leaning
	at := 0
	for _, l := range rows {
		for _, label := range c.signed[l.row].labels {
			for who := range c.people {
				lean := Leaning{Row: l.row, Label: label, Annotator: who, More: seen[at], P: p[at], Units: c.shared[l.row][who]}
				lean.Named = p[at] <= leaningP && math.Abs(seen[at]) >= leastMore
				at++
				if lean.Units > 0 && (lean.Named || label == Missing) {
					lean.More *= c.steps(l.row, label)
					found = append(found, lean)
				}
			}
		}
	}
	slices.SortStableFunc(found, func(a, b Leaning) int {
		return cmp.Or(boolLess(b.Named, a.Named), cmp.Compare(a.P, b.P), cmp.Compare(math.Abs(b.More), math.Abs(a.More)))
	})
	return found
}

// boolLess puts false before true.
func boolLess(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// steps turns a share of a scale into steps, where it has steps.
func (c *comparison) steps(row, label int) float64 {
	if s := c.rows[row].Table.scheme; label == Missing && s.scale == Ordinal {
		return float64(s.Len() - 1)
	}
	return 1
}

// leaningOf returns what computes everybody's leans, the labels as they are or with
// the names in each article permuted.
func (c *comparison) leaningOf(rows []*leans) func(s *stream, into []float64) {
	order := make([]int, c.people)
	solvers := make([]*solver, len(rows))
	for k, l := range rows {
		solvers[k] = l.solver
		if !l.uniform {
			solvers[k] = newSolver(c.people)
		}
	}
	return func(s *stream, into []float64) {
		for k, l := range rows {
			if !l.uniform {
				solvers[k].clear()
			}
		}
		for i := range c.articles {
			members := c.articles[i].members
			mixed := order[:len(members)]
			s.shuffle(mixed)
			from := 0
			for k, l := range rows {
				for label := range l.sums {
					for m, who := range members {
						into[from+who] += l.sums[label][i][mixed[m]]
					}
					from += c.people
				}
				if !l.uniform {
					addDifferences(solvers[k], members, mixed, l.weights[i])
				}
			}
		}
		from := 0
		for k, l := range rows {
			if !l.uniform {
				solvers[k].factor()
			}
			for range l.sums {
				solvers[k].solve(into[from : from+c.people])
				from += c.people
			}
		}
	}
}

// scaleToSpread turns each value into how large it is against the root of the mean
// square over all permutations.
func scaleToSpread(values [][]float64) {
	n := float64(len(values))
	for place := range values[0] {
		squares := 0.0
		for _, row := range values {
			squares += row[place] * row[place] / n
		}
		for _, row := range values {
			if squares > residue*residue {
				row[place] = math.Abs(row[place]) / math.Sqrt(squares)
			} else {
				row[place] = 0
			}
		}
	}
}
