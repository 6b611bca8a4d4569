package agreement

import (
	"cmp"
	"slices"
)

// columns are the labels of each annotator, in the order of articles, so that what two
// of them share is found by walking along both.
type columns struct {
	scheme *Scheme
	labels [][]label // by annotator
}

// label is a value that an annotator gave, and where.
type label struct{ unit, article, value int32 }

func newColumns(t *Table, articles []int32) *columns {
	c := &columns{scheme: t.scheme, labels: make([][]label, len(t.annotators))}
	for a, given := range t.RatingsOf() {
		c.labels[a] = make([]label, 0, given)
	}
	units := make([]int32, t.Units())
	for u := range units {
		units[u] = int32(u)
	}
	slices.SortStableFunc(units, func(a, b int32) int { return cmp.Compare(articles[a], articles[b]) })
	for _, u := range units {
		who, values := t.Unit(int(u))
		for i, a := range who {
			c.labels[a] = append(c.labels[a], label{u, articles[u], values[i]})
		}
	}
	return c
}

// meetings are how the labels of two annotators met, article by article. Articles that
// only one of them labelled are there, without any.
type meetings struct {
	scheme   *Scheme
	articles []meetingsOf
}

// meetingsOf are those of one article: runs of a value of the first, times the number of
// values, plus a value of the second.
type meetingsOf struct {
	article int32
	met     []run
}

// between walks along the columns of two annotators. It counts in a square of values, so
// that it suits schemes of up to denseValues.
func (c *columns) between(first, second int) *meetings {
	q := int32(c.scheme.Len())
	one, other := c.labels[first], c.labels[second]
	m := &meetings{scheme: c.scheme}
	counter := newRunCounter(int(q * q))
	all := make([]run, 0, min(len(one), len(other)))
	var codes []int32
	for len(one) > 0 || len(other) > 0 {
		article := nextArticle(one, other)
		codes = codes[:0]
		for len(one) > 0 && one[0].article == article && len(other) > 0 && other[0].article == article {
			switch {
			case one[0].unit < other[0].unit:
				one = one[1:]
			case one[0].unit > other[0].unit:
				other = other[1:]
			default:
				codes = append(codes, one[0].value*q+other[0].value)
				one, other = one[1:], other[1:]
			}
		}
		one, other = after(one, article), after(other, article)
		from := len(all)
		all = append(all, counter.count(codes)...)
		m.articles = append(m.articles, meetingsOf{article, all[from:len(all):len(all)]})
	}
	m.sort()
	return m
}

// nextArticle is that of the first label of either.
func nextArticle(one, other []label) int32 {
	switch {
	case len(one) == 0:
		return other[0].article
	case len(other) == 0:
		return one[0].article
	}
	return min(one[0].article, other[0].article)
}

// after passes over the labels of an article.
func after(labels []label, article int32) []label {
	for len(labels) > 0 && labels[0].article == article {
		labels = labels[1:]
	}
	return labels
}

// sort orders the articles by content, so that it does not matter in which order they
// came.
func (m *meetings) sort() {
	slices.SortFunc(m.articles, func(a, b meetingsOf) int {
		for i := range min(len(a.met), len(b.met)) {
			x, y := a.met[i], b.met[i]
			if x != y {
				return cmp.Or(int(x.value-y.value), cmp.Compare(x.times, y.times))
			}
		}
		return len(a.met) - len(b.met)
	})
}

// frame has a row for each article.
func (m *meetings) frame(by tally) *frame {
	q := int32(m.scheme.Len())
	each := make([]parts, q*q)
	f := &frame{starts: []int32{0}}
	sums := make([]float64, by.width())
	most := 0
	for _, of := range m.articles {
		most += min(len(sums), 12*len(of.met))
	}
	f.parts.at, f.parts.value = make([]int32, 0, most), make([]float64, 0, most)
	for _, of := range m.articles {
		for _, met := range of.met {
			own := &each[met.value]
			if own.at == nil {
				by.add(&pattern{who: []int32{0, 1}, values: []int32{met.value / q, met.value % q}, units: 1}, own)
			}
			for i, at := range own.at {
				sums[at] += met.times * own.value[i]
			}
		}
		for at, sum := range sums {
			f.parts.put(at, sum)
			sums[at] = 0
		}
		f.starts, f.times = append(f.starts, int32(len(f.parts.at))), append(f.times, 1)
		f.articles = append(f.articles, of.article)
		if len(of.met) > 0 {
			f.paired++
		}
	}
	f.prepare()
	return f
}
