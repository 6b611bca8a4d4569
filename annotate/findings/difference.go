package findings

import (
	"cmp"
	"context"
	"maps"
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
func (f *Findings) compare(ctx context.Context, c *counting) {
	of := make([]map[[2]string][]pairing, len(c.questions))
	for i, q := range c.questions {
		if of[i] = q.pairings(); ctx.Err() != nil {
			return
		}
	}
	names := f.named()
	for i, first := range names {
		for _, second := range names[i+1:] {
			if ctx.Err() != nil {
				return
			}
			f.comparePair(c, of, first, second)
		}
	}
	f.Looked = len(f.Differences)
	widths := make(map[int]float64) // by events
	for i := range f.Differences {
		f.Differences[i].correct(f.Looked, widths)
	}
	slices.SortStableFunc(f.Differences, func(a, b Difference) int {
		return cmp.Or(cmp.Compare(boolInt(b.Named), boolInt(a.Named)), cmp.Compare(math.Abs(b.Value), math.Abs(a.Value)))
	})
}

// named are the outlets that have a name.
func (f *Findings) named() (names []string) {
	for _, o := range f.Outlets {
		if o.Name != "" {
			names = append(names, o.Name)
		}
	}
	return names
}

// comparePair looks at two outlets, or says why they cannot be compared.
func (f *Findings) comparePair(c *counting, of []map[[2]string][]pairing, first, second string) {
	most := Confounded{First: first, Second: second, Why: NoCommonEvent}
	for i, q := range c.questions {
		both := of[i][[2]string{first, second}]
		crossed := slices.DeleteFunc(slices.Clone(both), func(p pairing) bool { return len(p.both) == 0 })
		most.Events = max(most.Events, len(both))
		most.Why = whyOf(most.Why, len(both), len(crossed))
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

// pairings finds the events that two outlets covered, event by event in their order, with
// who labelled both.
func (q *question) pairings() map[[2]string][]pairing {
	events := make(map[string]map[string][]*unit) // units by event and outlet
	for i := range q.units {
		u := &q.units[i]
		if u.event == "" || u.outlet == "" {
			continue
		}
		if events[u.event] == nil {
			events[u.event] = make(map[string][]*unit)
		}
		events[u.event][u.outlet] = append(events[u.event][u.outlet], u)
	}
	all := make(map[[2]string][]pairing)
	for _, event := range slices.Sorted(maps.Keys(events)) {
		by := events[event]
		outlets := slices.Sorted(maps.Keys(by))
		for i, first := range outlets {
			for _, second := range outlets[i+1:] {
				two := [2]string{first, second}
				all[two] = append(all[two], pairing{by[first], by[second], common(by[first], by[second])})
			}
		}
	}
	return all
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
		each[i] = q.meanShare(p.first, label, p.both) - q.meanShare(p.second, label, p.both)
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

// correct makes bounds of the standard error, for so many that were looked at. How many
// errors wide they are is the same for as many events, and kept.
func (d *Difference) correct(looked int, widths map[int]float64) {
	most := 0.05 / float64(looked)
	wide, known := widths[d.Events]
	if !known {
		wide = agreement.Student(float64(d.Events-1), most)
		widths[d.Events] = wide
	}
	half := wide * d.Bounds[0]
	d.Bounds = [2]float64{max(-1, d.Value-half), min(1, d.Value+half)}
	d.Named = d.Bounds[0] > 0 || d.Bounds[1] < 0
	if half == 0 { // events that are all alike have no standard error; their signs alone count
		d.Named = d.Named && 2*math.Pow(0.5, float64(d.Events)) < most
	}
}

// meanShare is the mean over units of the share of a label among those who count.
func (q *question) meanShare(units []*unit, label int, count map[int32]bool) float64 {
	sum, n := 0.0, 0.0
	for _, u := range units {
		if x := q.share(u, label, count); !math.IsNaN(x) {
			sum, n = sum+x, n+1
		}
	}
	return sum / n
}
