package team_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"plumbline/annotate"
	"plumbline/annotate/team"
)

// drawCoverage draws articles of several outlets, most of them on an event.
func drawCoverage(rt *rapid.T) []team.Article {
	articles := drawArticles(rt, "article", 30)
	for i := range articles {
		articles[i].Outlet = rapid.SampledFrom([]string{"The Halyard", "Littoral", "Quay News"}).Draw(rt, "outlet")
		articles[i].Event = rapid.SampledFrom([]string{"", "walkout", "talks", "storm", "vote"}).Draw(rt, "event")
	}
	return articles
}

func TestAnnotatorsLieAcrossTheOutletsOfEveryEventThatIsGivenOutAtOnce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		articles, people := drawCoverage(rt), drawPeople(rt)
		plan := team.Assign(team.Task{
			Articles: articles, People: people, Wanted: rapid.IntRange(0, len(people)).Draw(rt, "each"),
			Seed: rapid.String().Draw(rt, "seed"),
		})
		if len(plan.Crossing.Not) > 0 {
			rt.Fatalf("of %d events annotators do not lie across %q", plan.Crossing.Events, plan.Crossing.Not)
		}
		most := 0
		sizes := make(map[string]int)
		for _, a := range articles {
			if a.Event == "" {
				most = max(most, a.Paragraphs)
				continue
			}
			sizes[a.Event] += a.Paragraphs
		}
		for _, n := range sizes {
			most = max(most, n)
		}
		low, high := plan.Loads[0].Paragraphs, plan.Loads[0].Paragraphs
		for _, l := range plan.Loads {
			low, high = min(low, l.Paragraphs), max(high, l.Paragraphs)
		}
		if high-low > most {
			rt.Fatalf("the loads are from %d to %d, and the largest event or article has %d paragraphs", low, high, most)
		}
	})
}

func TestAnEventWhoseOutletsWentToDifferentPeopleIsTold(t *testing.T) {
	articles := []team.Article{
		{ID: "a", Paragraphs: 5, Event: "walkout", Outlet: "The Halyard"},
		{ID: "b", Paragraphs: 5, Event: "walkout", Outlet: "Littoral"},
		{ID: "c", Paragraphs: 5, Event: "talks", Outlet: "Littoral"},
	}
	given := []annotate.Assignment{{Article: "a", Annotator: "A1"}, {Article: "b", Annotator: "A2"}}
	plan := team.Assign(team.Task{Articles: articles, People: []string{"A1", "A2"}, Given: given, Wanted: 1})
	if !slices.Equal(plan.Crossing.Not, []string{"walkout"}) || plan.Crossing.Events != 1 {
		t.Errorf("of %d events %q are told", plan.Crossing.Events, plan.Crossing.Not)
	}
	if plan = team.Assign(team.Task{Articles: articles, People: []string{"A1", "A2"}, Given: given}); len(plan.Crossing.Not) != 0 {
		t.Errorf("with all articles for both, %q are told: %v", plan.Crossing.Not, fmt.Sprint(plan.New))
	}
}
