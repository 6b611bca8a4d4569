package agreement

// distances gives the distance of two values, squared as alpha takes it:
// Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability". Margins are
// the numbers of pairable ratings of each value; only the ordinal metric
// depends on them.
type distances interface {
	between(a, b int32) float64
	// expected is the sum over all ordered pairs of values of the product of
	// their margins and their distance.
	expected(margins []float64) float64
	// spread is for each value the sum of its distances to all ratings.
	spread(margins []float64) []float64
}

// metric returns the distances of a level. Margins may be nil for levels other
// than ordinal.
func (s *Scheme) metric(level Level, margins []float64) distances {
	switch level {
	case LevelOrdinal:
		return positions(midranks(margins, make([]float64, len(margins))))
	case LevelInterval:
		return positions(s.numbers)
	case LevelRatio:
		return pairwise(func(a, b int32) float64 {
			x, y := s.numbers[a], s.numbers[b]
			if x+y == 0 {
				return 0
			}
			d := (x - y) / (x + y)
			return d * d
		})
	case LevelJaccard:
		return pairwise(func(a, b int32) float64 { return jaccard(s.sets[a], s.sets[b]) })
	case LevelMASI:
		return pairwise(func(a, b int32) float64 { return masi(s.sets[a], s.sets[b]) })
	default:
		return nominal{}
	}
}

// nominal distances are 0 or 1.
type nominal struct{}

func (nominal) between(a, b int32) float64 {
	if a == b {
		return 0
	}
	return 1
}

func (nominal) expected(margins []float64) float64 {
	var n, squares float64
	for _, m := range margins {
		n += m
		squares += m * m
	}
	return n*n - squares
}

func (nominal) spread(margins []float64) []float64 {
	n, out := 0.0, make([]float64, len(margins))
	for _, m := range margins {
		n += m
	}
	for v, m := range margins {
		out[v] = n - m
	}
	return out
}

// positions on a line, whose distances are squared differences.
type positions []float64

func (p positions) between(a, b int32) float64 {
	d := p[a] - p[b]
	return d * d
}

// expected uses that the sum of all squared differences is twice the number of
// ratings times their squared deviations from the mean.
func (p positions) expected(margins []float64) float64 {
	var n, sum float64
	for i, m := range margins {
		n += m
		sum += m * p[i]
	}
	if n == 0 {
		return 0
	}
	mean := sum / n
	var squares, rest float64
	for i, m := range margins {
		d := p[i] - mean
		squares += m * d * d
		rest += m * d
	}
	return 2 * (n*squares - rest*rest)
}

// spread uses that squared differences from a point are those from the mean and
// that of the mean.
func (p positions) spread(margins []float64) []float64 {
	n, sum, out := 0.0, 0.0, make([]float64, len(margins))
	for i, m := range margins {
		n += m
		sum += m * p[i]
	}
	if n == 0 {
		return out
	}
	mean, squares := sum/n, 0.0
	for i, m := range margins {
		squares += m * (p[i] - mean) * (p[i] - mean)
	}
	for v := range out {
		out[v] = squares + n*(p[v]-mean)*(p[v]-mean)
	}
	return out
}

// midranks puts each value in the middle of the ranks of its ratings. The
// difference of two midranks is Krippendorff's ordinal distance: the ratings
// between the two values, and half of those on them.
func midranks(margins, into []float64) []float64 {
	below := 0.0
	for i, m := range margins {
		into[i] = below + m/2
		below += m
	}
	return into
}

// pairwise distances have no shortcut.
type pairwise func(a, b int32) float64

func (d pairwise) between(a, b int32) float64 { return d(a, b) }

func (d pairwise) expected(margins []float64) float64 {
	sum := 0.0
	for a, m := range margins {
		if m == 0 {
			continue
		}
		row := 0.0
		for b, n := range margins[:a] {
			if n != 0 {
				row += n * d(int32(a), int32(b))
			}
		}
		sum += 2 * m * row
	}
	return sum
}

func (d pairwise) spread(margins []float64) []float64 {
	out := make([]float64, len(margins))
	for a := range margins {
		for b, n := range margins {
			if n != 0 && a != b {
				out[a] += n * d(int32(a), int32(b))
			}
		}
	}
	return out
}

// jaccard is the share of elements that only one of two sets has. Two empty
// sets are equal; an empty and another set have nothing in common.
func jaccard(a, b bits) float64 {
	shared, either, _ := a.compare(b)
	if either == 0 {
		return 0
	}
	return 1 - float64(shared)/float64(either)
}

// masi weights Jaccard's similarity by how the sets lie to each other:
// Passonneau 2006, LREC.
func masi(a, b bits) float64 {
	shared, either, nested := a.compare(b)
	switch shared {
	case either:
		return 0
	case 0:
		return 1
	}
	m := 1.0 / 3
	if nested {
		m = 2.0 / 3
	}
	return 1 - m*float64(shared)/float64(either)
}
