package adjudicatescreen

import "plumbline/ui/place"

// makeRuling asks what is to be laid down about the active question.
func (a *Screen) makeRuling() {
	if a.session == nil || a.session.Case() == nil {
		return
	}
	a.session.Text.Leave()
	rule := place.Rule{Paragraph: a.session.Case().Paragraph.ID}
	if r, ok := a.session.Active(); ok {
		rule.Field = r.Field.Key
	}
	a.host.Do(rule)
}
