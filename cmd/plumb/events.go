package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/events"
	"plumbline/annotate/sentence"
	"plumbline/annotate/team"
	"plumbline/store"
)

type eventsCommand struct {
	Project  string   `arg:"" name:"PROJECT" help:"The project."`
	Suggest  bool     `help:"List articles that seem to cover one event and are not known to, by words in common and by days."`
	Set      []string `sep:"none" placeholder:"NAME" help:"Confirm the suggestion of this name; repeat for more, or all. With --articles: these articles cover the event of this name; \"\" takes them out of theirs."`
	Articles []string `sep:"none" placeholder:"ARTICLE" help:"With --set: these articles, by title, id, or the beginning of that. Repeat for more."`
	JSON     bool     `name:"json" help:"One JSON object a line: event, known, likeness (null of what is confirmed), articles (id, title, outlet, published)."`
}

// Help returns what events are, for "plumb events --help".
func (c *eventsCommand) Help() string {
	return `What an article reports on is a column of it, event. Where several articles are known to
cover one event, intervals of agreement leave out whole events instead of articles, and
"plumb assign" gives all articles on it to the same people, so that a difference between
outlets is none between annotators; it tells where that is not so.

Articles seem to cover one event if they share at least four runs of five words, and these
are 2 % of both texts (6 % where the day of one is not known or both are of one outlet),
and if they appeared within three days. It is a suggestion: papers that report in words
of their own share nothing. Nothing is written before it is confirmed with --set.`
}

// Run lists events, suggests them or confirms them.
func (c *eventsCommand) Run(s *session) error {
	switch {
	case len(c.Articles) > 0 && (len(c.Set) != 1 || c.Suggest):
		return misused("--articles goes with one --set NAME, and without --suggest.")
	case len(c.Set) > 0:
		return s.change(c.Project, func(p *store.Project) error { return c.confirm(s, p) })
	case c.Suggest:
		return s.read(c.Project, func(p *store.Project) error { return c.suggest(s, p) })
	}
	return s.read(c.Project, func(p *store.Project) error { return c.list(s, p) })
}

func (c *eventsCommand) confirm(s *session, p *store.Project) error {
	facts, err := c.facts(s, p)
	if err != nil {
		return err
	}
	n, err := s.decide(p, facts...)
	if err == nil {
		s.say("The event of %s is set.", amount(n, "article"))
	}
	return err
}

func (c *eventsCommand) facts(s *session, p *store.Project) (facts []team.Fact, err error) {
	if len(c.Articles) > 0 {
		catalogue, err := p.Catalogue(s)
		if err != nil {
			return nil, err
		}
		for _, name := range c.Articles {
			a, err := team.FindArticle(catalogue, name)
			if err != nil {
				return nil, err
			}
			facts = append(facts, team.ArticleFact(a.ArticleID, annotate.MetaEvent, strings.TrimSpace(c.Set[0])))
		}
		return facts, nil
	}
	found, err := events.Suggest(s, p)
	if err != nil {
		return nil, err
	}
	all := slices.Contains(c.Set, "all")
	for _, name := range c.Set {
		if !all && !slices.ContainsFunc(found, func(f events.Suggestion) bool { return f.Name == name }) {
			return nil, annotate.Fail(annotate.CodeNotFound, "plumb.no-suggestion", "Name", sentence.Quoted(name))
		}
	}
	for _, f := range found {
		if all || slices.Contains(c.Set, f.Name) {
			facts = append(facts, events.Facts(f.Name, f.Articles)...)
		}
	}
	return facts, nil
}

func (c *eventsCommand) suggest(s *session, p *store.Project) error {
	found, err := events.Suggest(s, p)
	if err != nil {
		return err
	}
	if len(found) == 0 && !c.JSON {
		s.say("No further articles seem to cover one event.")
		return nil
	}
	w := newWords(s.out)
	for i := range found {
		f := &found[i]
		if c.JSON {
			if err := writeEvent(s, f.Name, f.Known, &f.Likeness, f.Articles); err != nil {
				return err
			}
			continue
		}
		known := ""
		if f.Known {
			known = ", known"
		}
		w.line("%s (%s, %.0f %% alike%s)", f.Name, amount(len(f.Articles), "article"), 100*f.Likeness, known)
		coveredBy(w, f.Articles)
	}
	return w.end()
}

func (c *eventsCommand) list(s *session, p *store.Project) error {
	known, err := events.Known(s, p)
	if err != nil {
		return err
	}
	if len(known) == 0 && !c.JSON {
		s.say("No article is known to cover an event; --suggest lists those that seem to.")
		return nil
	}
	w := newWords(s.out)
	for i := range known {
		e := &known[i]
		if c.JSON {
			if err := writeEvent(s, e.Name, true, nil, e.Articles); err != nil {
				return err
			}
			continue
		}
		crossed := ""
		switch {
		case e.Outlets > 1 && e.Crossed:
			crossed = ", annotators lie across its outlets"
		case e.Outlets > 1 && e.Given:
			crossed = ", annotators do not lie across its outlets"
		}
		w.line("%s (%s, %s%s)", e.Name, amount(len(e.Articles), "article"), amount(e.Outlets, "outlet"), crossed)
		coveredBy(w, e.Articles)
	}
	return w.end()
}

func coveredBy(w *words, articles []events.Article) {
	for i := range articles {
		a := &articles[i]
		w.row("  "+cmp.Or(a.Published, "no date"), cmp.Or(a.Outlet, "no outlet"), cmp.Or(a.Title, fmt.Sprint("untitled ", a.ID[:12])))
	}
}

func writeEvent(s *session, name string, known bool, likeness *float64, articles []events.Article) error {
	type article struct {
		ID        string  `json:"id"`
		Title     *string `json:"title"`
		Outlet    *string `json:"outlet"`
		Published *string `json:"published"`
	}
	all := make([]article, len(articles))
	for i, a := range articles {
		all[i] = article{a.ID, orNull(a.Title), orNull(a.Outlet), orNull(a.Published)}
	}
	return writeObject(s.out, struct {
		Event    string    `json:"event"`
		Known    bool      `json:"known"`
		Likeness *float64  `json:"likeness"`
		Articles []article `json:"articles"`
	}{name, known, likeness, all})
}
