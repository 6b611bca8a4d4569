package findings

import (
	"cmp"
	"math"
	"slices"

	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
)

// LeastEvents is the number of events from which on two outlets are compared.
const LeastEvents = 5

// Difference is how much more often a label is given to one outlet than to another in
// reports on the same events, by people who labelled both.
type Difference struct {
	Question      review.Question
	What          review.What
	Label         string
	First, Second string  // the outlets
	Value         float64 // the mean over events of the share in First less that in Second
	Events        int
	// Bounds are corrected for how many differences were looked at, by Bonferroni: all of
	// them together hold what is true in 95 of 100 studies.
	Bounds [2]float64
	Named  bool // the bounds exclude 0
}

// Confounded are two outlets that cannot be compared.
type Confounded struct {
	First, Second string
	Why           Why
	Events        int // that both covered; of CrossedTooSeldom, in which people labelled both
}

// Why says what stands in the way of a comparison.
type Why string

// What can.
const (
	NoCommonEvent    Why = "no_common_event" // a difference may be one between what they report on
	NobodyLabelled   Why = "nobody_crossed"  // a difference may be one between who labelled them
	CrossedTooSeldom Why = "too_few_events"  // in fewer than LeastEvents events somebody labelled both
)

// compare looks at every label of every question for every two outlets.
func (f *Findings) compare(c *counting) {
	var names []string
	for _, o := range f.Outlets {
		if o.Name != "" {
			names = append(names, o.Name)
		}
	}
	for i, first := range names {
		for _, second := range names[i+1:] {
			most := Confounded{First: first, Second: second, Why: NoCommonEvent}
			for _, q := range c.questions {
				covered, crossed := q.crossing(first, second)
				most.Events = max(most.Events, covered)
				most.Why = whyOf(most.Why, covered, len(crossed))
				if len(crossed) < LeastEvents {
					continue
				}
				for l := range q.labels {
					f.Differences = append(f.Differences, q.difference(l, crossed, first, second))
				}
				most.Why = ""
			}
			if most.Why != "" {
				f.Confounded = append(f.Confounded, most)
			}
		}
	}
	f.Looked = len(f.Differences)
	for i := range f.Differences {
		f.Differences[i].correct(f.Looked)
	}
	slices.SortStableFunc(f.Differences, func(a, b Difference) int {
		return cmp.Or(cmp.Compare(boolInt(b.Named), boolInt(a.Named)), cmp.Compare(math.Abs(b.Value), math.Abs(a.Value)))
	})
}

// whyOf is the lesser of two things that stand in the way.
func whyOf(before Why, covered, crossed int) Why {
	switch {
	case before == "" || crossed >= LeastEvents:
		return ""
	case before == CrossedTooSeldom || crossed > 0:
		return CrossedTooSeldom
	case before == NobodyLabelled || covered > 0:
		return NobodyLabelled
	}
	return before
}

// pairing is an event that both outlets covered, with who labelled both.
type pairing struct {
	first, second []*unit
	both          map[int32]bool
}

// crossing finds the events that both outlets covered, and of them those in which somebody
// labelled both.
func (q *question) crossing(first, second string) (covered int, crossed []pairing) {
	events := make(map[string]*pairing)
	for i := range q.units {
		u := &q.units[i]
		if u.event == "" || u.outlet != first && u.outlet != second {
			continue
		}
		p := events[u.event]
		if p == nil {
			p = &pairing{}
			events[u.event] = p
		}
		if u.outlet == first {
			p.first = append(p.first, u)
		} else {
			p.second = append(p.second, u)
		}
	}
	names := make([]string, 0, len(events))
	for name := range events {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		p := events[name]
		if len(p.first) == 0 || len(p.second) == 0 {
			continue
		}
		covered++
		if p.both = common(p.first, p.second); len(p.both) > 0 {
			crossed = append(crossed, *p)
		}
	}
	return covered, crossed
}

// common are the annotators who labelled both.
func common(first, second []*unit) map[int32]bool {
	whom := func(units []*unit) map[int32]bool {
		all := make(map[int32]bool)
		for _, u := range units {
			for _, w := range u.who {
				all[w] = true
			}
		}
		return all
	}
	a, b := whom(first), whom(second)
	for w := range a {
		if !b[w] {
			delete(a, w)
		}
	}
	return a
}

// difference is the mean over events; its bounds are those of one that is looked at alone.
func (q *question) difference(label int, crossed []pairing, first, second string) Difference {
	d := Difference{
		Question: q.Question, What: q.What, Label: q.labels[label], First: first, Second: second, Events: len(crossed),
	}
	n := float64(len(crossed))
	each := make([]float64, len(crossed))
	for i, p := range crossed {
		each[i] = meanShare(p.first, label, p.both) - meanShare(p.second, label, p.both)
		d.Value += each[i] / n
	}
	squares := 0.0
	for _, x := range each {
		squares += (x - d.Value) * (x - d.Value)
	}
	half := math.Sqrt(squares / (n - 1) / n)
	d.Bounds = [2]float64{half, half} // standard errors until it is known how many were looked at
	return d
}

// correct makes bounds of the standard error, for so many that were looked at.
func (d *Difference) correct(looked int) {
	most := 0.05 / float64(looked)
	half := agreement.Student(float64(d.Events-1), most) * d.Bounds[0]
	d.Bounds = [2]float64{max(-1, d.Value-half), min(1, d.Value+half)}
	d.Named = d.Bounds[0] > 0 || d.Bounds[1] < 0
	if half == 0 { // events that are all alike have no standard error; their signs alone count
		d.Named = d.Named && 2*math.Pow(0.5, float64(d.Events)) < most
	}
}

// meanShare is the mean over units of the share of a label among those who count.
func meanShare(units []*unit, label int, count map[int32]bool) float64 {
	sum, n := 0.0, 0.0
	for _, u := range units {
		if x := u.share(label, count); !math.IsNaN(x) {
			sum, n = sum+x, n+1
		}
	}
	return sum / n
}
