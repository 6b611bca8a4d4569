package review_test

import (
	"math"
	"slices"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/review"
)

func TestWhoIsLeftOutCountsInNothingAndIsToldBothWays(t *testing.T) {
	p := newProject(t, 1)
	for i := range 10 {
		p.submitted("A1", i, "unsourced="+noYes(i%2 == 0))
		p.submitted("A2", i, "unsourced="+noYes(i%2 == 0))
		p.submitted("A3", i, "unsourced="+noYes(i%2 == 1))
	}
	a := p.answers()
	all := a.Overview(review.Filter{})
	a.Exclude([]annotate.Exclusion{{Annotator: "A3", Reason: "read the other rule"}, {Annotator: "A9", Reason: "never came"}})
	if got := a.Excluded(); len(got) != 1 || got[0].Annotator != "A3" {
		t.Errorf("left out of the numbers are %v", got)
	}
	o := a.Overview(review.Filter{})
	if !slices.Equal(o.Annotators, []string{"A1", "A2"}) {
		t.Errorf("those who count are %v", o.Annotators)
	}
	wantAlpha(t, row(t, o, "unsourced", "", review.Everything), 1, 10)
	both := a.BothWays(o, review.Filter{}, draws, nil)
	at := slices.IndexFunc(both, func(b review.BothWays) bool { return b.Row.Question.Field == "unsourced" })
	if at < 0 || *both[at].Without.Value != 1 {
		t.Fatalf("both ways it is %+v", both)
	}
	if with := *row(t, all, "unsourced", "", review.Everything).Alpha.Value; math.Abs(*both[at].With.Value-with) > 1e-12 {
		t.Errorf("with them alpha is %v, of everybody %v", *both[at].With.Value, with)
	}
	if a.Exclude(nil); len(a.Overview(review.Filter{}).Annotators) != 3 || a.BothWays(o, review.Filter{}, draws, nil) != nil {
		t.Error("who is taken back is still left out")
	}
}
