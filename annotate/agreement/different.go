package agreement

import (
	"cmp"
	"math"
	"slices"
)

// effects are the distances of one row, made ready for least squares: in an
// article, the distance of two people is that of the article and an effect of each.
type effects struct {
	row     int // Together for all
	people  int // with distances
	usable  bool
	uniform bool // the equations are the same whoever is who
	solver  *solver
	sums    [][]float64 // by article of three and more, then member: weighted distances from its mean
	weights [][]float64 // by article of three and more, then pair
	pairs   pairEffects
}

// pairEffects are those of the articles that two labelled. They have one mean
// distance in common.
type pairEffects struct {
	weights, distances []float64
	total              float64   // of weights
	own                []float64 // of weights, by annotator
}

// larger lists the articles of three and more, smaller those of two.
func (c *comparison) larger() (larger, smaller []*compared) {
	for i := range c.articles {
		if a := &c.articles[i]; len(a.members) > 2 {
			larger = append(larger, a)
		} else {
			smaller = append(smaller, a)
		}
	}
	return larger, smaller
}

// identified tells whether on some question everybody's effect can be told from
// how difficult the articles are. With pairs that form even cycles only it cannot.
func (c *comparison) identified() bool {
	for _, e := range c.allEffects() {
		if e.usable {
			return true
		}
	}
	return false
}

func (c *comparison) allEffects() []*effects {
	all := make([]*effects, 0, len(c.rows)+1)
	for k := range c.rows {
		if c.expected[k] > 0 {
			all = append(all, c.effects(k, func(a *compared, p int) (float64, float64, bool) {
				cell := &a.cells[k][p]
				return cell.distance, cell.weight(), cell.units > 0
			}))
		}
	}
	if len(all) > 1 {
		all = append(all, c.together(all))
	}
	return all
}

// effects prepares one row. A pair of people who share nothing in an article has
// the mean distance of the row, which weighs nothing unless it is shuffled to where
// something was shared.
func (c *comparison) effects(row int, of func(a *compared, p int) (distance, weight float64, known bool)) *effects {
	larger, smaller := c.larger()
	mean, known := 0.0, 0.0
	each := func(list []*compared, visit func(a *compared, p int)) {
		for _, a := range list {
			for p := range len(a.members) * (len(a.members) - 1) / 2 {
				visit(a, p)
			}
		}
	}
	add := func(a *compared, p int) {
		if d, _, ok := of(a, p); ok {
			mean += d
			known++
		}
	}
	each(larger, add)
	each(smaller, add)
	if known > 0 {
		mean /= known
	}
	e := &effects{row: row, uniform: true, solver: newSolver(c.people)}
	for _, a := range larger {
		distances, weights := []float64{}, []float64{}
		each([]*compared{a}, func(a *compared, p int) {
			d, w, ok := of(a, p)
			if !ok {
				d, w = mean, 0
			}
			distances, weights = append(distances, d), append(weights, w)
			e.uniform = e.uniform && w == weights[0]
		})
		e.sums, e.weights = append(e.sums, centred(len(a.members), distances, weights)), append(e.weights, weights)
		e.addEquations(a.members, nil, weights)
	}
	e.pairs.own = make([]float64, c.people)
	each(smaller, func(a *compared, p int) {
		d, w, ok := of(a, p)
		if !ok {
			d, w = mean, 0
		}
		e.pairs.add(a.members, d, w)
	})
	e.pairs.addEquations(e.solver, smaller)
	var rank int
	e.people, rank = e.solver.factor()
	e.usable = e.people > 2 && rank == e.people
	return e
}

// centred sums up for each member of an article the weighted distances of its
// pairs from the mean of the article.
func centred(members int, distances, weights []float64) []float64 {
	mean, total := 0.0, 0.0
	for p, d := range distances {
		mean += weights[p] * d
		total += weights[p]
	}
	sums := make([]float64, members)
	if total == 0 {
		return sums
	}
	mean /= total
	p := 0
	for i := range members {
		for j := i + 1; j < members; j++ {
			sums[i] += weights[p] * (distances[p] - mean)
			sums[j] += weights[p] * (distances[p] - mean)
			p++
		}
	}
	return sums
}

// addEquations adds an article whose members stand in another order, nil for their
// own.
func (e *effects) addEquations(members, order []int, weights []float64) {
	place := func(i int) int {
		if order == nil {
			return i
		}
		return order[i]
	}
	total := 0.0
	own := make([]float64, len(members))
	weight := func(i, j int) float64 {
		i, j = min(place(i), place(j)), max(place(i), place(j))
		return weights[i*(2*len(members)-i-1)/2-i-1+j]
	}
	for i := range members {
		for j := i + 1; j < len(members); j++ {
			w := weight(i, j)
			total += w
			own[i] += w
			own[j] += w
			e.solver.add(members[i], members[j], w)
			e.solver.add(members[j], members[i], w)
		}
	}
	if total == 0 {
		return
	}
	for i, a := range members {
		e.solver.add(a, a, own[i])
		for j, b := range members {
			e.solver.add(a, b, -own[i]*own[j]/total)
		}
	}
}

func (p *pairEffects) add(members []int, distance, weight float64) {
	p.weights, p.distances = append(p.weights, weight), append(p.distances, distance)
	p.total += weight
	for _, a := range members {
		p.own[a] += weight
	}
}

func (p *pairEffects) addEquations(s *solver, articles []*compared) {
	if p.total == 0 {
		return
	}
	for at, a := range articles {
		i, j := a.members[0], a.members[1]
		s.add(i, j, p.weights[at])
		s.add(j, i, p.weights[at])
	}
	for i, own := range p.own {
		s.add(i, i, own)
		for j, other := range p.own {
			s.add(i, j, -own*other/p.total)
		}
	}
}

// addSides adds the right sides of the pairs, whose distances stand in some order.
func (p *pairEffects) addSides(articles []*compared, order []int, into []float64) {
	if p.total == 0 {
		return
	}
	mean := 0.0
	for at, a := range articles {
		x := p.weights[at] * p.distances[order[at]]
		mean += x
		into[a.members[0]] += x
		into[a.members[1]] += x
	}
	mean /= p.total
	for i, own := range p.own {
		into[i] -= own * mean
	}
}

// together is the row of all questions: the mean of their distances, each over its
// spread.
func (c *comparison) together(rows []*effects) *effects {
	mean, spread := make([]float64, len(c.rows)), make([]float64, len(c.rows))
	for _, e := range rows {
		mean[e.row], spread[e.row] = c.moments(e.row)
	}
	return c.effects(Together, func(a *compared, p int) (float64, float64, bool) {
		sum, weights, units := 0.0, 0.0, 0
		for _, e := range rows {
			k := e.row
			if spread[k] <= 0 {
				continue
			}
			cell, d := &a.cells[k][p], mean[k]
			if cell.units > 0 {
				d = cell.distance
			}
			units = max(units, cell.units)
			sum += d / spread[k]
			weights += 1 / spread[k]
		}
		if weights == 0 || units == 0 {
			return 0, 0, false
		}
		return sum / weights, (&cellOf{units: units}).weight(), true
	})
}

// moments are the mean and the standard deviation of the distances of a row.
func (c *comparison) moments(row int) (mean, spread float64) {
	n, sum, squares := 0.0, 0.0, 0.0
	for i := range c.articles {
		for _, cell := range c.articles[i].cells[row] {
			if cell.units > 0 {
				n++
				sum += cell.distance
				squares += cell.distance * cell.distance
			}
		}
	}
	if n < 2 {
		return 0, 0
	}
	mean = sum / n
	variance := (squares - n*mean*mean) / (n - 1)
	if variance < residue*squares/n {
		return mean, 0
	}
	return mean, math.Sqrt(variance)
}

// different names who differs.
func (c *comparison) different(seed uint64) []Different {
	rows := slices.DeleteFunc(c.allEffects(), func(e *effects) bool { return !e.usable })
	values := shuffled(seed, len(rows)*c.people, func() func(*stream, []float64) { return c.differing(rows) })
	seen := slices.Clone(values[0])
	standardise(values)
	p := unlikely(values, len(seen))
	var found []Different
	for at, more := range seen {
		row, who := rows[at/c.people].row, at%c.people
		if p[at] > differentP || more < leastMore {
			continue
		}
		units := c.units[who]
		if row != Together {
			units = c.shared[row][who]
		}
		found = append(found, Different{Row: row, Annotator: who, More: more, P: p[at], Units: units})
	}
	slices.SortStableFunc(found, func(a, b Different) int { return cmp.Or(cmp.Compare(a.P, b.P), cmp.Compare(b.More, a.More)) })
	return found
}

// differing returns what computes everybody's effects on all rows, the labels as
// they are or permuted.
func (c *comparison) differing(rows []*effects) func(s *stream, into []float64) {
	larger, smaller := c.larger()
	order, pairs := make([]int, c.people), make([]int, len(smaller))
	solvers := make([]*solver, len(rows))
	for k, e := range rows {
		solvers[k] = e.solver
		if !e.uniform {
			solvers[k] = newSolver(c.people)
		}
	}
	return func(s *stream, into []float64) {
		for k, e := range rows {
			if !e.uniform {
				solvers[k].clear()
				e.pairs.addEquations(solvers[k], smaller)
			}
		}
		for at, a := range larger {
			mixed := order[:len(a.members)]
			s.shuffle(mixed)
			for k, e := range rows {
				for i, who := range a.members {
					into[k*c.people+who] += e.sums[at][mixed[i]]
				}
				if !e.uniform {
					(&effects{solver: solvers[k]}).addEquations(a.members, mixed, e.weights[at])
				}
			}
		}
		s.shuffle(pairs)
		for k, e := range rows {
			own := into[k*c.people : (k+1)*c.people]
			e.pairs.addSides(smaller, pairs, own)
			if !e.uniform {
				solvers[k].factor()
			}
			solvers[k].solve(own)
			for i := range own {
				own[i] *= float64(e.people) / float64(e.people-1)
			}
		}
	}
}

// standardise turns each value into how many standard deviations it lies above the
// mean of all permutations.
func standardise(values [][]float64) {
	n := float64(len(values))
	for place := range values[0] {
		mean, squares := 0.0, 0.0
		for _, row := range values {
			mean += row[place] / n
		}
		for _, row := range values {
			squares += (row[place] - mean) * (row[place] - mean) / n
		}
		for _, row := range values {
			if squares > residue*residue {
				row[place] = (row[place] - mean) / math.Sqrt(squares)
			} else {
				row[place] = 0
			}
		}
	}
}
