package adjudicatescreen

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"plumbline/ui/place"
)

// turnPractice makes the paragraph at hand one to practise by, or no longer.
func (a *Screen) turnPractice() {
	if a.session == nil || a.session.Case() == nil || a.session.ReadOnly() {
		return
	}
	facts, made, err := a.session.PracticeItem(context.Background())
	switch {
	case err != nil:
		a.host.Failed(err)
	case len(facts) == 0:
		a.host.Notice(lang.L("Something in this paragraph is not decided yet: it is none to practise by"))
	case made:
		a.host.Do(place.Lay{Facts: facts, Says: lang.L("The paragraph is no longer one to practise by")})
	default:
		a.host.Do(
			place.Lay{Facts: facts, Says: lang.L("The paragraph is one to practise by: its key are the final answers and their reasons")},
		)
	}
}
