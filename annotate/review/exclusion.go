package review

import (
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/sentence"
)

// Exclusion is a lead's word that somebody's answers do not count, and why. No program
// leaves anybody out by itself.
type Exclusion struct {
	Annotator string `json:"annotator"`
	Reason    string `json:"reason"`
}

// ExclusionKey is what a lead gives the reason to; an empty one lets the answers count.
func ExclusionKey(annotator string) annotate.Key {
	return annotate.Key{Kind: annotate.KindExclusion, Subject: annotator}
}

// Decided is what exclusions are read from.
type Decided interface {
	People(ctx context.Context) ([]annotate.PersonSummary, error)
	Current(ctx context.Context, key annotate.Key) (*annotate.Entry, error)
}

// ReadExclusions lists who is left out, by name.
func ReadExclusions(ctx context.Context, from Decided) ([]Exclusion, error) {
	people, err := from.People(ctx)
	if err != nil {
		return nil, err
	}
	var list []Exclusion
	for _, p := range people {
		e, err := from.Current(ctx, ExclusionKey(p.ID))
		if err != nil {
			return nil, err
		}
		if e != nil && e.Value != "" {
			list = append(list, Exclusion{p.ID, e.Value})
		}
	}
	return list, nil
}

// Exclude leaves the answers of people out of everything, unless a filter has
// WithExcluded.
func (a *Answers) Exclude(list []Exclusion) { a.excluded = slices.Clone(list) }

// Excluded lists those who gave answers that are left out.
func (a *Answers) Excluded() []Exclusion {
	return slices.DeleteFunc(slices.Clone(a.excluded), func(e Exclusion) bool {
		return !slices.Contains(a.annotators.list, e.Annotator)
	})
}

// leftOut tells of each annotator, by number, whether a filter leaves them out.
func (a *Answers) leftOut(f Filter) []bool {
	out := make([]bool, len(a.annotators.list))
	for i, who := range a.annotators.list {
		out[i] = !f.WithExcluded && slices.ContainsFunc(a.excluded, func(e Exclusion) bool { return e.Annotator == who })
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

// Words say who is left out, and why.
func (e Exclusion) Words() sentence.Sentence {
	return sentence.Of("exclusion.left-out", "Annotator", e.Annotator, "Reason", sentence.Quoted(e.Reason))
}
