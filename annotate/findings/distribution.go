package findings

import (
	"maps"
	"math"
	"slices"

	"plumbline/annotate/agreement"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
)

// Distribution is how the answers to a question are spread, altogether, by outlet and over
// time.
type Distribution struct {
	Question review.Question
	What     review.What
	Labels   []string
	Sets     bool // an answer may hold several labels, so that shares add up to more than 1
	All      Part
	Outlets  []Part // by name
	By       By     // how time is divided
	Times    []Part // weeks or months, in order
	Dated    int    // units that are in one of them

	field *codebook.Field
}

// Part is how the answers to some paragraphs are spread, or to articles as a whole.
type Part struct {
	Name     string
	Units    int     // of the question: paragraphs, or articles as a whole (review.Question.Units)
	Clusters int     // events, and articles of no event, on which intervals stand
	Alone    int     // of them, articles of no event
	Shares   []Share // of each label
}

// Share is the part of the answers that hold a label. A unit counts once, however many
// labelled it: where they differ each has an equal part of it.
type Share struct {
	Value float64
	CI95  *[2]float64 // nil where there is one cluster, or none
	// Dependable is false where it stands on fewer than ten clusters.
	Dependable bool
}

func (q *question) distribution() Distribution {
	d := Distribution{
		Question: q.Question, What: q.What, Labels: q.labels, Sets: q.Table.Scheme().Elements() != nil, By: q.by, field: q.Field(),
	}
	all, outlets, times := newSpread(q), make(map[string]*spread), make(map[string]*spread)
	for i := range q.units {
		u := &q.units[i]
		all.add(u)
		spreadOf(outlets, q, u.outlet).add(u)
		if u.time != "" {
			spreadOf(times, q, u.time).add(u)
			d.Dated++
		}
	}
	d.All, d.Outlets, d.Times = all.part(""), parts(outlets), parts(times)
	return d
}

// spread gathers the answers to some units.
type spread struct {
	q        *question
	units    int
	clusters map[string]*cluster
}

func newSpread(q *question) *spread { return &spread{q: q, clusters: make(map[string]*cluster)} }

// spreadOf finds the spread of a name, or begins it.
func spreadOf(all map[string]*spread, q *question, name string) *spread {
	s := all[name]
	if s == nil {
		s = newSpread(q)
		all[name] = s
	}
	return s
}

func (s *spread) add(u *unit) {
	s.units++
	name := u.cluster()
	of := s.clusters[name]
	if of == nil {
		of = &cluster{sums: make([]float64, len(s.q.labels)), alone: u.event == ""}
		s.clusters[name] = of
	}
	of.units++
	for l := range s.q.labels {
		of.sums[l] += s.q.share(u, l, nil)
	}
}

// part is how the answers to them are spread.
func (s *spread) part(name string) Part {
	p := Part{Name: name, Units: s.units, Clusters: len(s.clusters), Shares: make([]Share, len(s.q.labels))}
	clusters := make([]*cluster, 0, len(s.clusters))
	for _, name := range slices.Sorted(maps.Keys(s.clusters)) { // sums do not depend on the order of a map
		clusters = append(clusters, s.clusters[name])
	}
	for _, c := range clusters {
		if c.alone {
			p.Alone++
		}
	}
	for l := range s.q.labels {
		p.Shares[l] = shareOf(clusters, l)
	}
	return p
}

// parts are those of some names, what is not known last.
func parts(of map[string]*spread) (all []Part) {
	for _, name := range slices.SortedFunc(maps.Keys(of), compareNames) {
		all = append(all, of[name].part(name))
	}
	return all
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
func (q *question) share(u *unit, label int, count map[int32]bool) float64 {
	held, all := 0, 0
	for i, who := range u.who {
		if count != nil && !count[who] {
			continue
		}
		all++
		if q.holds[u.values[i]][label] {
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
	alone bool      // an article of no event
}

// dependable is the number of clusters from which on a share is dependable.
const dependable = 10

// shareOf is the share of a label with the interval of a ratio, each cluster left out in
// turn: Quenouille 1956, Biometrika 43:353-360, and Student's t.
func shareOf(clusters []*cluster, label int) Share {
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
