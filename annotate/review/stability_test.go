package review_test

import (
	"slices"
	"testing"

	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
)

// again adds a sheet of the second round.
func (p *project) again(who string, paragraph int, answers ...string) {
	p.tb.Helper()
	s := p.write(who, paragraph)
	s.Round = 2
	p.answer(s, p.book, answers...)
	p.submit(s, p.book, "import")
}

// repeated has twelve articles; A1 and A2 answer each paragraph, and both
// answer the first two of each article again: A1 changes the answer on three of
// these, A2 on none.
func repeated(t *testing.T) *review.Answers {
	t.Helper()
	p := newProject(t, 12)
	for i := range 120 {
		p.submitted("A1", i, "unsourced="+noYes(i%3 == 0), "stance Borea="+[]string{"-1", "absent", "1"}[i%3])
		p.submitted("A2", i, "unsourced="+noYes(i%2 == 0))
	}
	changed := 0
	for i := range 120 {
		if i%10 > 1 {
			continue
		}
		change := i%40 == 0
		if change {
			changed++
		}
		p.again("A1", i, "unsourced="+noYes((i%3 == 0) != change), "stance Borea="+[]string{"-1", "absent", "1"}[i%3])
		p.again("A2", i, "unsourced="+noYes(i%2 == 0))
	}
	if changed != 3 {
		t.Fatalf("%d answers are changed", changed)
	}
	return p.answers()
}

func TestStabilityComparesOneAnnotatorWithThemselves(t *testing.T) {
	a := repeated(t)
	o := a.Stability("A1", 2, review.Filter{}).WithIntervals(draws, nil)
	if o.Paragraphs != 120 || o.Doubly != 24 || len(o.Annotators) != 2 || o.Annotators[1] != review.RoundName("A1", 2) {
		t.Errorf("it is about %d paragraphs, %d of them twice, by %q", o.Paragraphs, o.Doubly, o.Annotators)
	}
	r := row(t, o, "unsourced", "", review.Everything)
	// By hand: three of 24 pairs differ, each counted in both directions.
	yes := 0
	for u := range r.Table.Units() {
		if _, values := r.Table.Unit(u); len(values) == 2 {
			yes += int(values[0] + values[1])
		}
	}
	n := 48.0
	want := 1 - (n-1)*6/(2*float64(yes)*(n-float64(yes)))
	wantAlpha(t, r, want, 24)
	if r.Alpha.CI95 == nil || r.Alpha.CI95[0] >= want || r.Alpha.CI95[1] < want || r.Alpha.Articles != 12 ||
		r.Alpha.State != agreement.LowN ||
		r.Alpha.Holding >= 10 {
		t.Errorf("alpha %v lies in %v from %d articles", want, r.Alpha.CI95, r.Alpha.Articles)
	}
	if kept := row(t, a.Stability("A2", 2, review.Filter{}), "unsourced", "", review.Everything); *kept.Alpha.Value != 1 {
		t.Errorf("A2, who changed nothing, has alpha %v", *kept.Alpha.Value)
	}
	seen := row(t, o, "stance", "Borea", review.Addressed)
	if seen.Level != agreement.LevelOrdinal || *seen.Alpha.Value != 1 {
		t.Errorf("stance has %s alpha %v, want ordinal 1", seen.Level, seen.Alpha.Value)
	}
	if divided := o.Divided(0, r.Question); len(divided) != 3 || divided[0].Disputes[0].Answers[0].Annotator != review.RoundName("A1", 1) {
		t.Errorf("the paragraphs answered in two ways are %+v", divided)
	}
}

func TestWhoWasAskedAgainIsListed(t *testing.T) {
	a := repeated(t)
	if who := a.Repeated(review.Filter{}); !slices.Equal(who, []string{"A1", "A2"}) {
		t.Errorf("asked again were %q", who)
	}
	if who := a.Repeated(review.Filter{Annotators: []string{"A2"}}); !slices.Equal(who, []string{"A2"}) {
		t.Errorf("of A2 alone, asked again were %q", who)
	}
	p := newProject(t, 1)
	p.submitted("A1", 0, "unsourced=no")
	if who := p.answers().Repeated(review.Filter{}); who != nil {
		t.Errorf("asked again were %q, and nobody was", who)
	}
}

func TestALaterRoundIsNoPartOfTheAgreementOfOthers(t *testing.T) {
	a := repeated(t)
	if r := row(t, a.Overview(review.Filter{}), "unsourced", "", review.Everything); r.Alpha.N != 120 || r.Table.Ratings() != 240 {
		t.Errorf("two annotators have %d answers to %d paragraphs", r.Table.Ratings(), r.Alpha.N)
	}
	if r := row(
		t,
		a.Stability("A1", 3, review.Filter{}),
		"unsourced",
		"",
		review.Everything,
	); r.Alpha.Value != nil ||
		!r.Alpha.Reason.Has(agreement.OneAnnotator) {
		t.Errorf("a round that nobody asked has alpha %v: %s", r.Alpha.Value, r.Alpha.Reason)
	}
}
