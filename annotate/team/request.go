package team

import (
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// Source is what an assignment is planned from.
type Source interface {
	CurrentReader
	People(ctx context.Context) ([]annotate.PersonSummary, error)
	// Catalogue lists every article with its length and what is known of it.
	Catalogue(ctx context.Context) ([]annotate.Summary, error)
	Assignments(ctx context.Context, round int) ([]annotate.Assignment, error)
	Setting(ctx context.Context, field string) (string, error)
}

// Request is what a lead asks to be given out.
type Request struct {
	Each     int      // so many people to an article; 0 means all
	To       []string // the people; none means every annotator (see annotators)
	Articles []string // ids, their beginnings, or titles; none means all that are annotated
	// Batch, with Articles, puts these into the batch; without them it means the
	// articles of the batch.
	Batch string
	Only  annotate.Selection // of the articles that are meant
	Seed  string             // "" means the project's; if it has none, Fresh is taken
	Fresh string             // a seed that was drawn for a project without one
}

// Answer is what would be given out, with everything that is to be written.
type Answer struct {
	*Plan
	Articles int    // that the request is about
	Seed     string // that decided, and that the order of articles follows
	NewSeed  bool   // it is to be stored
	Facts    []Fact
}

// Plan works out who gets what. Nothing is written.
func (r Request) Plan(ctx context.Context, from Source) (*Answer, error) {
	people, err := from.People(ctx)
	if err != nil {
		return nil, err
	}
	to, err := r.people(people)
	if err != nil {
		return nil, err
	}
	catalogue, err := from.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	articles, others, err := r.articles(catalogue)
	if err != nil {
		return nil, err
	}
	if r.Each > len(to) {
		return nil, annotate.Fail(annotate.CodeInvalid, "team.too-few-people", "Each", r.Each, "People", len(to))
	}
	given, err := from.Assignments(ctx, annotate.FirstRound)
	if err != nil {
		return nil, err
	}
	stored, err := from.Setting(ctx, annotate.ProjectSeed)
	if err != nil {
		return nil, err
	}
	a := &Answer{Articles: len(articles), Seed: r.seed(stored)}
	a.NewSeed = a.Seed != stored
	a.Plan = Assign(Task{Articles: articles, Others: others, People: to, Given: given, Wanted: r.Each, Seed: a.Seed})
	a.Facts = r.facts(a, articles)
	return a, nil
}

func (r Request) seed(stored string) string {
	for _, seed := range []string{r.Seed, stored} {
		if seed != "" {
			return seed
		}
	}
	return r.Fresh
}

// people are those the request names, or all annotators: where roles were
// decided, those who were not made leads.
func (r Request) people(all []annotate.PersonSummary) ([]string, error) {
	var ids []string
	for _, id := range r.To {
		p, err := FindPerson(all, id)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(ids, p.ID) {
			ids = append(ids, p.ID)
		}
	}
	if len(r.To) > 0 {
		return ids, nil
	}
	for _, p := range all {
		if p.Role != annotate.RoleLead {
			ids = append(ids, p.ID)
		}
	}
	if len(ids) == 0 {
		return nil, annotate.Fail(annotate.CodeInvalid, "team.nobody-to-give-to")
	}
	return ids, nil
}

// articles are those the request names, or all that are annotated; others are
// the rest of these.
func (r Request) articles(catalogue []annotate.Summary) (chosen, others []Article, err error) {
	named := make(map[string]bool)
	for _, name := range r.Articles {
		a, err := FindArticle(catalogue, name)
		if err != nil {
			return nil, nil, err
		}
		if !a.Meta.AskedIn(annotate.LayerAnnotation) {
			return nil, nil, annotate.Fail(annotate.CodeInvalid, "team.article-not-given-out", "Article", sentence.Quoted(name))
		}
		named[a.ArticleID] = true
	}
	for _, a := range catalogue {
		meant := named[a.ArticleID] || len(named) == 0 && (r.Batch == "" || a.Meta.Batch == r.Batch)
		meant = meant && r.Only.Has(a.ArticleID, a.Meta)
		switch {
		case !a.Meta.AskedIn(annotate.LayerAnnotation):
		case meant:
			chosen = append(chosen, ArticleOf(a))
		default:
			others = append(others, ArticleOf(a))
		}
	}
	switch {
	case len(chosen) > 0:
		return chosen, others, nil
	case r.Batch != "":
		return nil, nil, annotate.Fail(annotate.CodeNotFound, "team.no-batch", "Batch", sentence.Quoted(r.Batch))
	}
	return nil, nil, annotate.Fail(annotate.CodeInvalid, "team.no-articles")
}

func (r Request) facts(a *Answer, articles []Article) []Fact {
	var facts []Fact
	if a.NewSeed {
		facts = append(facts, ProjectFact(annotate.ProjectSeed, a.Seed))
	}
	if r.Batch != "" {
		for _, x := range articles {
			facts = append(facts, ArticleFact(x.ID, annotate.MetaBatch, r.Batch))
		}
	}
	for _, n := range a.New {
		facts = append(facts, Fact{n.Key(annotate.FirstRound), annotate.Yes})
	}
	return facts
}
