package review_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
)

var draws = review.Draws{Times: 400, Seed: 7}

// team answers unsourced on all paragraphs; each annotator misses the truth
// with a chance of their own.
func team(t *testing.T, articles int, misses ...float64) *project {
	t.Helper()
	p := newProject(t, articles)
	random := rand.New(rand.NewPCG(11, 12))
	for i := range articles * 10 {
		truth := random.IntN(2) == 1
		for a, miss := range misses {
			p.submitted([]string{"A1", "A2", "A3", "A4"}[a], i, "unsourced="+noYes(truth != (random.Float64() < miss)))
		}
	}
	return p
}

func TestWhoReadsDifferentlyIsNamedWithTheParagraphs(t *testing.T) {
	p := team(t, 12, 0.05, 0.05, 0.05, 0.5)
	o := p.answers().Overview(review.Filter{}).WithIntervals(draws, nil)
	found := o.Attention()
	if len(found) != 2 || found[0].Kind != review.ReadsDifferently || found[0].Annotator != "A4" || found[0].Paragraphs != 120 ||
		found[0].More < 0.3 {
		t.Fatalf("what needs the lead is %+v", found)
	}
	if said := found[0].Words("Unsourced", nil, nil).String(); said != "A4 reads Unsourced differently from the others (120 paragraphs)." {
		t.Errorf("the lead is told %q", said)
	}
	low := found[1]
	if low.Kind != review.LowestField || low.Question.Field != "unsourced" || low.First != "no" || low.Second != "yes" ||
		low.Times != low.All {
		t.Errorf("the lowest field is %+v", low)
	}
}

func TestNobodyReadsDifferentlyInATeamThatAgreesOrThatDoesNot(t *testing.T) {
	for name, misses := range map[string][]float64{
		"all agree": {0.01, 0.01, 0.01, 0.01}, "nobody agrees": {0.5, 0.5, 0.5, 0.5}, "only two": {0.05, 0.5},
	} {
		t.Run(name, func(t *testing.T) {
			o := team(t, 12, misses...).answers().Overview(review.Filter{}).WithIntervals(draws, nil)
			for _, a := range named(o) {
				t.Errorf("%s is said to read differently", a.Annotator)
			}
			if two := o.Readers.Why == agreement.TwoAnnotators; two != (len(misses) == 2) {
				t.Errorf("why nobody is judged is %q", o.Readers.Why)
			}
		})
	}
}

// partly lets A4 contradict every second time on the first paragraphs and agree on
// the others; of these, each of the others answers so many.
func partly(t *testing.T, answered ...int) *review.Overview {
	t.Helper()
	p := newProject(t, 12)
	for i := range 120 {
		truth := i%2 == 0
		for a, n := range answered {
			if i < n {
				p.submitted([]string{"A1", "A2", "A3"}[a], i, "unsourced="+noYes(truth))
			}
		}
		p.submitted("A4", i, "unsourced="+noYes(truth != (i < 60 && i%4 < 2)))
	}
	return p.answers().Overview(review.Filter{}).WithIntervals(draws, nil)
}

func TestNobodyIsNamedOnTooFewArticles(t *testing.T) {
	if found := named(partly(t, 60, 120, 120)); len(found) != 1 || found[0].Annotator != "A4" {
		t.Errorf("A4 contradicts on six articles of twelve, but this is found: %+v", found)
	}
	o := partly(t, 30, 30, 30)
	if found := named(o); len(found) != 0 || o.Readers.Why != agreement.FewForTeam {
		t.Errorf("on three articles nothing is certain, but this is found: %+v, %q", found, o.Readers.Why)
	}
	told := o.Attention()
	if last := told[len(told)-1]; last.Kind != review.NobodyJudged ||
		!strings.Contains(last.Words("", nil, nil).String(), "it takes 4 articles that four or more labelled") {
		t.Errorf("the lead is told %+v", told)
	}
}

func TestATeamThatAgreesNeedsNoSentence(t *testing.T) {
	o := team(t, 12, 0, 0.005, 0).answers().Overview(review.Filter{}).WithIntervals(draws, nil)
	if r := row(t, o, "unsourced", "", review.Everything); !review.Above(r.Alpha, review.Reliable) {
		t.Fatalf("alpha is %v in %v", *r.Alpha.Value, r.Alpha.CI95)
	}
	if found := o.Attention(); len(found) != 0 {
		t.Errorf("what needs the lead is %+v", found)
	}
}

func TestRowsComeByTheirLowerBound(t *testing.T) {
	p := team(t, 12, 0.1, 0.1, 0.1)
	random := rand.New(rand.NewPCG(5, 6))
	labels := []string{"none", "official", "group"}
	for i := range p.sheets {
		answers := []string{"sourcing=" + labels[random.IntN(3)], "unit_type=" + []string{"body", "lede"}[random.IntN(2)]}
		p.answer(p.sheets[i].sheet, p.book, answers...)
	}
	quick := p.answers().Overview(review.Filter{})
	for _, r := range quick.Rows {
		if r.Alpha.CI95 != nil {
			t.Errorf("%s has an interval before any draw", r.Question.Field)
		}
	}
	o := quick.WithIntervals(draws, nil)
	if o.Rows[0].Question.Field != "sourcing" || o.Rows[1].Question.Field != "unsourced" {
		t.Errorf("the first rows are %s and %s", o.Rows[0].Question.Field, o.Rows[1].Question.Field)
	}
	if n := len(o.Rows); !o.Rows[n-1].Question.Guessed || o.Rows[n-2].Question.Guessed {
		t.Error("what the layout guesses does not come last")
	}
	r := row(t, o, "unsourced", "", review.Everything)
	if r.Alpha.CI95 == nil || r.Alpha.CI95[0] >= *r.Alpha.Value || r.Alpha.CI95[1] <= *r.Alpha.Value || r.Alpha.Articles != 12 {
		t.Errorf("alpha is %v in %v from %d articles", *r.Alpha.Value, r.Alpha.CI95, r.Alpha.Articles)
	}
	// t(11) halves at 3.38 times 12 articles.
	if r.Halve != (agreement.More{Units: 286, Articles: 29}) {
		t.Errorf("to halve the interval it takes %+v", r.Halve)
	}
	plan := agreement.Plan{Draws: draws.Times, Seed: draws.Seed, Articles: r.Articles}
	by := agreement.Coefficient{Statistic: agreement.KrippendorffAlpha, Level: agreement.LevelNominal}
	if want := agreement.Alpha(r.Table, r.Level).WithDraws(agreement.Bootstrap(r.Table, by, plan), plan); *r.Alpha.CI95 != *want.CI95 {
		t.Errorf("the interval is %v, want that of whole articles %v", *r.Alpha.CI95, *want.CI95)
	}
	single := quick.WithIntervals(review.Draws{Times: 400, Seed: 7, Paragraphs: true}, nil)
	if s := row(t, single, "unsourced", "", review.Everything); *s.Alpha.CI95 == *r.Alpha.CI95 || s.Halve.Articles != 0 {
		t.Error("drawing paragraphs gives what drawing articles gives")
	}
	if stopped := quick.WithIntervals(draws, func() bool { return false }); stopped != nil {
		t.Error("intervals were drawn though nobody wants them")
	}
}

func TestADominantValueBringsPercentAgreementAndAC1(t *testing.T) {
	p := newProject(t, 4)
	for i := range 40 {
		p.submitted("A1", i, "unsourced="+noYes(i == 0), "editorial=none")
		p.submitted("A2", i, "unsourced="+noYes(i == 1), "editorial=none")
	}
	o := p.answers().Overview(review.Filter{})
	r := row(t, o, "unsourced", "", review.Everything)
	if r.Dominant != "no" || r.Agreed == nil || *r.Agreed.Value != 0.95 || r.AC1 == nil || *r.AC1.Value < 0.9 || *r.Alpha.Value > 0 {
		t.Errorf("beside alpha %v stand %v and %v for %q", *r.Alpha.Value, r.Agreed, r.AC1, r.Dominant)
	}
	sets := row(t, o, "editorial", "", review.Everything)
	if sets.Dominant != "none" || sets.Agreed == nil || sets.AC1 != nil {
		t.Errorf("a set has %v and %v beside alpha", sets.Agreed, sets.AC1)
	}
	if even := row(
		t,
		team(t, 2, 0.1, 0.1).answers().Overview(review.Filter{}),
		"unsourced",
		"",
		review.Everything,
	); even.Dominant != "" ||
		even.Agreed != nil {
		t.Errorf("%q is said to dominate even answers", even.Dominant)
	}
}

func TestSwappedLabelsAreSaidInTheRow(t *testing.T) {
	p := newProject(t, 4)
	for i := range 40 {
		p.submitted("A1", i, "unsourced="+noYes(i%2 == 0))
		p.submitted("A2", i, "unsourced="+noYes(i%2 == 1))
	}
	o := p.answers().Overview(review.Filter{}).WithIntervals(draws, nil)
	if r := row(t, o, "unsourced", "", review.Everything); !r.Alpha.Reason.Has(agreement.Swapped) {
		t.Errorf("alpha %v says %q", *r.Alpha.Value, r.Alpha.Reason)
	}
}

// learning answers at random at first and together later.
func learning(t *testing.T, from, until float64) review.OverTime {
	t.Helper()
	return learner(t, from, until).OverTime(draws)
}

// learner is what they answer.
func learner(t *testing.T, from, until float64) *review.Row {
	t.Helper()
	p := newProject(t, 25)
	random := rand.New(rand.NewPCG(21, 22))
	for i := range 250 {
		miss := from
		if i >= 125 {
			miss = until
		}
		truth := random.IntN(2) == 1
		p.submitted("A1", i, "unsourced="+noYes(truth))
		p.submitted("A2", i, "unsourced="+noYes(truth != (random.Float64() < miss)))
	}
	return row(t, p.answers().Overview(review.Filter{}), "unsourced", "", review.Everything)
}

func TestAgreementOverTimeIsRisingOnlyIfTheChangeIsCertain(t *testing.T) {
	rising := learning(t, 0.4, 0.02)
	if n := len(rising.Windows); n != 3 || !rising.Windows[0].Full || rising.Windows[2].Full || rising.Windows[2].Alpha.N != 50 {
		t.Fatalf("the windows are %+v", rising.Windows)
	}
	if rising.Direction != review.Rising || rising.CI95 == nil || rising.CI95[0] <= 0 ||
		*rising.Change != *rising.Windows[1].Alpha.Value-*rising.Windows[0].Alpha.Value {
		t.Errorf("after learning it is %q in %v", rising.Direction, rising.CI95)
	}
	for i, w := range rising.Windows {
		if w.From.After(w.Until) || i > 0 && !rising.Windows[i-1].Until.Before(w.From) {
			t.Errorf("window %d goes from %v to %v", i+1, w.From, w.Until)
		}
	}
	if falling := learning(t, 0.02, 0.4); falling.Direction != review.Falling {
		t.Errorf("after forgetting it is %q in %v", falling.Direction, falling.CI95)
	}
	for _, misses := range [][2]float64{{0.2, 0.25}, {0.25, 0.2}} {
		steady := learning(t, misses[0], misses[1])
		if steady.Direction != review.Steady || steady.CI95 == nil || (*steady.Change > 0) != (misses[0] > misses[1]) {
			t.Errorf("with a change of %v that is not certain it is %q in %v", *steady.Change, steady.Direction, steady.CI95)
		}
	}
	if same := learning(t, 0, 0); same.Direction != review.Steady || same.Change != nil {
		t.Errorf("with nothing to draw it is %q by %v", same.Direction, same.Change)
	}
}

func TestAgreementSinceAMomentIsRisingOnlyIfTheChangeIsCertain(t *testing.T) {
	for _, test := range []struct {
		before, after float64
		want          review.Direction
	}{{0.4, 0.02, review.Rising}, {0.02, 0.4, review.Falling}, {0.2, 0.2, review.Steady}} {
		r := learner(t, test.before, test.after)
		windows := r.OverTime(draws).Windows
		turn, ok := r.Since(windows[1].From, draws)
		if !ok || turn.Direction != test.want || turn.Before.N != 100 || turn.After.N != 150 {
			t.Errorf(
				"from %v to %v missed it is %q (%v), of %d and %d paragraphs",
				test.before,
				test.after,
				turn.Direction,
				ok,
				turn.Before.N,
				turn.After.N,
			)
		}
		if _, ok := r.Since(windows[2].Until.AddDate(1, 0, 0), draws); ok {
			t.Error("agreement after the last paragraph is compared")
		}
	}
}
