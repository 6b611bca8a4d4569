package review

import (
	"cmp"
	"slices"

	"plumbline/annotate/agreement"
)

// Leaving is what leaving out one annotator would bring.
type Leaving struct {
	Annotator string
	Without   agreement.Result // alpha of the others, with its interval
	Gain      float64          // Without less alpha of all
	CI95      *[2]float64      // of the gain, both from the same draws
	// ByChance is how likely among equals such a gain is for whoever stands
	// apart most, and Certain says that it is too unlikely even for one of as
	// many rows as were looked at.
	ByChance float64
	Certain  bool
}

// The bounds of a gain that is worth a word.
const (
	leastGain   = 0.05
	falseAlarms = 0.05 // the share of teams of equals in which someone is pointed out
)

// Without returns alpha of all annotators but one, for each who answered, with
// its interval.
func (r *Row) Without(d Draws) []agreement.Result {
	without := agreement.Without(r.Table, r.Level)
	names := r.Table.Annotators()
	for i := range without {
		others := r.Table.Without(slices.Index(names, *without[i].Annotator))
		without[i] = r.drawn(without[i], others, r.alpha(), d)
	}
	return without
}

// leaving looks at the annotator without whom alpha is highest. It is nil
// where that gains little, or may gain nothing.
func (r *Row) leaving(d Draws) *Leaving {
	if r.Question.Guessed || r.Alpha.Value == nil || r.Table.ActiveAnnotators() <= leastOthers {
		return nil
	}
	without := slices.DeleteFunc(agreement.Without(r.Table, r.Level), func(w agreement.Result) bool {
		return w.Value == nil || w.N < apartUnits
	})
	if len(without) == 0 {
		return nil
	}
	best := slices.MaxFunc(without, func(a, b agreement.Result) int { return cmp.Compare(*a.Value, *b.Value) })
	l := Leaving{Annotator: *best.Annotator, Gain: *best.Value - *r.Alpha.Value}
	if l.Gain < leastGain {
		return nil
	}
	at := slices.Index(r.Table.Annotators(), l.Annotator)
	gain := agreement.Gain(r.Table, at, r.Level, d.plan(&r.Ratings))
	if l.CI95 = gain.Interval(); l.CI95 == nil || l.CI95[0] <= 0 {
		return nil
	}
	l.ByChance = agreement.Exchange(r.Table, r.Level, d.Seed)
	l.Without = r.drawn(best, r.Table.Without(at), r.alpha(), d)
	return &l
}

// look finds who stands in the way, or remembers it from an earlier overview.
func (r *Row) look(d Draws, before *Overview) {
	var l *Leaving
	if b := before.same(r); b != nil && b.leavingBy != nil && *b.leavingBy == d {
		l = b.Leaving
	} else {
		l = r.leaving(d)
	}
	if l != nil {
		again := *l
		again.Certain = false // settled among the rows that there are now
		l = &again
	}
	r.leavingBy, r.Leaving = &d, l
}

// settleLeaving decides which gains are certain. Of many rows some look apart by
// chance, so the bound is that of Benjamini & Hochberg 1995 (Journal of the
// Royal Statistical Society B 57:289-300) over all rows that could have had one.
func (o *Overview) settleLeaving() {
	rows := 0
	var found []*Leaving
	for i := range o.Rows {
		r := &o.Rows[i]
		if !r.Question.Guessed && r.Alpha.Value != nil && r.Table.ActiveAnnotators() > leastOthers {
			rows++
		}
		if r.Leaving != nil {
			found = append(found, r.Leaving)
		}
	}
	slices.SortFunc(found, func(a, b *Leaving) int { return cmp.Compare(a.ByChance, b.ByChance) })
	for n := len(found); n > 0; n-- {
		if found[n-1].ByChance <= falseAlarms*float64(n)/float64(rows) {
			for _, l := range found[:n] {
				l.Certain = true
			}
			return
		}
	}
}
