package agreement

import "math"

// replication counts what one group of annotators labelled against another: the
// cross-replication reliability of Wong, Paritosh & Aroyo 2021 (arXiv 2106.07393), 1
// less the observed over the expected distance of a label of the one and a label of
// the other. On the units that both labelled all pairs of labels across weigh together
// as much as the unit has labels; what is expected follows from the labels that each
// group gave there. With own alphas it is divided by the root of their product: 1 where
// groups differ from each other as much as their members do.
type replication struct {
	inFirst []bool // of each annotator
	values  int
	metric  distances // nil if ordinal
	metrics func(margins []float64) distances
	own     [2]*alphaTally // nil = not divided
}

// sums are the labels of the first group and of the second, the labels that met, and
// then the distance observed or, of ordinal labels, all that met.
const (
	firstGroup = iota
	secondGroup
)

func (t *Table) replication(inFirst []bool, level Level) *replication {
	x := &replication{inFirst: inFirst, values: t.scheme.Len()}
	if level == LevelOrdinal {
		x.metrics = func(margins []float64) distances { return positions(midranks(margins, make([]float64, len(margins)))) }
	} else {
		x.metric = remember(t.scheme.metric(level, nil), x.values)
	}
	return x
}

func (x *replication) named() bool { return true }

func (x *replication) labelsAt(group int) int { return group * x.values }

func (x *replication) metAt() int { return 2 * x.values }

func (x *replication) observedAt() int { return 2*x.values + 1 }

func (x *replication) crossWidth() int {
	if x.metric != nil {
		return x.observedAt() + 1
	}
	return x.observedAt() + x.values*x.values
}

func (x *replication) width() int {
	w := x.crossWidth()
	for _, own := range x.own {
		if own != nil {
			w += own.width()
		}
	}
	return w
}

// split parts a unit into the labels of either group.
func (x *replication) split(unit *pattern) (groups [2]pattern) {
	for i, a := range unit.who {
		g := &groups[secondGroup]
		if x.inFirst[a] {
			g = &groups[firstGroup]
		}
		g.who, g.values = append(g.who, a), append(g.values, unit.values[i])
	}
	return groups
}

func (x *replication) add(unit *pattern, into *parts) {
	groups := x.split(unit)
	first, second := groups[firstGroup].values, groups[secondGroup].values
	if len(first) > 0 && len(second) > 0 {
		for g, values := range [2][]int32{first, second} {
			for _, v := range values {
				into.put(x.labelsAt(g)+int(v), 1)
			}
		}
		weight := float64(len(first)+len(second)) / float64(len(first)*len(second))
		into.put(x.metAt(), float64(len(first)+len(second)))
		observed := 0.0
		for _, a := range first {
			for _, b := range second {
				if x.metric != nil {
					observed += weight * x.metric.between(a, b)
				} else {
					into.put(x.observedAt()+int(a)*x.values+int(b), weight)
				}
			}
		}
		if x.metric != nil {
			into.put(x.observedAt(), observed)
		}
	}
	at := x.crossWidth()
	for g, own := range x.own {
		if own == nil {
			continue
		}
		from := len(into.at)
		own.add(&groups[g], into)
		for i := range into.at[from:] {
			into.at[from+i] += int32(at)
		}
		at += own.width()
	}
}

func (x *replication) value(sums, scratch []float64) (float64, bool) {
	first, second := sums[x.labelsAt(firstGroup):x.labelsAt(secondGroup)], sums[x.labelsAt(secondGroup):x.metAt()]
	var n, m float64
	both := scratch[:x.values]
	for v := range both {
		both[v] = first[v] + second[v]
		n += first[v]
		m += second[v]
	}
	if n == 0 || m == 0 {
		return 0, false
	}
	metric, observed := x.metric, 0.0
	if metric == nil {
		metric = x.metrics(both)
		for at, met := range sums[x.observedAt():x.crossWidth()] {
			if met != 0 {
				observed += met * metric.between(int32(at/x.values), int32(at%x.values))
			}
		}
	} else {
		observed = sums[x.observedAt()]
	}
	expected := dot(first, metric.spread(second)) / (n * m)
	if expected <= residue {
		return 0, false
	}
	value := 1 - observed/sums[x.metAt()]/expected
	return x.divided(value, sums, scratch)
}

// divided relates the value to the alphas within the groups.
func (x *replication) divided(value float64, sums, scratch []float64) (float64, bool) {
	product, at := 1.0, x.crossWidth()
	for _, own := range x.own {
		if own == nil {
			return value, true
		}
		alpha, ok := own.value(sums[at:at+own.width()], scratch[:own.width()])
		if !ok || alpha <= 0 {
			return 0, false
		}
		product *= alpha
		at += own.width()
	}
	return value / math.Sqrt(product), true
}
