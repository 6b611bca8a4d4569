package study

import (
	"cmp"
	"context"
	"slices"
	"time"
	"unicode/utf8"

	"plumbline/annotate"
	"plumbline/annotate/team"
)

func (s *Study) readArticles(ctx context.Context, from Source) error {
	articles, err := from.Articles(ctx)
	if err != nil {
		return err
	}
	t := &s.Texts
	t.Strata, t.Events, t.counted = make(map[string]int), make(map[string]int), make(map[string]team.Article)
	outlets := make(map[string]*Outlet)
	for i := range articles {
		switch m := articles[i].Meta; {
		case m.Withdrawn:
			t.Withdrawn++
		case m.Practice:
			t.Practice++
		default:
			t.count(&m, outlets)
			t.counted[articles[i].ID] = team.Article{ID: articles[i].ID, Event: m.Event, Outlet: m.Outlet}
		}
	}
	for _, o := range outlets {
		t.Outlets = append(t.Outlets, *o)
	}
	slices.SortFunc(t.Outlets, func(a, b Outlet) int { return cmp.Compare(a.Name, b.Name) })
	return nil
}

// count takes one article up.
func (t *Texts) count(m *annotate.Meta, outlets map[string]*Outlet) {
	t.Articles++
	o := outlets[m.Outlet]
	if o == nil {
		o = &Outlet{Name: m.Outlet}
		outlets[m.Outlet] = o
	}
	o.Articles++
	if day, known := annotate.ReadPeriod(m.Published); known {
		t.Dated++
		first := day.From.Format(time.DateOnly)
		t.First, t.Last = earlier(t.First, first), max(t.Last, first)
		o.First, o.Last = earlier(o.First, first), max(o.Last, first)
	}
	if m.Stratum != "" {
		t.Strata[m.Stratum]++
	}
	if m.Event != "" {
		t.Events[m.Event]++
		t.WithEvent++
	}
}

func earlier(a, b string) string {
	if a == "" {
		return b
	}
	return min(a, b)
}

func (s *Study) readParagraphs(ctx context.Context, from Source) error {
	t := &s.Texts
	t.Guesses, t.Lengths = make(map[string]int), make(map[int]int)
	return from.EachParagraph(ctx, func(a *annotate.Article, p annotate.Paragraph) error {
		if a.Meta.Withdrawn || a.Meta.Practice {
			return nil
		}
		t.Paragraphs++
		t.Guesses[p.Guess]++
		switch p.Missing {
		case "":
			t.Lengths[utf8.RuneCountInString(p.Text)]++
		case annotate.Withheld:
			t.Withheld++
		case annotate.Erased:
			t.Erased++
		}
		return nil
	})
}
