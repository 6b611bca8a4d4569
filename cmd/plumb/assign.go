package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/team"
	"plumbline/store"
)

type assignCommand struct {
	Project  string   `arg:"" name:"PROJECT" help:"The project."`
	All      bool     `xor:"share" required:"" help:"Every article goes to all of the people."`
	Each     int      `xor:"share" required:"" placeholder:"K" help:"Every article goes to K of the people, so that all have about as many paragraphs. With 2, pairs are dealt at random and as evenly as can be, which it takes to tell a strict annotator from a difficult article."`
	To       []string `placeholder:"A1,A2" help:"The people. Without it: everyone who is not a lead."`
	Articles []string `sep:"none" placeholder:"ARTICLE" help:"Only this article: its title, its id, or the beginning of that. Repeat for more. Without it: all."`
	Batch    string   `placeholder:"NAME" help:"With --articles: make them a batch of this name, a set that is reviewed together. Without: only the articles of the batch."`
	Only     []string `sep:"none" placeholder:"COLUMN=VALUE" help:"Only articles of which this is known: event, stratum, batch, outlet, or a column of the project. Repeat for more; values of one column are alternatives."`
	Seed     string   `placeholder:"SEED" help:"What decides the order of articles, which differs by person, and who meets whom. The project keeps it."`
	DryRun   bool     `help:"Show what would be given out, and write nothing."`
}

// Run gives articles out. What was given before stays and counts.
func (c *assignCommand) Run(s *session) error {
	if c.Each < 0 {
		return misused("--each takes the number of people for each article, 1 or more.")
	}
	if c.DryRun {
		return s.read(c.Project, func(p *store.Project) error {
			answer, err := c.plan(s, p)
			if err != nil {
				return err
			}
			c.report(s, answer)
			return c.show(s, answer)
		})
	}
	return s.change(c.Project, func(p *store.Project) error {
		answer, err := c.plan(s, p)
		if err != nil {
			return err
		}
		if _, err := s.decide(p, answer.Facts...); err != nil {
			return err
		}
		c.report(s, answer)
		return c.show(s, answer)
	})
}

func (c *assignCommand) plan(s *session, p *store.Project) (*team.Answer, error) {
	only, err := annotate.ReadSelection(c.Only)
	if err != nil {
		return nil, err
	}
	catalogue, err := p.Catalogue(s)
	if err == nil {
		err = only.CheckAmong(catalogue)
	}
	if err != nil {
		return nil, err
	}
	return team.Request{
		Only: only,
		Each: c.Each, To: c.To, Articles: c.Articles, Batch: c.Batch, Seed: c.Seed,
		Fresh: fmt.Sprint(rand.Uint32()), //nolint:gosec // it need not be secret
	}.Plan(s, p)
}

func (c *assignCommand) report(s *session, a *team.Answer) {
	switch {
	case len(a.New) == 0:
		s.say("There is nothing to give out: of %s, each has its people.", amount(a.Articles, "article"))
	case c.DryRun:
		s.say("To be given out: %s, with %s.", amount(a.Touched(), "article"), amount(len(a.New), "new assignment"))
	default:
		s.say("Given out: %s, with %s.", amount(a.Touched(), "article"), amount(len(a.New), "new assignment"))
	}
	switch a.Rings {
	case team.OddRing:
		s.say(
			"Pairs share about as many articles each, dealt at random and in odd rings, so that a strict annotator can be told from a difficult article (from 24 articles on).",
		)
	case team.EvenRings:
		s.say(
			"The pairs form no odd ring (such as A with B, B with C, C with A), so that a strict annotator cannot be told from a difficult article; give articles to three people or more, or to other pairs too.",
		)
	}
	if not := a.Crossing.Not; len(not) > 0 {
		s.say(
			"Annotators do not lie across the outlets of %s, so that a difference between outlets may be one between annotators there: %s.",
			amount(len(not), "event"), strings.Join(not, ", "),
		)
	}
	if a.NewSeed {
		s.say("The seed is %s; with --seed %s the same plan comes out again.", a.Seed, a.Seed)
	}
}

func (c *assignCommand) show(s *session, a *team.Answer) error {
	w := newWords(s.out)
	w.row("id", "articles", "paragraphs", "new")
	for _, l := range a.Loads {
		w.row(l.Annotator, fmt.Sprint(l.Articles), fmt.Sprint(l.Paragraphs), fmt.Sprint(l.NewArticles))
	}
	return w.end()
}
