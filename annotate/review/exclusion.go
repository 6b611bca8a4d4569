package review

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
)

// Exclude leaves the answers of people out of everything, unless a filter has
// WithExcluded.
func (a *Answers) Exclude(list []annotate.Exclusion) { a.excluded = slices.Clone(list) }

// Excluded lists those who gave answers that are left out.
func (a *Answers) Excluded() []annotate.Exclusion {
	return slices.DeleteFunc(slices.Clone(a.excluded), func(e annotate.Exclusion) bool {
		return !slices.Contains(a.annotators.list, e.Annotator)
	})
}

// leftOut tells of each annotator, by number, whether a filter leaves them out.
func (a *Answers) leftOut(f Filter) []bool {
	out := make([]bool, len(a.annotators.list))
	for i, who := range a.annotators.list {
		out[i] = !f.WithExcluded && slices.ContainsFunc(a.excluded, func(e annotate.Exclusion) bool { return e.Annotator == who })
	}
	return out
}

// BothWays is the agreement on a row without those who are left out, and with them.
type BothWays struct {
	Row           Row // without
	Without, With agreement.Result
}

// BothWays computes every row both ways, with the intervals of the draws; nothing where
// nobody is left out. goOn is asked before each row; if it says no, there is nothing.
func (a *Answers) BothWays(o *Overview, f Filter, d Draws, goOn func() bool) []BothWays {
	if len(a.Excluded()) == 0 {
		return nil
	}
	f.WithExcluded = true
	with := a.Overview(f).WithBounds(d, nil, goOn)
	if with == nil {
		return nil
	}
	var rows []BothWays
	for _, r := range o.Rows {
		at := slices.IndexFunc(with.Rows, func(x Row) bool { return x.Question == r.Question && x.What == r.What })
		if at >= 0 && !r.Question.Guessed {
			rows = append(rows, BothWays{r, r.Alpha, with.Rows[at].Alpha})
		}
	}
	return rows
}
