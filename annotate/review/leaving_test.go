package review_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/review"
)

// labelled is a team that labels two questions. Each annotator sees the truth,
// or with a chance of their own something else.
func labelled(t *testing.T, seed uint64, articles int, misses ...float64) *review.Overview {
	t.Helper()
	p := newProject(t, articles)
	random := rand.New(rand.NewPCG(seed, 99))
	sources := []string{"none", "official", "group|expert", "person"}
	for i := range articles * 10 {
		yes, source := random.IntN(3) == 0, random.IntN(len(sources))
		for a, miss := range misses {
			given := source
			if random.Float64() < miss {
				given = random.IntN(len(sources))
			}
			p.submitted([]string{"A1", "A2", "A3", "A4", "A5"}[a], i,
				"unsourced="+noYes(yes != (random.Float64() < miss/2)), "sourcing="+sources[given])
		}
	}
	return p.answers().Overview(review.Filter{}).WithIntervals(review.Draws{Times: 200, Seed: seed}, nil)
}

func apartIn(o *review.Overview) []review.Attention {
	var found []review.Attention
	for _, a := range o.Attention() {
		if a.Kind == review.AnnotatorApart {
			found = append(found, a)
		}
	}
	return found
}

// TestTeamsOfEqualsAreSeldomToldThatSomeoneStandsApart counts the false alarms
// among many teams of annotators who are all alike, good or bad, with few or more
// articles: at most one in twenty, and what chance adds to that.
func TestTeamsOfEqualsAreSeldomToldThatSomeoneStandsApart(t *testing.T) {
	const teams = 60
	for _, articles := range []int{3, 12} {
		alarms, looked := 0, 0
		for seed := range uint64(teams) {
			miss := []float64{0.1, 0.3, 0.6}[seed%3]
			o := labelled(t, seed, articles, miss, miss, miss, miss)
			if found := apartIn(o); len(found) > 0 {
				alarms++
			}
			for _, r := range o.Rows {
				if r.Leaving != nil {
					looked++
				}
			}
		}
		t.Logf("%d articles: %d false alarms in %d teams; %d gains were looked at closely", articles, alarms, teams, looked)
		if alarms > 8 { // 3 are to be expected at most; above 8 in one of two hundred runs
			t.Errorf("%d articles: %d of %d teams of equals are told that someone stands apart", articles, alarms, teams)
		}
		if articles < 12 && looked == 0 {
			t.Errorf("%d articles: no gain was even looked at, so this shows nothing", articles)
		}
	}
}

// TestWhoStandsApartAboveChanceIsFoundByTheGain: A4 agrees with everyone beyond
// chance, but far less than they among each other.
func TestWhoStandsApartAboveChanceIsFoundByTheGain(t *testing.T) {
	missed := 0
	for seed := range uint64(8) {
		found := apartIn(labelled(t, seed, 12, 0.1, 0.1, 0.1, 0.5))
		if len(found) != 1 || found[0].Annotator != "A4" {
			missed++
			continue
		}
		a := found[0]
		if a.Near != 0 || a.Gain < 0.1 || a.GainCI95[0] <= 0 || a.GainCI95[0] > a.Gain || a.GainCI95[1] < a.Gain {
			t.Errorf("A4 is said to be apart for a gain of %v in %v, near 0 with %d", a.Gain, a.GainCI95, a.Near)
		}
		if a.Without.CI95 == nil || *a.Without.Value-*a.Alpha.Value != a.Gain {
			t.Errorf("without A4 alpha is %v in %v, from %v", *a.Without.Value, a.Without.CI95, *a.Alpha.Value)
		}
	}
	if missed > 0 {
		t.Errorf("A4 is not found in %d of 8 teams", missed)
	}
}

// TestWhoStandsApartIsLookedForOnceAsLongAsNothingChanges takes what was found
// from an overview of the same answers, and only in rows of which that holds.
func TestWhoStandsApartIsLookedForOnceAsLongAsNothingChanges(t *testing.T) {
	p := newProject(t, 12)
	random := rand.New(rand.NewPCG(5, 99))
	for i := range 120 {
		yes := random.IntN(2) == 0
		for a, miss := range []float64{0.05, 0.05, 0.05, 0.6} {
			p.submitted([]string{"A1", "A2", "A3", "A4"}[a], i, "unsourced="+noYes(yes != (random.Float64() < miss)), "sourcing=none", "editorial=none")
		}
	}
	d := review.Draws{Times: 200, Seed: 5}
	measure := func() *review.Overview { return p.answers().Overview(review.Filter{}).WithBounds(d, nil, nil) }
	first := measure().WithLeaving(d, nil, nil)
	found := row(t, first, "unsourced", "", review.Everything).Leaving
	if found == nil || !found.Certain || found.Annotator != "A4" {
		t.Fatalf("A4 does not stand apart: %+v", found)
	}
	found.ByChance = 0.0123 // to know it again
	if l := row(t, measure().WithLeaving(d, first, nil), "unsourced", "", review.Everything).Leaving; l == nil || l.ByChance != 0.0123 || !l.Certain || l == found {
		t.Errorf("of the same answers it is looked for again: %+v", l)
	}
	if l := row(t, measure().WithLeaving(review.Draws{Times: 200, Seed: 6}, first, nil), "unsourced", "", review.Everything).Leaving; l == nil || l.ByChance == 0.0123 {
		t.Errorf("other draws take the old answer: %+v", l)
	}
	p.submitted("A5", 0, "sourcing=none", "editorial=loaded", "editorial_strength=1")
	if l := row(t, measure().WithLeaving(d, first, nil), "unsourced", "", review.Everything).Leaving; l == nil || l.ByChance == 0.0123 {
		t.Errorf("with one annotator more the old answer is taken: %+v", l)
	}
}

func TestFilesAreMissingOnlyWhileOthersGoOn(t *testing.T) {
	now := time.Date(2024, 5, 31, 9, 0, 0, 0, time.UTC)
	days := func(n int) time.Time { return now.Add(-time.Duration(n) * 24 * time.Hour) }
	tests := []struct {
		name  string
		signs []review.Sign
		want  []review.Attention
	}{
		{"everyone is at work", []review.Sign{{"A1", days(0), false}, {"A2", days(7), false}}, nil},
		{"the work is at rest", []review.Sign{{"A1", days(30), false}, {"A2", days(60), false}}, nil},
		{"nobody has begun", []review.Sign{{"A1", time.Time{}, false}, {"A2", time.Time{}, false}}, nil},
		{"one is behind", []review.Sign{{"A1", days(1), false}, {"A2", days(12), false}}, []review.Attention{{Kind: review.FileMissing, Annotator: "A2", Days: 12}}},
		{"one never came", []review.Sign{{"A1", days(1), false}, {"A2", days(12), false}, {"A3", time.Time{}, false}}, []review.Attention{{Kind: review.FileMissing, Annotator: "A3", Never: true, Further: 1}}},
		{"one is done for long", []review.Sign{{"A1", days(1), false}, {"A2", days(12), true}}, nil},
		{"only who is done went on", []review.Sign{{"A1", days(1), true}, {"A2", days(12), false}}, []review.Attention{{Kind: review.FileMissing, Annotator: "A2", Days: 12}}},
		{"nobody is there", nil, nil},
	}
	for _, test := range tests {
		got := review.MissingFile(test.signs, now, review.OldAfter)
		if len(got) != len(test.want) || len(got) == 1 && (got[0].Annotator != test.want[0].Annotator || got[0].Days != test.want[0].Days ||
			got[0].Never != test.want[0].Never || got[0].Further != test.want[0].Further || got[0].Kind != review.FileMissing) {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}

func TestSignsAreTheNewestAnswersOfThePeople(t *testing.T) {
	p := newProject(t, 1)
	p.submitted("A1", 0, "unsourced=no")
	first := p.clock
	p.submitted("A1", 1, "unsourced=no")
	p.submitted("A2", 0, "unsourced=no")
	given := func(id, role string, paragraphs, submitted int) annotate.PersonSummary {
		return annotate.PersonSummary{ID: id, Role: role, Tally: annotate.Tally{Paragraphs: paragraphs, Submitted: submitted}}
	}
	signs := p.answers().Signs([]annotate.PersonSummary{
		given("A1", "", 2, 2), given("A2", annotate.RoleLead, 2, 1), given("A3", "", 2, 0), given("L1", annotate.RoleLead, 2, 0), given("A4", "", 0, 0),
	})
	if !signs[0].Last.After(first) || !signs[1].Last.Equal(p.clock) || !signs[2].Last.IsZero() {
		t.Errorf("the last signs are %v", signs)
	}
	for i, done := range []bool{true, false, false, true, true} {
		if signs[i].Done != done {
			t.Errorf("nothing more is awaited of %s: %t, want %t", signs[i].Annotator, signs[i].Done, done)
		}
	}
}
