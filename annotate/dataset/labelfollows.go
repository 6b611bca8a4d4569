package dataset

import (
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// withoutFollowing leaves out rows that repeat what follows from the paragraph's other
// answers by the codebook, such as a strength of 0 where nothing is editorial: exports tell
// it, tables made of them have it as a label, and it is no answer that anybody gives.
func (p *labelPlanner) withoutFollowing(sheet *annotate.Sheet, rows []Label) []Label {
	if !slices.ContainsFunc(rows, func(l Label) bool { return p.mayFollow(&l) != nil }) {
		return rows
	}
	given := make(map[annotate.Slot]answer, len(rows))
	for _, l := range rows {
		if a, reason := understand(l, p.book, p.asked); reason.Key() == "" {
			given[a.slot] = a
		}
	}
	form := p.askedWith(sheet, given)
	return slices.DeleteFunc(slices.Clone(rows), func(l Label) bool {
		f := p.mayFollow(&l)
		if f == nil {
			return false
		}
		a := answer{}
		if reason := a.resolveTarget(l, f, p.asked); reason.Key() != "" {
			return false
		}
		_, follows := form.Derived(f.Key, a.slot.Target)
		if follows {
			p.plan.Rows--
		}
		return follows
	})
}

// mayFollow is the field of a row that gives it the value it has where it is not asked and
// that nobody can choose, nil for any other row.
func (p *labelPlanner) mayFollow(l *Label) *codebook.Field {
	f, value := p.book.Field(l.Field), strings.TrimSpace(l.Value)
	if f == nil || f.ValueWhenHidden == "" || value != f.ValueWhenHidden || f.Option(value) != nil ||
		l.Probability != "" || l.derived() {
		return nil
	}
	return f
}
