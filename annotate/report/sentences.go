package report

import (
	"plumbline/annotate/review"
)

// sentences say what needs the lead, as Review does.
func (r Report) sentences() []string {
	var all []string
	for _, a := range r.Overview.Attention(r.Missing...) {
		shown := func(label string) string { return r.shown(a.Question, label) }
		all = append(all, a.Words(nameOf(a.Question, a.What), shown, digits).String())
	}
	return all
}

// shown is a value as annotators see it.
func (r Report) shown(q review.Question, value string) string {
	if r.Shown == nil {
		return value
	}
	return r.Shown(q.Field, value)
}
