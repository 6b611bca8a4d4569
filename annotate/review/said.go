package review

import (
	"cmp"
	"fmt"

	"plumbline/annotate/agreement"
)

// said puts the reasons of a result in the words of a project: its units are
// paragraphs, and where nothing can be compared because of what the row leaves
// out, that is said instead of what would be true of an empty table.
func (r *Ratings) said(result agreement.Result) agreement.Result {
	result.Reason = result.Reason.Calling("paragraph")
	none, few := r.nothingLeft()
	if result.Value != nil || few == "" || r.whole.table.Ratings() == 0 {
		return result
	}
	for i := range result.Reason {
		switch reason := &result.Reason[i]; reason.Code {
		case agreement.NoLabels:
			reason.Text = cmp.Or(none, reason.Text)
		case agreement.OneAnnotator, agreement.NoOverlap, agreement.NoSharedUnits:
			reason.Text = few
		}
	}
	return result
}

// nothingLeft says that a row has no label, and too few to compare, of the
// answers that it does not leave out.
func (r *Ratings) nothingLeft() (none, few string) {
	switch r.What {
	case Addressed:
		name := cmp.Or(r.Question.TargetName, "it")
		none = fmt.Sprintf("Nobody saw %s addressed.", name)
		few = fmt.Sprintf("On no paragraph did two annotators see %s addressed.", name)
	case Seen:
		none, few = "Nobody saw any.", "On no paragraph did two annotators see any."
	}
	if who := r.whole.again; who != "" {
		few = who + " has not answered this again yet."
		if r.What == Addressed || r.What == Seen {
			few = who + " saw it on no paragraph both times."
		}
	}
	return none, few
}
