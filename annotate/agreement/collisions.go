package agreement

// Collisions counts where labels meet those of others on the same unit, over
// all pairs of annotators: same labels on the diagonal, and each collision of
// two labels in both of their cells. Where labels are sets the cells stand for
// elements: what both gave on the diagonal, what only one gave against what
// only the other gave beside it.
func Collisions(t *Table) [][]int {
	size := t.scheme.Len()
	if t.scheme.scale == Set {
		size = len(t.scheme.elements)
	}
	counts := make([][]int, size)
	for i := range counts {
		counts[i] = make([]int, size)
	}
	for u := range t.Units() {
		_, values := t.Unit(u)
		for i, a := range values {
			for _, b := range values[:i] {
				if t.scheme.scale == Set {
					t.scheme.collide(a, b, counts)
				} else {
					meet(counts, int(a), int(b))
				}
			}
		}
	}
	return counts
}

func meet(counts [][]int, a, b int) {
	counts[a][b]++
	if a != b {
		counts[b][a]++
	}
}

// collide compares two sets element by element.
func (s *Scheme) collide(a, b int32, counts [][]int) {
	var onlyA, onlyB []int
	for e := range s.elements {
		switch inA, inB := s.sets[a].has(e), s.sets[b].has(e); {
		case inA && inB:
			counts[e][e]++
		case inA:
			onlyA = append(onlyA, e)
		case inB:
			onlyB = append(onlyB, e)
		}
	}
	for _, x := range onlyA {
		for _, y := range onlyB {
			meet(counts, x, y)
		}
	}
}
