package exchanging

import (
	"context"
	"slices"

	"plumbline/annotate"
)

// gather reads everything that the place shows to a person.
func (s *Session) gather(ctx context.Context) (View, error) {
	from, files := s.options.Contents, s.options.Files
	g := gathering{
		ctx:   ctx,
		from:  from,
		files: files,
		view:  View{Me: s.options.Annotator, Lead: from.Viewer().Lead, Path: files.Path(), Fixed: from.ReadOnly()},
	}
	for _, step := range []func() error{g.articles, g.editions, g.people, g.progress, g.rules, g.settings, g.rest} {
		if err := step(); err != nil {
			return View{}, err
		}
	}
	return g.view, nil
}

type gathering struct {
	ctx   context.Context
	from  Contents
	files Files
	view  View
}

func (g *gathering) articles() error {
	all, err := g.from.Catalogue(g.ctx)
	for _, a := range all {
		g.view.Articles = append(g.view.Articles, Article{ID: a.ArticleID, Meta: a.Meta, Paragraphs: a.Paragraphs})
	}
	return err
}

// editions reads what is for a lead to choose from.
func (g *gathering) editions() error {
	if !g.view.Lead {
		return nil
	}
	var err error
	if g.view.Naming, err = g.from.Namings(g.ctx); err != nil {
		return err
	}
	groups, err := g.from.Editions(g.ctx)
	for _, versions := range groups {
		ids := make(map[string]bool, len(versions))
		for _, v := range versions {
			ids[v.ArticleID] = true
		}
		g.view.editions = append(g.view.editions, ids)
	}
	return err
}

func (g *gathering) progress() error {
	all, err := g.from.Progress(g.ctx)
	at := make(map[string]int, len(g.view.Articles))
	for i := range g.view.Articles {
		at[g.view.Articles[i].ID] = i
	}
	idle := make(map[string]bool) // those of whom nothing is awaited
	for i := range g.view.People {
		p := &g.view.People[i]
		idle[p.ID] = g.view.Lead && !p.Awaited()
	}
	mine := make(map[string]bool)
	for _, p := range all {
		if i, ok := at[p.Article]; ok {
			g.view.Articles[i].Progress = append(g.view.Articles[i].Progress, Progress{
				Annotator: p.Annotator, Paragraphs: p.Paragraphs, Begun: p.Begun, Submitted: p.Submitted, Unsure: p.Unsure,
				Awaited: !idle[p.Annotator],
			})
		}
		mine[p.Article] = mine[p.Article] || p.Annotator == g.view.Me
	}
	if !g.view.Lead { // what others work on is none of an annotator's business
		g.view.Articles = slices.DeleteFunc(g.view.Articles, func(a Article) bool { return !mine[a.ID] })
	}
	return err
}

// people reads who there is; others are none of an annotator's business, and
// the project does not tell.
func (g *gathering) people() error {
	all, err := g.from.People(g.ctx)
	if err != nil {
		return err
	}
	seats, err := annotate.ReadSeats(g.ctx, g.from)
	for _, p := range all {
		g.view.People = append(g.view.People, Person{PersonSummary: p, Seat: slices.Contains(seats, p.ID)})
	}
	return err
}

// measure reads what takes a while in a large project: pace and conflicts of
// each of the people.
func measure(ctx context.Context, from Contents, people []Person) (map[string]Measured, error) {
	paces, err := from.Paces(ctx)
	if err != nil {
		return nil, err
	}
	heard, err := from.Heard(ctx)
	if err != nil {
		return nil, err
	}
	all := make(map[string]Measured, len(people))
	for _, p := range people {
		twice, err := from.Conflicted(ctx, p.ID)
		if err != nil {
			return nil, err
		}
		pace, _ := paces[p.ID].PerHour()
		all[p.ID] = Measured{Conflicts: len(twice), Pace: pace, Last: paces[p.ID].Last, Heard: heard[p.ID]}
	}
	return all, nil
}

func (g *gathering) rules() error {
	book, err := g.from.Codebook(g.ctx)
	if err != nil {
		return err
	}
	g.view.Rules = RulesInForce{Title: book.Title, Version: book.Version, Questions: len(book.Fields)}
	g.view.book, g.view.targets = book, make(map[string]string)
	targets, err := g.from.Targets(g.ctx)
	for _, t := range targets {
		g.view.Rules.Targets = append(g.view.Rules.Targets, t.Name)
		g.view.targets[t.ID] = t.Name
	}
	return err
}

func (g *gathering) settings() error {
	g.view.Settings = make(map[string]string)
	for _, field := range slices.Concat(
		Settings, annotate.Treatments(), []string{annotate.ProjectTime, annotate.ProjectShownSeed, annotate.ProjectHintList},
	) {
		value, err := g.from.Setting(g.ctx, field)
		if err != nil {
			return err
		}
		g.view.Settings[field] = value
	}
	return nil
}

func (g *gathering) rest() (err error) {
	if g.view.Asked, err = readAsked(g.ctx, g.from, g.view.Me); err != nil {
		return err
	}
	text, err := g.from.Setting(g.ctx, annotate.ProjectConsent)
	if err != nil {
		return err
	}
	if asked, some := annotate.ConsentTo(text); some {
		g.view.Consent = &asked
	}
	if g.view.Agreed, err = g.from.Consents(g.ctx); err != nil {
		return err
	}
	if g.view.Consent != nil && !g.view.Lead {
		me := []string{g.view.Me}
		if len(annotate.Consenters(*g.view.Consent, g.view.Agreed, me)[annotate.ConsentGiven]) == 0 {
			g.view.Asked.Called = nil // nothing is asked of them
		}
	}
	if g.view.Batches, err = g.from.Batches(g.ctx); err != nil {
		return err
	}
	if g.view.Freezes, err = g.files.Freezes(g.ctx); err != nil {
		return err
	}
	slices.Reverse(g.view.Freezes)
	g.view.Backups, err = g.files.Backups(g.ctx)
	return err
}
