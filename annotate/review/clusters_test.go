package review_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/review"
	"plumbline/store/storetest"
)

// sources is alpha of the sources of a project, with its interval.
func sources(t *testing.T, p *storetest.Team) (*review.Overview, review.Row) {
	t.Helper()
	answers, err := review.Read(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	o := answers.Overview(review.Filter{}).WithIntervals(review.Draws{}, func() bool { return true })
	for _, r := range o.Rows {
		if r.Question.Field == "sourcing" {
			return o, r
		}
	}
	t.Fatal("there is no row of sources")
	return nil, review.Row{}
}

// TestIntervalsLeaveOutWholeEvents: six pairs of articles, and both of a pair are read in
// the same way. Taken as twelve articles that is more evidence than it is.
func TestIntervalsLeaveOutWholeEvents(t *testing.T) {
	lengths := make([]int, 24)
	for i := range lengths {
		lengths[i] = 3
	}
	p := storetest.MustOpenTeam(t, lengths...)
	random := rand.New(rand.NewPCG(1, 2))
	for pair := range 12 {
		var mine, theirs [3]string
		differ := random.IntN(3) == 0
		for i := range mine {
			mine[i] = []string{"official", "none"}[random.IntN(2)]
			theirs[i] = mine[i]
			if differ {
				theirs[i] = map[string]string{"official": "none", "none": "official"}[mine[i]]
			}
		}
		for _, article := range []int{2 * pair, 2*pair + 1} {
			for i := range mine {
				for who, value := range map[string]string{"A1": mine[i], "A2": theirs[i]} {
					given := map[string]string{}
					if value == "official" {
						given = map[string]string{"sourcing": value, "attribution": "named", "quote_form": "none"}
					}
					p.Label(who, p.Paragraph(article, i), given)
				}
			}
		}
	}
	o, apart := sources(t, p)
	if _, told := o.EventWords(review.Draws{}); told || apart.Events != 0 {
		t.Errorf("without events %d are told of", apart.Events)
	}
	for i, a := range p.Articles {
		p.Write("L", annotate.Key{Kind: annotate.KindArticle, Subject: a.ID, Field: annotate.MetaEvent}, fmt.Sprint("event ", i/2))
	}
	o, together := sources(t, p)
	words, told := o.EventWords(review.Draws{})
	if !told || together.Events != 12 || !strings.HasPrefix(words.String(), "12 events") {
		t.Errorf("of %d events it is said: %s", together.Events, words)
	}
	if _, told := o.EventWords(review.Draws{Paragraphs: true}); told {
		t.Error("of single paragraphs events are told")
	}
	if *apart.Alpha.Value != *together.Alpha.Value || apart.Alpha.Articles != 24 || together.Alpha.Articles != 24 {
		t.Errorf("alpha was %v from %d articles and is %v from %d",
			*apart.Alpha.Value, apart.Alpha.Articles, *together.Alpha.Value, together.Alpha.Articles)
	}
	for i, x := range together.Summary(review.Draws{}, true) {
		if of := apart.Summary(review.Draws{}, true)[i]; x.Articles != of.Articles || x.Statistic == of.Statistic && x.Articles != 24 {
			t.Errorf(
				"%s is told to come from %d articles where events are known, and from %d where not",
				x.Statistic,
				x.Articles,
				of.Articles,
			)
		}
	}
	for i, w := range together.OverTime(review.Draws{}).Windows {
		if of := apart.OverTime(review.Draws{}).Windows[i].Alpha; w.Alpha.Articles != 24 || of.Articles != 24 {
			t.Errorf(
				"a window is told to come from %d articles where events are known, and from %d where not",
				w.Alpha.Articles,
				of.Articles,
			)
		}
	}
	north := map[string]string{"A1": "north", "A2": "north", "A3": "south", "L": "south"}
	for i, g := range together.Groups(north, review.Draws{}) {
		if of := apart.Groups(north, review.Draws{})[i]; g.Articles != of.Articles {
			t.Errorf("a group is told to agree on %d articles where events are known, and on %d where not", g.Articles, of.Articles)
		}
	}
	width := func(r review.Row) float64 { return r.Alpha.CI95[1] - r.Alpha.CI95[0] }
	// Twice the same is no more than once: the width grows by about the root of 2, and some
	// more because so few are left.
	if ratio := width(together) / width(apart); ratio < 1.25 || ratio > 2.2 {
		t.Errorf("the interval of whole events is %.2f times as wide, from %v to %v", ratio, apart.Alpha.CI95, together.Alpha.CI95)
	}
}

func TestSingleArticlesAreToldOfOnlyWhereThereAreAny(t *testing.T) {
	p := storetest.MustOpenTeam(t, 2, 2, 2, 2, 2, 2)
	for article := range p.Articles {
		for i := range 2 {
			for _, who := range []string{"A1", "A2"} {
				given := map[string]string{}
				if article%2 == i {
					given = map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "none"}
				}
				p.Label(who, p.Paragraph(article, i), given)
			}
		}
	}
	for event, want := range map[int]string{6: "From 3 events, not dependable.", 5: "From 4 events and single articles, not dependable."} {
		for i, a := range p.Articles {
			name := fmt.Sprint("event ", i/2)
			if i >= event {
				name = ""
			}
			p.Write("L", annotate.Key{Kind: annotate.KindArticle, Subject: a.ID, Field: annotate.MetaEvent}, name)
		}
		if _, row := sources(t, p); row.Alpha.Reason.String() != want {
			t.Errorf("it is said: %s; want %s", row.Alpha.Reason, want)
		}
	}
}
