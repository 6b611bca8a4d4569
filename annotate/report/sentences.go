package report

import (
	"fmt"

	"plumbline/annotate/review"
)

// sentences say what needs the lead, as Review does.
func (r Report) sentences() []string {
	var all []string
	for _, a := range r.Overview.Attention(r.Missing...) {
		all = append(all, r.sentence(a))
	}
	return all
}

func (r Report) sentence(a review.Attention) string {
	name := nameOf(a.Question, a.What)
	switch a.Kind {
	case review.FileMissing:
		return missing(a)
	case review.ReadsDifferently, review.Leans, review.NobodyJudged:
		return a.ReaderWords(name, func(label string) string { return r.shown(a.Question, label) })
	}
	said := fmt.Sprintf("%s has the lowest lower bound (%s)", name, digits(a.Alpha.CI95[0]))
	if a.Times > 0 {
		said += fmt.Sprintf("; %s and %s collide most, %d times of %d", r.shown(a.Question, a.First), r.shown(a.Question, a.Second), a.Times, a.All)
	}
	return said + "."
}

// missing says whose answers are missing or old.
func missing(a review.Attention) string {
	switch {
	case a.Never && a.Further == 0:
		return fmt.Sprintf("Nothing has come from %s yet, while others went on.", a.Annotator)
	case a.Never:
		return fmt.Sprintf("Nothing has come from %s and %d more, while others went on.", a.Annotator, a.Further)
	case a.Further == 0:
		return fmt.Sprintf("The newest answer of %s is %d days old, while others went on.", a.Annotator, a.Days)
	}
	return fmt.Sprintf("The newest answer of %s is %d days old, and %d more are behind, while others went on.", a.Annotator, a.Days, a.Further)
}

// shown is a value as annotators see it.
func (r Report) shown(q review.Question, value string) string {
	if r.Shown == nil {
		return value
	}
	return r.Shown(q.Field, value)
}
