package events

import (
	"cmp"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"plumbline/annotate/sentence"
)

// grouping brings articles together, pair by pair.
type grouping struct {
	articles []Article
	of       []int32  // the group of each article
	groups   []*group // nil for one that is part of another
}

// group is articles that seem to cover one event.
type group struct {
	members  []int32
	event    string // the one that is confirmed of some of them, or ""
	from, to time.Time
	likeness float64
}

func newGrouping(articles []Article) *grouping {
	g := &grouping{articles: articles, of: make([]int32, len(articles)), groups: make([]*group, len(articles))}
	known := make(map[string]int32)
	for i := range articles {
		a := &articles[i]
		g.of[i] = int32(i)
		one := &group{members: []int32{int32(i)}, event: a.Event, likeness: 1}
		if a.dated() {
			one.from, one.to = a.from, a.to
		}
		g.groups[i] = one
		if at, is := known[a.Event]; a.Event != "" && is { // confirmed: whatever the words and days
			g.unite(g.of[at], int32(i), 1)
		} else if a.Event != "" {
			known[a.Event] = int32(i)
		}
	}
	return g
}

// join brings the groups of two articles together, unless they are known to be of two
// events, or lie too many days apart.
func (g *grouping) join(p pair) {
	a, b := g.of[p.a], g.of[p.b]
	x, y := g.groups[a], g.groups[b]
	switch {
	case a == b, x.event != "" && y.event != "", !near(x, y):
		return
	}
	g.unite(a, b, p.likeness)
}

func near(x, y *group) bool {
	from, to := earlier(x.from, y.from), later(x.to, y.to)
	return from.IsZero() || !to.After(from.AddDate(0, 0, mostDays+1))
}

func (g *grouping) unite(a, b int32, likeness float64) {
	x, y := g.groups[a], g.groups[b]
	for _, m := range y.members {
		g.of[m] = a
	}
	x.members = append(x.members, y.members...)
	x.event, x.likeness = cmp.Or(x.event, y.event), min(x.likeness, y.likeness, likeness)
	x.from, x.to = earlier(x.from, y.from), later(x.to, y.to)
	g.groups[b] = nil
}

func earlier(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// suggestions are the groups in which there is something to confirm, the most alike first.
func (g *grouping) suggestions() (all []Suggestion) {
	for _, group := range g.groups {
		if group == nil || len(group.members) < 2 {
			continue
		}
		s := Suggestion{Name: group.event, Known: group.event != "", Likeness: group.likeness}
		for _, m := range group.members {
			s.Articles = append(s.Articles, g.articles[m])
		}
		if !slices.ContainsFunc(s.Articles, func(a Article) bool { return a.Event == "" }) {
			continue
		}
		slices.SortFunc(s.Articles, func(x, y Article) int {
			return cmp.Or(x.from.Compare(y.from), cmp.Compare(x.Title, y.Title), cmp.Compare(x.ID, y.ID))
		})
		all = append(all, s)
	}
	slices.SortStableFunc(all, func(x, y Suggestion) int {
		return cmp.Or(cmp.Compare(y.Likeness, x.Likeness), cmp.Compare(x.Articles[0].ID, y.Articles[0].ID))
	})
	return all
}

// name proposes names that no event has: the title of the first article.
func name(all []Suggestion, articles []Article) {
	taken := make(map[string]bool)
	for i := range articles {
		taken[articles[i].Event] = true
	}
	for i := range all {
		s := &all[i]
		if s.Known {
			continue
		}
		base := sentence.Beginning(s.Articles[0].Title, mostNamed)
		if utf8.RuneCountInString(base) == 0 {
			base = "event"
		}
		s.Name = base
		for n := 2; taken[s.Name]; n++ {
			s.Name = fmt.Sprintf("%s (%d)", base, n)
		}
		taken[s.Name] = true
	}
}
