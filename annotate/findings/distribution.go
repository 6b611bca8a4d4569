package findings

import (
	"math"
	"slices"

	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
)

// Distribution is how the answers to a question are spread, altogether, by outlet and by
// month.
type Distribution struct {
	Question review.Question
	What     review.What
	Labels   []string
	Sets     bool // an answer may hold several labels, so that shares add up to more than 1
	All      Part
	Outlets  []Part // by name
	Months   []Part // in order
}

// Part is how the answers to some paragraphs are spread.
type Part struct {
	Name       string
	Paragraphs int
	Clusters   int     // events, and articles of no event, on which intervals stand
	Shares     []Share // of each label
}

// Share is the part of the answers that hold a label. A paragraph counts once, however many
// labelled it: where they differ each has an equal part of it.
type Share struct {
	Value float64
	CI95  *[2]float64 // nil where there is one cluster, or none
	// Dependable is false where it stands on fewer than ten clusters.
	Dependable bool
}

func (q *question) distribution() Distribution {
	d := Distribution{Question: q.Question, What: q.What, Labels: q.labels, Sets: q.Table.Scheme().Elements() != nil}
	d.All = q.part("", func(*unit) bool { return true })
	for _, name := range q.names(func(u *unit) string { return u.outlet }) {
		d.Outlets = append(d.Outlets, q.part(name, func(u *unit) bool { return u.outlet == name }))
	}
	for _, name := range q.names(func(u *unit) string { return u.month }) {
		if name != "" {
			d.Months = append(d.Months, q.part(name, func(u *unit) bool { return u.month == name }))
		}
	}
	return d
}

// names lists what units are told apart by.
func (q *question) names(of func(*unit) string) (all []string) {
	for i := range q.units {
		all = append(all, of(&q.units[i]))
	}
	slices.SortFunc(all, compareNames)
	return slices.Compact(all)
}

// part is how the answers to some units are spread.
func (q *question) part(name string, wanted func(*unit) bool) Part {
	p := Part{Name: name, Shares: make([]Share, len(q.labels))}
	clusters := make(map[string]*cluster)
	for i := range q.units {
		u := &q.units[i]
		if !wanted(u) {
			continue
		}
		p.Paragraphs++
		of := clusters[u.cluster()]
		if of == nil {
			of = &cluster{sums: make([]float64, len(q.labels))}
			clusters[u.cluster()] = of
		}
		of.units++
		for l := range q.labels {
			of.sums[l] += u.share(l, nil)
		}
	}
	p.Clusters = len(clusters)
	for l := range q.labels {
		p.Shares[l] = shareOf(clusters, l)
	}
	return p
}

// cluster names what resembles each other: the articles on one event, or one article.
func (u *unit) cluster() string {
	if u.event != "" {
		return "event " + u.event
	}
	return "article " + u.article
}

// share is the part of the annotators whose answer holds a label, of those among them that
// count; nil is everybody.
func (u *unit) share(label int, count map[int32]bool) float64 {
	held, all := 0, 0
	for i, who := range u.who {
		if count != nil && !count[who] {
			continue
		}
		all++
		if u.holds[i][label] {
			held++
		}
	}
	if all == 0 {
		return math.NaN()
	}
	return float64(held) / float64(all)
}

// cluster is how much was answered in it.
type cluster struct {
	units float64
	sums  []float64 // of shares, by label
}

// dependable is the number of clusters from which on a share is dependable.
const dependable = 10

// shareOf is the share of a label with the interval of a ratio, each cluster left out in
// turn: Quenouille 1956, Biometrika 43:353-360, and Student's t.
func shareOf(clusters map[string]*cluster, label int) Share {
	var sum, units float64
	for _, c := range clusters {
		sum, units = sum+c.sums[label], units+c.units
	}
	n := float64(len(clusters))
	if units == 0 {
		return Share{Value: math.NaN()}
	}
	s := Share{Value: sum / units, Dependable: n >= dependable}
	if n < 2 {
		return s
	}
	left := make([]float64, 0, len(clusters))
	mean := 0.0
	for _, c := range clusters {
		x := (sum - c.sums[label]) / (units - c.units)
		left, mean = append(left, x), mean+x/n
	}
	slices.Sort(left) // sums do not depend on the order of a map
	squares := 0.0
	for _, x := range left {
		squares += (x - mean) * (x - mean)
	}
	half := agreement.Student(n-1, 0.05) * math.Sqrt((n-1)/n*squares)
	if half < 1e-9 { // clusters that are all alike have no standard error
		s.CI95 = unbroken(s.Value, n)
		return s
	}
	s.CI95 = &[2]float64{max(0, s.Value-half), min(1, s.Value+half)}
	return s
}

// unbroken is the interval of what holds a label everywhere or nowhere, in so many clusters:
// Clopper and Pearson 1934, Biometrika 26:404-413, of whole clusters. There is none of what
// is everywhere the same part.
func unbroken(value, clusters float64) *[2]float64 {
	bound := math.Pow(0.025, 1/clusters)
	switch {
	case value < 1e-9:
		return &[2]float64{0, 1 - bound}
	case value > 1-1e-9:
		return &[2]float64{bound, 1}
	}
	return nil
}
