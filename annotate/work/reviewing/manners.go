package reviewing

import (
	"math"

	"plumbline/annotate/review"
)

// mannersOf puts beside how everybody answers how they answer one question.
func mannersOf(all []review.Manner, o *review.Overview, d *Detail, t Texts) []Manner {
	r := RowOf(o, d.Row)
	manners := make([]Manner, len(all))
	for i, m := range all {
		one := Manner{Manner: m, Lean: leanOf(r, m.Annotator, t)}
		if m.One != nil {
			value := *m.One // that of the sheets stays as it is stored
			value.Value = t.shownAnswer(value.Question, value.Value)
			one.One = &value
		}
		if o.Readers != nil {
			for _, x := range o.Readers.Different {
				if x.Annotator == m.Annotator && x.Row == r {
					one.Differs = &x
				}
			}
		}
		for _, self := range d.Selves {
			if self.Annotator == m.Annotator {
				one.Self = &self.Result
			}
		}
		manners[i] = one
	}
	return manners
}

// leanOf is the way in which somebody's answers to a question go most, of those that are
// more than chance if there are any.
func leanOf(r *review.Row, annotator string, t Texts) *review.Lean {
	var found *review.Lean
	for _, l := range r.Leans {
		if l.Annotator != annotator || math.Round(10*l.More) == 0 && l.Label == "" {
			continue
		}
		if found == nil || l.Named && !found.Named || l.Named == found.Named && math.Abs(l.More) > math.Abs(found.More) {
			found = &l
		}
	}
	if found != nil && found.Label != "" {
		found.Label = t.shown(r, found.Label)
	}
	return found
}
