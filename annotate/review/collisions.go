package review

import (
	"slices"

	"plumbline/annotate/agreement"
)

// Collisions is how often labels met in the answers of two annotators to one
// paragraph, over all pairs of them.
type Collisions struct {
	Labels []string
	// Met counts for every two labels the pairs of answers in which one
	// annotator gave the one and the other the other; it is symmetric. On the
	// diagonal are the pairs in which both gave the label. For sets, labels
	// that only one gave meet labels that only the other gave.
	Met [][]int
	// Alone counts for each label of sets the pairs of answers in which only
	// one gave it and the other gave nothing that they do not share.
	Alone []int
}

// Collisions counts which labels collide.
func (r *Row) Collisions() Collisions {
	c := Collisions{Labels: r.labels()}
	c.Met = make([][]int, len(c.Labels))
	for i := range c.Met {
		c.Met[i] = make([]int, len(c.Labels))
	}
	sets := r.sets()
	if sets {
		c.Alone = make([]int, len(c.Labels))
	}
	for u := range r.Table.Units() {
		_, values := r.Table.Unit(u)
		for i, a := range values {
			for _, b := range values[:i] {
				if sets {
					c.meetSets(r.whole.scheme[a], r.whole.scheme[b])
				} else {
					c.meet(int(a), int(b))
				}
			}
		}
	}
	return c
}

func (r *Row) sets() bool { return r.Table.Scheme().Scale() == agreement.Set }

// labels lists the labels of a row: of sets, their elements.
func (r *Row) labels() []string {
	s := r.Table.Scheme()
	if r.sets() {
		return s.Elements()
	}
	labels := make([]string, s.Len())
	for v := range labels {
		labels[v] = s.Label(v)
	}
	return labels
}

func (c *Collisions) meet(a, b int) {
	c.Met[a][b]++
	if a != b {
		c.Met[b][a]++
	}
}

func (c *Collisions) meetSets(a, b uint64) {
	onlyA, onlyB := a&^b, b&^a
	for i := range c.Labels {
		if (a&b)>>i&1 == 1 {
			c.Met[i][i]++
		}
		if onlyB == 0 && onlyA>>i&1 == 1 || onlyA == 0 && onlyB>>i&1 == 1 {
			c.Alone[i]++
		}
		for j := range c.Labels {
			if onlyA>>i&1 == 1 && onlyB>>j&1 == 1 {
				c.meet(i, j)
			}
		}
	}
}

// Worst returns the two labels that collide most often and how often, out of
// how many collisions. There are none if nobody ever differed.
func (c Collisions) Worst() (first, second string, times, all int) {
	for i, row := range c.Met {
		for j, n := range row[:i] {
			all += n
			if n > times {
				first, second, times = c.Labels[j], c.Labels[i], n
			}
		}
	}
	return first, second, times, all
}

// Colliding lists the paragraphs behind a cell of the collisions, the hardest first.
func (r *Row) Colliding(first, second string) []Divided {
	labels := r.labels()
	a, b := slices.Index(labels, first), slices.Index(labels, second)
	if a < 0 || b < 0 {
		return nil
	}
	meets := func(x, y int32) bool { return int(x) == a && int(y) == b }
	if r.sets() {
		meets = func(x, y int32) bool {
			one, other := r.whole.scheme[x], r.whole.scheme[y]
			if a == b {
				return (one&other)>>a&1 == 1
			}
			return (one&^other)>>a&1 == 1 && (other&^one)>>b&1 == 1
		}
	}
	return hardestFirst(r.behind(func(_, values []int32) bool {
		for i, x := range values {
			for j, y := range values {
				if i != j && meets(x, y) {
					return true
				}
			}
		}
		return false
	}))
}
