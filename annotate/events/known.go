package events

import (
	"cmp"
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/team"
)

// Event is articles that cover one event, as a lead confirmed.
type Event struct {
	Name     string
	Articles []Article // by day, then title
	Outlets  int       // that are known of them
	Given    bool      // some of its articles are given to somebody
	Crossed  bool      // whoever has an article of it has one of each outlet
}

// CatalogueSource is what the events that are known are read from.
type CatalogueSource interface {
	Catalogue(ctx context.Context) ([]annotate.Summary, error)
	Assignments(ctx context.Context, round int) ([]annotate.Assignment, error)
}

// Known lists the events of articles in use, by name.
func Known(ctx context.Context, from CatalogueSource) ([]Event, error) {
	catalogue, err := from.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	given, err := from.Assignments(ctx, annotate.FirstRound)
	if err != nil {
		return nil, err
	}
	at := make(map[string]int)
	var all []Event
	var covered []team.Article
	for _, s := range catalogue {
		if s.Meta.Event == "" || !s.Meta.AskedIn(annotate.LayerAnnotation) {
			continue
		}
		i, is := at[s.Meta.Event]
		if !is {
			i = len(all)
			at[s.Meta.Event], all = i, append(all, Event{Name: s.Meta.Event})
		}
		all[i].Articles = append(all[i].Articles, articleOf(s.ArticleID, s.Meta))
		covered = append(covered, team.ArticleOf(s))
	}
	crossing := team.CrossingOf(covered, given)
	for i := range all {
		e := &all[i]
		outlets := make(map[string]bool)
		for _, a := range e.Articles {
			if a.Outlet != "" {
				outlets[a.Outlet] = true
			}
		}
		e.Outlets = len(outlets)
		e.Given, e.Crossed = crossing.Given[e.Name], crossing.Given[e.Name] && !slices.Contains(crossing.Not, e.Name)
		slices.SortFunc(e.Articles, func(x, y Article) int {
			return cmp.Or(x.from.Compare(y.from), cmp.Compare(x.Title, y.Title), cmp.Compare(x.ID, y.ID))
		})
	}
	slices.SortFunc(all, func(x, y Event) int { return cmp.Compare(x.Name, y.Name) })
	return all, nil
}
