package review_test

import (
	"slices"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
)

func TestNothingIsToldOfColumnsThatDifferentPeopleFilled(t *testing.T) {
	told := func(seats ...string) (pairs, without, manners int, alpha float64, o *review.Overview) {
		p := newProject(t, 12)
		for i := range 120 {
			p.submitted("A1", i, "unit_type=body", "editorial=none", "unsourced=no", "sourcing=official")
			p.submitted("A2", i, "unit_type=body", "editorial=none", "unsourced="+noYes(i%3 == 0), "sourcing=official")
			p.submitted("A3", i, "unit_type=body", "editorial=none", "unsourced="+noYes(i%3 == 1), "sourcing=official")
		}
		answers := p.answers()
		answers.Seat(seats)
		o = answers.Overview(review.Filter{})
		draws := review.Draws{Times: 20, Seed: 1}
		for i := range o.Rows {
			if r := &o.Rows[i]; r.Question.Field == "unsourced" {
				pairs, without, alpha = len(r.Pairs(draws)), len(r.Without(draws)), *r.Alpha.Value
				for _, x := range r.OfPeople(agreement.Summary(r.Table, agreement.Plan{})) {
					for _, who := range seats {
						if slices.Contains(x.Pair, who) || x.Annotator != nil && *x.Annotator == who {
							t.Errorf("of %s is told %+v", who, x)
						}
					}
					if len(seats) > 0 && (x.Statistic == agreement.LightKappa || x.Statistic == agreement.CohenKappa) {
						t.Errorf("%s is told, which stands on people", x.Statistic)
					}
				}
			}
		}
		return pairs, without, len(answers.Manners(review.Filter{})), alpha, o
	}
	pairs, without, manners, alpha, _ := told()
	if pairs != 3 || without != 3 || manners != 3 {
		t.Fatalf("of people are told %d pairs, %d alphas without one, %d manners", pairs, without, manners)
	}
	pairs, without, manners, seated, _ := told("A3")
	if pairs != 1 || without != 2 || manners != 2 || seated != alpha {
		t.Errorf("with one seat %d pairs, %d alphas without one, %d manners, alpha %v, want %v", pairs, without, manners, seated, alpha)
	}
	pairs, without, manners, _, o := told("A1", "A2", "A3")
	if pairs+without+manners != 0 {
		t.Errorf("of seats are told %d pairs, %d alphas without one, %d manners", pairs, without, manners)
	}
	read := o.WithReaders(review.Draws{Times: 20, Seed: 1}, nil, nil)
	if read.Readers.Why != agreement.NoPeople || len(read.Readers.Different) != 0 {
		t.Errorf("readers are %+v", read.Readers)
	}
	if words, some := (annotate.Seats{"A1", "A2"}).Words(); !some || words.String() == "" {
		t.Error("that it is withheld is not told")
	}
}
