package adjudicate

import (
	"cmp"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Board counts what divided the annotators, so that the lead sees which rule
// to mend.
type Board struct {
	Rules []Rule // the fields with the most causes first
}

// Rule is a field of the codebook with what went wrong under its rule.
type Rule struct {
	Field  *codebook.Field
	Causes map[annotate.Cause]int
	Labels []Label // those that ever divided answers for a known cause, by how often
}

// Label is an option of a field with the causes of the disagreements that it
// was part of.
type Label struct {
	Option *codebook.Option
	Causes map[annotate.Cause]int
}

// Total adds up causes.
func Total(causes map[annotate.Cause]int) int {
	n := 0
	for _, times := range causes {
		n += times
	}
	return n
}

// Board counts the causes that stand.
func (d *Docket) Board() Board {
	var b Board
	for i := range d.rules.book.Fields {
		f := &d.rules.book.Fields[i]
		r := Rule{Field: f, Causes: make(map[annotate.Cause]int)}
		labels := make(map[string]map[annotate.Cause]int)
		for _, dispute := range d.disputes {
			if dispute.Slot.Field != f.Key || dispute.cause == "" {
				continue
			}
			r.Causes[dispute.cause]++
			for _, label := range dispute.contests {
				if labels[label] == nil {
					labels[label] = make(map[annotate.Cause]int)
				}
				labels[label][dispute.cause]++
			}
		}
		for j := range f.Options {
			if causes := labels[f.Options[j].Value]; causes != nil {
				r.Labels = append(r.Labels, Label{&f.Options[j], causes})
			}
		}
		slices.SortStableFunc(r.Labels, func(a, b Label) int { return cmp.Compare(Total(b.Causes), Total(a.Causes)) })
		if len(r.Causes) > 0 {
			b.Rules = append(b.Rules, r)
		}
	}
	slices.SortStableFunc(b.Rules, func(a, b Rule) int { return cmp.Compare(Total(b.Causes), Total(a.Causes)) })
	return b
}
