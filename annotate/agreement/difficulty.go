package agreement

import "slices"

// Difficulty is how far apart the answers on a unit lie.
type Difficulty struct {
	// Distance is the mean distance of two answers, from 0 to 1.
	Distance float64
	Answers  int
	// Known is false where fewer than two answers leave nothing to compare.
	Known bool
}

// Difficulties returns the mean distance between the answers of each unit:
// 0 or 1 for nominal labels, the distance of positions over the whole range for
// ordered ones, MASI for sets. A value named as apart, such as "absent" beside
// a scale of strengths, is at distance 1 from every other and no part of the
// range.
func Difficulties(t *Table, apart ...int) []Difficulty {
	distance := t.scheme.share(apart)
	all := make([]Difficulty, t.Units())
	for u := range all {
		_, values := t.Unit(u)
		n := len(values)
		all[u] = Difficulty{Answers: n, Known: n > 1}
		if n < 2 {
			continue
		}
		sum := 0.0
		for i, a := range values {
			for _, b := range values[:i] {
				sum += distance(a, b)
			}
		}
		all[u].Distance = sum / float64(n*(n-1)/2)
	}
	return all
}

// share returns the distance of two values as a share of the greatest.
func (s *Scheme) share(apart []int) func(a, b int32) float64 {
	switch s.scale {
	case Set:
		return s.metric(LevelMASI, nil).between
	case Nominal:
		return nominal{}.between
	}
	line := make([]float64, 0, s.Len())
	for v := range s.Len() {
		if s.scale == Ordinal {
			line = append(line, float64(v))
		} else {
			line = append(line, s.numbers[v])
		}
	}
	alone := make([]bool, len(line))
	var within []float64
	for v, x := range line {
		alone[v] = slices.Contains(apart, v)
		if !alone[v] {
			within = append(within, x)
		}
	}
	if len(within) < 2 {
		return nominal{}.between
	}
	width := slices.Max(within) - slices.Min(within)
	return func(a, b int32) float64 {
		switch {
		case a == b:
			return 0
		case alone[a] || alone[b]:
			return 1
		default:
			return max(line[a]-line[b], line[b]-line[a]) / width
		}
	}
}
