package review_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/review"
)

// askedMore are the questions of which an answer leads to no other, with what it costs to
// give another.
var askedMore = []struct {
	cheap string
	dear  []string
}{
	{"sourcing=none", []string{"sourcing=official", "attribution=named", "quote_form=indirect"}},
	{"editorial=none", []string{"editorial=loaded", "editorial_strength=1"}},
	{"stance Borea=absent", []string{"stance Borea=1", "voice Borea=outlet"}},
	{"stance Harbour council=absent", []string{"stance Harbour council=-1", "voice Harbour council=source"}},
}

// sittings lets four annotators answer 24 articles in six sittings of forty paragraphs
// each, two a week, everyone in an order of their own. How often an article
// calls for the cheapest answers varies. Lapse is how often the first annotator gives
// them without reading, by the paragraphs of the sitting and the weeks before.
func sittings(tb testing.TB, seed uint64, lapse func(place, week int) float64) *review.Answers {
	p := newProject(tb, 24)
	random := rand.New(rand.NewPCG(seed, 7))
	calls := make([]bool, 240)
	for article := range 24 {
		rate := 0.2 + 0.5*random.Float64()
		for i := range 10 {
			calls[10*article+i] = random.Float64() < rate
		}
	}
	start := p.clock
	for a, who := range []string{"Dara", "Ines", "Noor", "Otto"} {
		order := random.Perm(24)
		for n := range 240 {
			place, week := n%40, n/80
			p.clock = start.Add(time.Duration(n/40)*84*time.Hour + time.Duration(place)*time.Minute)
			i := 10*order[n/10] + n%10
			answers := []string{"unit_type=body", "unsourced=no"}
			for _, of := range askedMore {
				cheap := calls[i] != (random.Float64() < 0.1) || a == 0 && random.Float64() < lapse(place, week)
				if cheap {
					answers = append(answers, of.cheap)
				} else {
					answers = append(answers, of.dear...)
				}
			}
			p.submit(p.write(who, i, answers...), p.book, annotate.OriginAnnotator)
		}
	}
	return p.answers()
}

func TestWhoTiresWithinASittingOrOverWeeksIsFoundAndOthersAreNot(t *testing.T) {
	const teams = 30
	steady := func(int, int) float64 { return 0 }
	for name, c := range map[string]struct {
		lapse           func(place, week int) float64
		sitting, weeks  int // at least so many teams of which it is said of the first
		ofOthers, ofOne int // at most so many of which it is said of somebody it is not true of
	}{
		"everyone is steady":         {steady, 0, 0, 3, 3},
		"one is always hasty":        {func(int, int) float64 { return 0.5 }, 0, 0, 3, 3},
		"one tires within a sitting": {func(place, _ int) float64 { return 0.02 * float64(place) }, 27, 0, 3, teams},
		"one tires over the weeks":   {func(_, week int) float64 { return 0.4 * float64(week) }, 0, 27, 3, teams},
	} {
		t.Run(name, func(t *testing.T) {
			var sitting, weeks, ofOthers, ofOne int
			for seed := range uint64(teams) {
				others, one := false, false
				for _, m := range sittings(t, seed, c.lapse).Manners(review.Filter{}) {
					said := m.Effort.Sitting.Certain || m.Effort.Weeks.Certain
					if m.Annotator != "Dara" {
						others = others || said
						continue
					}
					one = said
					if d := m.Effort.Sitting; d.Certain && d.More > 0 {
						sitting++
					}
					if d := m.Effort.Weeks; d.Certain && d.More > 0 {
						weeks++
					}
				}
				if others {
					ofOthers++
				}
				if one {
					ofOne++
				}
			}
			t.Logf("sitting %d, weeks %d, of others %d, of the first %d of %d teams", sitting, weeks, ofOthers, ofOne, teams)
			if sitting < c.sitting || weeks < c.weeks || ofOthers > c.ofOthers || ofOne > c.ofOne {
				t.Errorf("sitting %d (want %d), weeks %d (want %d), of others %d (at most %d), of the first %d (at most %d) of %d teams",
					sitting, c.sitting, weeks, c.weeks, ofOthers, c.ofOthers, ofOne, c.ofOne, teams)
			}
		})
	}
}

func TestEffortIsToldWithItsPartsAndWhatOthersGave(t *testing.T) {
	manners := sittings(t, 3, func(place, _ int) float64 { return 0.02 * float64(place) }).Manners(review.Filter{})
	dara := manners[0]
	if dara.Annotator != "Dara" || dara.Paragraphs != 240 || dara.Effort.Answers != 960 {
		t.Fatalf("the first is %+v", dara)
	}
	e := dara.Effort
	if e.Cheapest <= e.Expected {
		t.Errorf("of who tires %.2f are the cheapest, of others %.2f", e.Cheapest, e.Expected)
	}
	parts := e.Sitting.Parts
	if len(parts) != 2 || parts[0].From != 1 || parts[1].To != 40 || parts[0].Articles < 4 || parts[1].Cheapest <= parts[0].Cheapest {
		t.Fatalf("the parts of a sitting are %+v", parts)
	}
	if ci := parts[1].CI95; ci == nil || ci[0] > parts[1].Cheapest || ci[1] < parts[1].Cheapest {
		t.Errorf("the last part has %v in the interval %v", parts[1].Cheapest, ci)
	}
	if ci := e.Sitting.CI95; !(ci[0] < e.Sitting.More && e.Sitting.More < ci[1]) {
		t.Errorf("the change %v lies in %v", e.Sitting.More, ci)
	}
	if weeks := e.Weeks.Parts; len(weeks) != 2 || weeks[0].To != 1 || weeks[1].From != 3 {
		t.Errorf("the parts by week are %+v", weeks)
	}
}

func TestLabelsFromAFileHaveNoSittings(t *testing.T) {
	p := newProject(t, 12)
	for i := range 120 {
		p.submitted("A1", i, "unit_type=body", "editorial=none")
	}
	m := p.answers().Manners(review.Filter{})[0]
	if m.Effort.Sitting.Parts != nil || m.Timed != 0 || m.Effort.Answers != 120 {
		t.Errorf("of labels from a file is told %+v", m)
	}
}

func TestOneValueAnsweringIsNamedOnlyWhereOthersVary(t *testing.T) {
	p := newProject(t, 3)
	for i := range 30 {
		p.submitted("A1", i, "unit_type=body", "unsourced=no", "sourcing=official")
		p.submitted("A2", i, "unit_type=body", "unsourced="+noYes(i%3 == 0), "sourcing=official")
		p.submitted("A3", i, "unit_type=body", "unsourced="+noYes(i%3 == 1), "sourcing=official")
	}
	manners := p.answers().Manners(review.Filter{})
	one := manners[0].One
	if one == nil || one.Question.Field != "unsourced" || one.Value != "no" || one.Share != 1 || one.Paragraphs != 30 ||
		one.Others < 0.66 || one.Others > 0.67 {
		t.Errorf("of A1 is told %+v", one)
	}
	if manners[1].One != nil || manners[2].One != nil {
		t.Errorf("of the others is told %+v and %+v", manners[1].One, manners[2].One)
	}
}

func TestWhatIsFasterThanReadingIsCounted(t *testing.T) {
	p := newProject(t, 1)
	for i, took := range []int64{50, 50, 5000, 0} {
		s := p.write(
			"A1",
			i,
			"unit_type=body",
			"unsourced=no",
			"sourcing=none",
			"editorial=none",
			"stance Borea=0",
			"stance Harbour council=0",
		)
		e := p.entry(s.SubmissionKey(), "t-h t-b", p.book, annotate.OriginAnnotator)
		e.ElapsedMS = took
		s.Apply(e)
	}
	m := p.answers().Manners(review.Filter{})[0]
	if m.Quick != 2 || m.Timed != 3 || m.Paragraphs != 4 {
		t.Errorf("%d of %d timed paragraphs are quick, %d in all", m.Quick, m.Timed, m.Paragraphs)
	}
}

func TestTheCheapestAnswersAreThoseAfterWhichLeastIsAsked(t *testing.T) {
	book := newProject(t, 1).book
	for field, want := range map[string][]string{
		"sourcing": {"none"}, "editorial": {"none"}, "stance": {"absent", "0"}, "unsourced": nil,
	} {
		if got := book.Cheapest(book.Field(field)); !slices.Equal(got, want) {
			t.Errorf("the cheapest answers to %s are %v, want %v", field, got, want)
		}
	}
}
