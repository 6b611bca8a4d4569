// Package events finds articles that cover one event: what they report on is a column of
// theirs, which a lead confirms. It suggests events by words that articles have in common
// and by the days on which they were published, and tells how those that are known lie
// over outlets and annotators.
package events

import (
	"cmp"
	"context"
	"slices"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/ingest/alike"
	"plumbline/annotate/team"
)

// Article is what is known of an article here.
type Article struct {
	ID, Title, Outlet string
	Published         string // as it is known
	Event             string // what it covers, as a lead confirmed, or ""

	from, to time.Time // in which it was published, zero if that is not known
	shingles []uint64
}

// Suggestion is an event that nobody confirmed yet, or articles that seem to belong to one.
type Suggestion struct {
	Name     string    // of the event that some of them belong to, else that is proposed
	Known    bool      // an event of that name is there already
	Articles []Article // by day, then title; of a known event, those that belong to it already too
	Likeness float64   // how alike those two are that are least so and still brought others together
}

// What makes articles alike. Papers that report on one event in words of their own share
// quotations and names of offices; a run of five words is hardly ever shared by chance.
const (
	leastRuns   = 4    // runs of words that two articles have in common
	leastLike   = 0.02 // the share of all runs of both: the index of Jaccard
	leastAlone  = 0.06 // where the day of one is not known, or both are of one outlet
	mostDays    = 3    // between the first and the last article on an event
	mostHolders = 60   // articles that have a run: what more have is no word of an event
	mostNamed   = 60   // characters of a name that is proposed
	mostRuns    = 4e6  // that are kept of all texts; of more, some stand for all
)

// Source is what events are found in.
type Source interface {
	EachParagraph(ctx context.Context, visit func(*annotate.Article, annotate.Paragraph) error) error
}

// Suggest finds articles in use that seem to cover one event and do not all say so yet, the
// most alike first.
func Suggest(ctx context.Context, from Source) ([]Suggestion, error) {
	articles, err := read(ctx, from)
	if err != nil {
		return nil, err
	}
	g := newGrouping(articles)
	for _, p := range pairs(articles, thin(articles)) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		g.join(p)
	}
	found := g.suggestions()
	name(found, articles)
	return found, nil
}

// read reads the articles in use with their runs of words.
func read(ctx context.Context, from Source) ([]Article, error) {
	var articles []Article
	var texts []string
	end := func() {
		if len(articles) > 0 {
			articles[len(articles)-1].shingles = alike.Shingles(texts)
		}
		texts = texts[:0]
	}
	err := from.EachParagraph(ctx, func(a *annotate.Article, p annotate.Paragraph) error {
		switch {
		case a.Meta.Withdrawn || a.Meta.Practice:
			return nil
		case len(articles) == 0 || articles[len(articles)-1].ID != a.ID:
			end()
			articles = append(articles, articleOf(a.ID, a.Meta))
		}
		if p.Guess != annotate.GuessFurniture && p.Guess != annotate.GuessCrosslink {
			texts = append(texts, p.Text)
		}
		return ctx.Err()
	})
	end()
	return articles, err
}

func articleOf(id string, m annotate.Meta) Article {
	a := Article{ID: id, Title: m.Title, Outlet: m.Outlet, Published: m.Published, Event: m.Event}
	if period, ok := annotate.ReadPeriod(m.Published); ok {
		a.from, a.to = period.From, period.To
	}
	return a
}

// dated reports whether the days on which an article was published are known.
func (a *Article) dated() bool { return !a.from.IsZero() && !a.to.IsZero() }

// thin keeps few enough of all runs, the same in every text, and returns of how many each
// stands for.
func thin(articles []Article) (step int) {
	all := 0
	for i := range articles {
		all += len(articles[i].shingles)
	}
	for step = 1; all/step > mostRuns; {
		step *= 2
	}
	for i := range articles {
		articles[i].shingles = slices.DeleteFunc(articles[i].shingles, func(s uint64) bool { return s%uint64(step) != 0 })
	}
	return step
}

// pair is two articles, by index, and how alike they are.
type pair struct {
	a, b     int32
	likeness float64
}

// pairs are those that are alike enough to cover one event, the most alike first.
func pairs(articles []Article, step int) []pair {
	holders := make(map[uint64][]int32)
	for i := range articles {
		for _, s := range articles[i].shingles {
			if len(holders[s]) <= mostHolders {
				holders[s] = append(holders[s], int32(i))
			}
		}
	}
	common := make(map[[2]int32]int)
	for _, here := range holders {
		if len(here) > mostHolders {
			continue
		}
		for i, a := range here {
			for _, b := range here[:i] {
				common[[2]int32{b, a}]++
			}
		}
	}
	var all []pair
	for of, n := range common {
		a, b := &articles[of[0]], &articles[of[1]]
		p := pair{of[0], of[1], float64(n) / float64(len(a.shingles)+len(b.shingles)-n)}
		if n > 1 && n*step >= leastRuns && p.likeness >= least(a, b) {
			all = append(all, p)
		}
	}
	slices.SortFunc(all, func(x, y pair) int {
		return cmp.Or(cmp.Compare(y.likeness, x.likeness), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	return all
}

// least is how alike two articles must be. A line that stands under every text of an outlet
// brings no two of them together by itself.
func least(a, b *Article) float64 {
	if !a.dated() || !b.dated() || a.Outlet != "" && a.Outlet == b.Outlet {
		return leastAlone
	}
	return leastLike
}

// Facts are what makes articles belong to an event.
func Facts(name string, articles []Article) (facts []team.Fact) {
	for i := range articles {
		if articles[i].Event != name {
			facts = append(facts, team.ArticleFact(articles[i].ID, annotate.MetaEvent, name))
		}
	}
	return facts
}
