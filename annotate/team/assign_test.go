package team_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"plumbline/annotate"
	"plumbline/annotate/team"
)

// drawArticles makes up to most articles of 1 to 60 paragraphs.
func drawArticles(rt *rapid.T, name string, most int) []team.Article {
	lengths := rapid.SliceOfN(rapid.IntRange(1, 60), 1, most).Draw(rt, name)
	articles := make([]team.Article, len(lengths))
	for i, n := range lengths {
		articles[i] = team.Article{ID: fmt.Sprintf("%s-%03d", name, i), Paragraphs: n}
	}
	return articles
}

func drawPeople(rt *rapid.T) []string {
	people := make([]string, rapid.IntRange(1, 9).Draw(rt, "people"))
	for i := range people {
		people[i] = fmt.Sprintf("A%d", i+1)
	}
	return people
}

// given counts the people of each article.
func given(assignments ...[]annotate.Assignment) map[string]int {
	of := make(map[string]int)
	for _, list := range assignments {
		for _, a := range list {
			of[a.Article]++
		}
	}
	return of
}

func TestEveryArticleGoesToAsManyAsWanted(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		articles, people := drawArticles(rt, "article", 60), drawPeople(rt)
		wanted := rapid.IntRange(1, len(people)).Draw(rt, "wanted")
		plan := team.Assign(team.Task{Articles: articles, People: people, Wanted: wanted, Seed: "seed"})
		of := given(plan.New)
		for _, a := range articles {
			if of[a.ID] != wanted {
				rt.Fatalf("%s goes to %d people, want %d", a.ID, of[a.ID], wanted)
			}
		}
		seen := make(map[annotate.Assignment]bool)
		for _, a := range plan.New {
			if seen[a] || !slices.Contains(people, a.Annotator) {
				rt.Fatalf("%+v is given twice, or to nobody of the people", a)
			}
			seen[a] = true
		}
	})
}

func TestTheLoadsDifferByAtMostTheLargestArticle(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		articles, people := drawArticles(rt, "article", 60), drawPeople(rt)
		wanted := rapid.IntRange(1, len(people)).Draw(rt, "wanted")
		plan := team.Assign(team.Task{Articles: articles, People: people, Wanted: wanted, Seed: rapid.String().Draw(rt, "seed")})
		largest := 0
		for _, a := range articles {
			largest = max(largest, a.Paragraphs)
		}
		least, most := plan.Loads[0].Paragraphs, plan.Loads[0].Paragraphs
		for _, l := range plan.Loads {
			least, most = min(least, l.Paragraphs), max(most, l.Paragraphs)
		}
		if most-least > largest {
			rt.Fatalf("the loads go from %d to %d, the largest article has %d paragraphs", least, most, largest)
		}
	})
}

func TestTheSeedAloneDecidesWhateverTheOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		articles, people := drawArticles(rt, "article", 40), drawPeople(rt)
		wanted := rapid.IntRange(1, len(people)).Draw(rt, "wanted")
		seed := rapid.String().Draw(rt, "seed")
		mixed := rapid.Permutation(articles).Draw(rt, "mixed")
		if diff := cmp.Diff(
			team.Assign(team.Task{Articles: articles, People: people, Wanted: wanted, Seed: seed}),
			team.Assign(team.Task{Articles: mixed, People: people, Wanted: wanted, Seed: seed}),
		); diff != "" {
			rt.Fatalf("the order of the articles changes the plan (-one +other):\n%s", diff)
		}
	})
}

func TestArticlesThatComeLaterOnlyAdd(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		first, later, people := drawArticles(rt, "first", 30), drawArticles(rt, "later", 30), drawPeople(rt)
		wanted := rapid.IntRange(1, len(people)).Draw(rt, "wanted")
		before := team.Assign(team.Task{Articles: first, People: people, Wanted: wanted, Seed: "seed"})
		after := team.Assign(
			team.Task{Articles: append(slices.Clone(first), later...), People: people, Given: before.New, Wanted: wanted, Seed: "seed"},
		)
		of := given(after.New)
		for _, a := range first {
			if of[a.ID] != 0 {
				rt.Fatalf("%s is given out again", a.ID)
			}
		}
		for _, a := range later {
			if of[a.ID] != wanted {
				rt.Fatalf("%s goes to %d people, want %d", a.ID, of[a.ID], wanted)
			}
		}
		again := team.Assign(
			team.Task{
				Articles: append(slices.Clone(first), later...),
				People:   people,
				Given:    append(slices.Clone(before.New), after.New...),
				Wanted:   wanted,
				Seed:     "seed",
			},
		)
		if len(again.New) != 0 {
			rt.Fatalf("the same call adds %v once more", again.New)
		}
	})
}

func TestWhoHasAnArticleKeepsItAndCountsIfNamed(t *testing.T) {
	articles := []team.Article{{ID: "long", Paragraphs: 40}, {ID: "short", Paragraphs: 5}}
	had := []annotate.Assignment{
		{Article: "long", Annotator: "A1"},
		{Article: "short", Annotator: "gone"},
		{Article: "withdrawn", Annotator: "A2"},
	}
	plan := team.Assign(team.Task{Articles: articles, People: []string{"A1", "A2", "A3"}, Given: had, Wanted: 2, Seed: "seed"})
	of := given(plan.New)
	if of["long"] != 1 || of["short"] != 2 {
		t.Errorf("A1 has the long article, nobody named the short one; given are %v", plan.New)
	}
	for _, a := range plan.New {
		if a.Annotator == "A1" {
			t.Errorf("A1, who has the long article, is given %s too", a.Article)
		}
	}
	want := team.Load{Annotator: "A1", Articles: 1, Paragraphs: 40}
	if plan.Loads[0] != want {
		t.Errorf("the load of A1 is %+v, want %+v", plan.Loads[0], want)
	}
}

func TestSomebodyNewIsGivenWhatTheOthersHave(t *testing.T) {
	articles := []team.Article{{ID: "a", Paragraphs: 4}, {ID: "b", Paragraphs: 5}}
	had := team.Assign(team.Task{Articles: articles, People: []string{"A1", "A2", "A3"}, Seed: "seed"}).New
	plan := team.Assign(team.Task{Articles: articles, People: []string{"A4"}, Given: had, Seed: "seed"})
	want := []annotate.Assignment{{Article: "a", Annotator: "A4"}, {Article: "b", Annotator: "A4"}}
	if !slices.Equal(plan.New, want) {
		t.Errorf("A4 is given %v, want %v", plan.New, want)
	}
}

func TestWhatIsNotGivenOutNowCountsAsLoad(t *testing.T) {
	plan := team.Assign(team.Task{
		Articles: []team.Article{{ID: "new", Paragraphs: 3}}, Others: []team.Article{{ID: "old", Paragraphs: 30}},
		People: []string{"A1", "A2"}, Given: []annotate.Assignment{{Article: "old", Annotator: "A1"}}, Wanted: 1, Seed: "seed",
	})
	if len(plan.New) != 1 || plan.New[0] != (annotate.Assignment{Article: "new", Annotator: "A2"}) {
		t.Errorf("given are %v, want the new article to A2, who has nothing yet", plan.New)
	}
}

func TestAnArticleGoesToNoMoreThanThereAre(t *testing.T) {
	plan := team.Assign(
		team.Task{Articles: []team.Article{{ID: "a", Paragraphs: 3}}, People: []string{"A1", "A2", "A1"}, Wanted: 3, Seed: "seed"},
	)
	if len(plan.New) != 2 || len(plan.Loads) != 2 {
		t.Errorf("the plan is %+v, want the two people there are", plan)
	}
	if all := team.Assign(
		team.Task{Articles: []team.Article{{ID: "a", Paragraphs: 3}}, People: []string{"A1", "A2"}, Seed: "seed"},
	); len(all.New) != 2 {
		t.Errorf("to all goes %+v", all)
	}
}

func TestDifferentPeopleMeetInDifferentArticles(t *testing.T) {
	articles := make([]team.Article, 60)
	for i := range articles {
		articles[i] = team.Article{ID: fmt.Sprint(i), Paragraphs: 10}
	}
	plan := team.Assign(team.Task{Articles: articles, People: []string{"A1", "A2", "A3", "A4"}, Wanted: 2, Seed: "seed"})
	pairs := make(map[string]int)
	for i := 0; i < len(plan.New); i += 2 {
		pairs[plan.New[i].Annotator+plan.New[i+1].Annotator]++
	}
	if len(pairs) != 6 {
		t.Errorf("of four people only these pairs share an article: %v", pairs)
	}
}

// TestPairsAreDealtEvenlyAndInOddRings: of people who began alike every pair has as
// many articles of one length as any other, or one more, and from three people on
// there is an odd ring as soon as there is room for one.
func TestPairsAreDealtEvenlyAndInOddRings(t *testing.T) {
	for people := 3; people <= 7; people++ {
		names := []string{"A1", "A2", "A3", "A4", "A5", "A6", "A7"}[:people]
		all := people * (people - 1) / 2
		for seed := range 20 {
			articles := make([]team.Article, 4*all)
			for i := range articles {
				articles[i] = team.Article{ID: fmt.Sprint(i), Paragraphs: 10}
			}
			plan := team.Assign(team.Task{Articles: articles, People: names, Wanted: 2, Seed: fmt.Sprint(seed)})
			met := make(map[string]int)
			for i := 0; i < len(plan.New); i += 2 {
				met[plan.New[i].Annotator+plan.New[i+1].Annotator]++
			}
			least, most := 1000, 0
			for _, n := range met {
				least, most = min(least, n), max(most, n)
			}
			if len(met) != all || most-least > 3 || plan.Rings != team.OddRing {
				t.Errorf("%d people, seed %d: the pairs form %q and share %v", people, seed, plan.Rings, met)
			}
		}
	}
}

func TestEvenRingsAreSaid(t *testing.T) {
	four := []string{"A", "B", "C", "D"}
	task := team.Task{People: four, Wanted: 2, Seed: "seed"}
	for i, pair := range [][2]string{{"A", "B"}, {"B", "C"}, {"C", "D"}, {"D", "A"}} {
		id := fmt.Sprint(i)
		task.Articles = append(task.Articles, team.Article{ID: id, Paragraphs: 5})
		task.Given = append(
			task.Given,
			annotate.Assignment{Article: id, Annotator: pair[0]},
			annotate.Assignment{Article: id, Annotator: pair[1]},
		)
	}
	if plan := team.Assign(task); plan.Rings != team.EvenRings || len(plan.New) != 0 {
		t.Errorf("a ring of four is %q", plan.Rings)
	}
	task.Articles = append(task.Articles, team.Article{ID: "more", Paragraphs: 5})
	if plan := team.Assign(task); plan.Rings != team.OddRing {
		t.Errorf("the next article makes no odd ring: %+v", plan.New)
	}
	task.Wanted = 4
	if plan := team.Assign(task); plan.Rings != team.NoPairs {
		t.Errorf("articles of four form %q", plan.Rings)
	}
}

func TestTheOrderOfArticlesDiffersByAnnotatorAndStays(t *testing.T) {
	ids := make([]string, 30)
	for i := range ids {
		ids[i] = fmt.Sprintf("article %02d", i)
	}
	order := func(seed, annotator string, ids []string) []string {
		own := slices.Clone(ids)
		team.Order(seed, annotator, own, func(id string) string { return id })
		return own
	}
	a1 := order("seed", "A1", ids)
	if slices.Equal(a1, ids) || slices.Equal(a1, order("seed", "A2", ids)) || slices.Equal(a1, order("other", "A1", ids)) {
		t.Error("the order is that of import, of another annotator or of another seed")
	}
	if !slices.Equal(order("", "A1", ids), ids) {
		t.Error("without a seed the order is not left as it is")
	}
	without := slices.DeleteFunc(slices.Clone(a1), func(id string) bool { return id == "article 07" })
	if !slices.Equal(without, order("seed", "A1", slices.Delete(slices.Clone(ids), 7, 8))) {
		t.Error("an article that goes changes the order of the others")
	}
}
