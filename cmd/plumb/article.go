package main

import (
	"plumbline/annotate"
	"plumbline/annotate/team"
	"plumbline/store"
)

type articleCommand struct {
	Project  string  `arg:"" name:"PROJECT" help:"The project."`
	Article  string  `arg:"" name:"ARTICLE" help:"Its title, its id, or the beginning of that, as \"plumb articles\" lists them."`
	Withdraw bool    `xor:"standing" help:"Ask it no longer, and leave it out of counts, agreement and exports. Its answers are kept."`
	Restore  bool    `xor:"standing" help:"Take it back in, with its answers."`
	TakeFrom string  `name:"take-from" placeholder:"ID" help:"It is this person's no longer. What they answered is kept."`
	Batch    *string `placeholder:"NAME" help:"Put it into a batch, a set of articles that is handed out and reviewed together; \"\" takes it out."`
}

// Run writes what was decided about the article.
func (c *articleCommand) Run(s *session) error {
	if !c.Withdraw && !c.Restore && c.Batch == nil && c.TakeFrom == "" {
		return misused("Say what to do with the article: --withdraw, --restore, --take-from ID or --batch NAME.")
	}
	return s.change(c.Project, func(p *store.Project) error {
		catalogue, err := p.Catalogue(s)
		if err != nil {
			return err
		}
		a, err := team.FindArticle(catalogue, c.Article)
		if err != nil {
			return err
		}
		var facts []team.Fact
		switch {
		case c.Withdraw:
			facts = append(facts, team.ArticleFact(a.ArticleID, annotate.MetaWithdrawn, annotate.Yes))
		case c.Restore:
			facts = append(facts, team.ArticleFact(a.ArticleID, annotate.MetaWithdrawn, ""))
		}
		if c.Batch != nil {
			facts = append(facts, team.ArticleFact(a.ArticleID, annotate.MetaBatch, *c.Batch))
		}
		if c.TakeFrom != "" {
			given := annotate.Assignment{Article: a.ArticleID, Annotator: c.TakeFrom}
			facts = append(facts, team.Fact{Key: given.Key(annotate.FirstRound)})
		}
		written, err := s.decide(p, facts...)
		if err != nil {
			return err
		}
		c.report(s, titled(a), written)
		return nil
	})
}

func titled(a annotate.Summary) string {
	if a.Meta.Title == "" {
		return a.ArticleID[:12]
	}
	return "\"" + a.Meta.Title + "\""
}

func (c *articleCommand) report(s *session, name string, written int) {
	if written == 0 {
		s.say("Nothing changed: all of it stands already.")
		return
	}
	switch {
	case c.Withdraw:
		s.say("%s is withdrawn: it is no longer asked, counted or exported.", name)
	case c.Restore:
		s.say("%s is back, with its answers.", name)
	}
	if c.TakeFrom != "" {
		s.say("%s is no longer given to %s.", name, c.TakeFrom)
	}
	switch {
	case c.Batch != nil && *c.Batch == "":
		s.say("%s is in no batch now.", name)
	case c.Batch != nil:
		s.say("%s is in the batch %s.", name, *c.Batch)
	}
}
