package dataset

import (
	"context"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Source is what the place reads from a project.
type Source interface {
	Path() string
	ReadOnly() bool
	Codebook(ctx context.Context) (*codebook.Codebook, error)
	Targets(ctx context.Context) ([]annotate.Target, error)
	Annotators(ctx context.Context) ([]string, error)
	Queue(ctx context.Context, annotator string, layer annotate.Layer, round int) ([]annotate.Summary, error)
	Current(ctx context.Context, key annotate.Key) (*annotate.Entry, error)
	Backups(ctx context.Context) ([]annotate.Backup, error)
}

// gather reads everything that the place shows to a person.
func gather(ctx context.Context, from Source, me string) (View, error) {
	g := gathering{ctx: ctx, from: from, view: View{Me: me, Path: from.Path(), Fixed: from.ReadOnly()}}
	for _, step := range []func() error{g.people, g.articles, g.book, g.settings, g.backups} {
		if err := step(); err != nil {
			return View{}, err
		}
	}
	return g.view, nil
}

type gathering struct {
	ctx  context.Context
	from Source
	view View
}

// people reads who there is, and what their roles let the reader see.
func (g *gathering) people() error {
	ids, err := g.from.Annotators(g.ctx)
	if err != nil {
		return err
	}
	led := false
	for _, id := range ids {
		role, err := g.said(annotate.KindPerson, id, annotate.PersonRole)
		if err != nil {
			return err
		}
		g.view.People = append(g.view.People, Person{ID: id, Role: role})
		led = led || role == annotate.RoleLead
		g.view.Lead = g.view.Lead || id == g.view.Me && role == annotate.RoleLead
	}
	if !led {
		g.view.Lead = true
	}
	if !g.view.Lead { // others are none of an annotator's business
		for _, p := range g.view.People {
			if p.ID == g.view.Me {
				g.view.People = []Person{p}
			}
		}
	}
	return nil
}

// said is the value of a field in the log.
func (g *gathering) said(kind annotate.Kind, subject, field string) (string, error) {
	e, err := g.from.Current(g.ctx, annotate.Key{Kind: kind, Subject: subject, Field: field})
	if err != nil || e == nil {
		return "", err
	}
	return e.Value, nil
}

// articles reads the articles with everyone's progress.
func (g *gathering) articles() error {
	at := make(map[string]int)
	for i := range g.view.People {
		p := &g.view.People[i]
		queue, err := g.from.Queue(g.ctx, p.ID, annotate.LayerAnnotation, 1)
		if err != nil {
			return err
		}
		for _, q := range queue {
			j, known := at[q.ArticleID]
			if !known {
				j = len(g.view.Articles)
				at[q.ArticleID] = j
				g.view.Articles = append(g.view.Articles, Article{ID: q.ArticleID, Meta: q.Meta, Paragraphs: q.Paragraphs})
			}
			a := &g.view.Articles[j]
			a.Progress = append(a.Progress, Progress{Annotator: p.ID, Begun: q.Begun, Submitted: q.Submitted, Unsure: q.Unsure})
			if a.Meta.Withdrawn {
				continue
			}
			p.Articles++
			p.Total.Paragraphs += q.Paragraphs
			p.Total.Begun += q.Begun
			p.Total.Submitted += q.Submitted
			p.Total.Unsure += q.Unsure
		}
	}
	return nil
}

func (g *gathering) book() error {
	book, err := g.from.Codebook(g.ctx)
	if err != nil {
		return err
	}
	g.view.Book = Book{Title: book.Title, Version: book.Version, Questions: len(book.Fields)}
	targets, err := g.from.Targets(g.ctx)
	for _, t := range targets {
		g.view.Book.Targets = append(g.view.Book.Targets, t.Name)
	}
	return err
}

func (g *gathering) settings() error {
	for field, keep := range map[string]func(value string){
		annotate.ProjectOutletBlind:    func(v string) { g.view.Settings.OutletBlind = v == annotate.Yes },
		annotate.ProjectHideCrosslinks: func(v string) { g.view.Settings.HideCrosslinks = v == annotate.Yes },
		annotate.ProjectSeed:           func(v string) { g.view.Settings.Seed = strings.TrimSpace(v) },
	} {
		value, err := g.said(annotate.KindProject, annotate.ProjectSubject, field)
		if err != nil {
			return err
		}
		keep(value)
	}
	return nil
}

func (g *gathering) backups() error {
	var err error
	g.view.Backups, err = g.from.Backups(g.ctx)
	return err
}
