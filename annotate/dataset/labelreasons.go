package dataset

import (
	"slices"

	"plumbline/annotate"
)

// reasonOf takes the reason for a whole paragraph of a key, which stands in a
// row without field and value, and returns the other rows.
func (p *labelPlanner) reasonOf(sheet *annotate.Sheet, rows []Label) []Label {
	whole := func(l Label) bool { return l.Field == "" && l.Value == "" && l.Reason != "" }
	for _, l := range rows {
		if whole(l) {
			p.reason(sheet, annotate.Slot{}, l.Reason)
		}
	}
	return slices.DeleteFunc(slices.Clone(rows), whole)
}

// reason writes why a key is as it is, if that is new; no reason leaves what
// stands as it is.
func (p *labelPlanner) reason(sheet *annotate.Sheet, slot annotate.Slot, why string) {
	now := sheet.Verdict(slot).Reason
	if why == "" || why == now.Entry.Value {
		return
	}
	key := sheet.Key(slot.Field, slot.Target)
	key.Kind = annotate.KindReason
	p.plan.Reasons++
	p.write(key, why, now)
}
