package agreement

import (
	"math"
	"slices"
)

// WithInterval adds to a result of this table its standard error and interval and
// says what they stand on: Student's interval from leaving out each article in
// turn, or the draws of a bootstrap where the plan asks for draws. Where the plan
// has no articles, coefficients with a formula keep its interval and the others
// leave out single units. Every number that is shown with an interval comes from
// here.
func (t *Table) WithInterval(r Result, plan Plan) Result {
	return t.withIntervals([]Result{r}, plan)[0]
}

// withIntervals does so with several results, of which those that need the same sums
// share them.
func (t *Table) withIntervals(results []Result, plan Plan) []Result {
	f := frames{t, plan, make(map[sharedSums]*frame)}
	all := make([]Result, len(results))
	for i, r := range results {
		all[i] = f.withInterval(r)
	}
	return all
}

// frames are those of a table that several results share.
type frames struct {
	table  *Table
	plan   Plan
	shared map[sharedSums]*frame
}

func (f *frames) withInterval(r Result) Result {
	t, plan := f.table, f.plan
	switch {
	case r.Value == nil:
		return r
	case plan.Articles == nil && r.CI95 != nil: // formulas know of no bound below
		r.CI95 = &[2]float64{min(*r.Value, max(t.floor(r), r.CI95[0])), r.CI95[1]}
		return r
	case plan.Articles == nil && hasFormula(r.Statistic):
		if !r.unbroken() {
			return r
		}
		plan.Draws = 0 // every draw would be unbroken too
	}
	by := t.tallyOf(r)
	if by == nil {
		return r
	}
	if plan.Draws > 0 { // they are drawn from sums of their own
		return t.withInterval(r, by, plan)
	}
	held := t.scheme.holding(sharedTally(t, by, r.Level))
	return t.leftOutOf(r, f.of(held), held, plan)
}

// sharedTally is the tally with the sums that other results need too, where there is one.
func sharedTally(t *Table, by tally, level Level) tally {
	switch by := by.(type) {
	case *alphaTally:
		return sharedAlphaTally(t, level)
	case *gwetTally:
		return sharedGwetTally(t, Coefficient{by.statistic, level})
	}
	return by
}

// of makes a frame, or finds one with the same sums.
func (f *frames) of(held *heldTally) *frame {
	by, ok := held.tally.(sharing)
	if !ok || by.sums() == noSums {
		return f.table.frame(held, f.plan)
	}
	if f.shared[by.sums()] == nil {
		f.shared[by.sums()] = f.table.frame(held, f.plan)
	}
	return f.shared[by.sums()]
}

// unbroken tells that nobody ever differed, of which formulas make an interval
// without a width.
func (r Result) unbroken() bool { return *r.Value > 1-residue && r.N > 1 }

// hasFormula tells which statistics have a standard error of single units.
func hasFormula(s Statistic) bool {
	switch s {
	case PercentAgreement, FleissKappa, CongerKappa, GwetAC1, GwetAC2, BrennanPrediger, CohenKappa:
		return true
	}
	return false
}

// corrected tells which statistics have no value where everybody uses one label,
// so that what they stand on is the labels beside the commonest.
func corrected(s Statistic) bool {
	switch s {
	case PercentAgreement, GwetAC1, GwetAC2, BrennanPrediger:
		return false
	}
	return true
}

// tallyOf is the tally of the statistic of a result.
func (t *Table) tallyOf(r Result) tally {
	switch r.Statistic {
	case KrippendorffAlphaWithout:
		return t.tally(Coefficient{KrippendorffAlpha, r.Level})
	case LightKappa:
		by := &lightTally{len(t.annotators), newCrossTally(CohenKappa, newWeights(r.Level, t.scheme.Len()))}
		if by.width() > lightParts/16 {
			return nil
		}
		return by
	case SpecificAgreement, FleissKappaCategory:
		if r.Category == nil {
			return nil
		}
		return &categoryTally{r.Statistic, int32(slices.Index(t.scheme.labels, *r.Category))}
	}
	return t.tally(Coefficient{r.Statistic, r.Level})
}

func (t *Table) withInterval(r Result, by tally, plan Plan) Result {
	held := t.scheme.holding(by)
	return t.leftOutOf(r, t.frame(held, plan), held, plan)
}

// leftOutOf adds what leaving out each row of a frame says.
func (t *Table) leftOutOf(r Result, f *frame, held *heldTally, plan Plan) Result {
	l := f.leaveOut(held)
	if l == nil {
		return r
	}
	r = r.basedOn(l, f, held, plan)
	if plan.Draws > 0 {
		by := held.tally
		return r.withDraws(t.frame(by, plan).bootstrap(by, plan), plan)
	}
	return r.leftOut(l, t.floor(r), held)
}

// basedOn says what a result stands on, in the place of what its formula said.
func (r Result) basedOn(l *leaving, f *frame, held *heldTally, plan Plan) Result {
	r.SE, r.CI95 = nil, nil
	r.Reason = slices.DeleteFunc(slices.Clone(r.Reason), func(reason Reason) bool { return reason.Code == NoErrorWidth })
	if plan.Articles != nil {
		r.Articles = f.paired
	}
	return r.marked(l, held, plan)
}

func (t *Table) frame(by tally, plan Plan) *frame {
	if plan.Articles != nil {
		return articleFrame(t, plan.Articles, by, nil)
	}
	return unitFrame(t.patterns(by.named()), by)
}

// marked marks a result that stands on few articles, or on few that hold
// anything but the commonest label.
func (r Result) marked(l *leaving, held *heldTally, plan Plan) Result {
	clusters, few, but := int(l.count), FewUnitsHold, FewUnitsHoldBut
	if plan.Articles != nil {
		clusters, few, but = r.Articles, FewHold, FewHoldBut
		r = r.fromArticles(clusters)
	}
	if !corrected(r.Statistic) {
		return r
	}
	r.Holding = l.holding
	if l.holding >= DependableN || l.holding == clusters {
		return r // or marked for few articles altogether
	}
	r.State = LowN
	if l.holding < 2 {
		return r // the interval says why there is none
	}
	r.Reason = slices.DeleteFunc(slices.Clone(r.Reason), func(reason Reason) bool { return reason.Code == FewArticles })
	if l.other != Missing {
		return r.note(because(few, "Holding", l.holding, "All", clusters, "Label", held.label(l.other, r)))
	}
	return r.note(because(but, "Holding", l.holding, "All", clusters, "Label", held.label(l.common, r)))
}

// leftOut adds the interval, or says why there is none.
func (r Result) leftOut(l *leaving, floor float64, held *heldTally) Result {
	none := NoInterval
	if r.Articles > 0 {
		none = NoIntervalOne
	}
	switch {
	case l.count < 2:
		return r.note(because(none))
	case l.unvalued && l.alone != Missing:
		only, but := OnlyUnitHolds, OnlyUnitHoldsBut
		if r.Articles > 0 {
			only, but = OnlyArticleHolds, OnlyArticleHoldsBut
		}
		if l.other != Missing && l.alone == l.common {
			return r.note(because(only, "Label", held.label(l.other, r)))
		}
		return r.note(because(but, "Label", held.label(l.alone, r)))
	case l.unvalued:
		return r.note(because(NoIntervalWithout))
	}
	low, high, se, ok := l.interval(floor, corrected(r.Statistic))
	if !ok {
		return r.note(because(NoSpread))
	}
	r.CI95 = &[2]float64{low + 0, high + 0}
	if se > 0 { // of a value of 1 nobody knows it
		r.SE = &se
	}
	return r
}

// label names a value of the clusters.
func (h *heldTally) label(value int, r Result) string {
	if r.Category != nil {
		if value == 1 {
			return *r.Category
		}
		return "other labels than " + *r.Category
	}
	return h.scheme.labels[value]
}

// floor is the least that a coefficient can be. With as many labels on each unit
// as the one with fewest has, everybody differs from everybody else as far as
// that can be: between two that is -1, where chance is taken from the labels.
func (t *Table) floor(r Result) float64 {
	switch r.Statistic {
	case PercentAgreement, SpecificAgreement:
		return 0
	case GwetAC1, GwetAC2, BrennanPrediger:
		w := newWeights(r.Level, t.scheme.Len())
		q := float64(w.q)
		return -w.sum() / (q*q - w.sum())
	case KrippendorffAlpha, KrippendorffAlphaWithout, FleissKappa:
		if r.Level != LevelMASI && r.Level != LevelRatio {
			return -1 / float64(t.fewest()-1)
		}
	}
	return leastKappa
}

// leastKappa is what a kappa of two can reach.
const leastKappa = -1

// fewest is the number of labels of the paired unit that has fewest.
func (t *Table) fewest() int {
	fewest := math.MaxInt32
	for u := range t.Units() {
		if n := int(t.starts[u+1] - t.starts[u]); n >= 2 {
			fewest = min(fewest, n)
		}
	}
	return fewest
}
