package main

import (
	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/annotate/ordinaryfile"
	"plumbline/annotate/team"
	"plumbline/store"
)

type practiceCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project."`
	Article string `arg:"" optional:"" name:"ARTICLE" help:"With --mark or --unmark: its title, its id, or the beginning of that."`
	Key     string `placeholder:"FILE.csv" help:"Bring in right answers to practise by: a table with the columns paragraph_id,field,target,value and, if there are any, reason. A row without question and value gives the reason for the whole paragraph. Where the article is real work, see --unmark."`
	As      string `placeholder:"ID" help:"Who wrote the key."`
	Mark    bool   `xor:"mark" help:"The article is for practice alone: it leaves the real work, agreement and exports."`
	Unmark  bool   `xor:"mark" help:"The article is real work again: of its key a paragraph is practised by who is done with it, once its batch is closed."`
	Scores  bool   `help:"Show how everyone did."`
	JSON    bool   `name:"json" help:"With --scores: one JSON object."`
}

// Run brings in a key, marks an article or shows scores.
func (c *practiceCommand) Run(s *session) error {
	mark := c.Mark || c.Unmark
	switch {
	case mark != (c.Article != ""):
		return misused("--mark and --unmark go with an article, as \"plumb articles\" lists them.")
	case !mark && c.Key == "" && !c.Scores:
		return misused("Say what to do: --key FILE.csv, --mark or --unmark an article, or --scores.")
	case c.Scores && (mark || c.Key != ""):
		return misused("--scores shows and changes nothing; leave the rest out.")
	case c.JSON && !c.Scores:
		return misused("--json goes with --scores.")
	case c.Scores:
		return c.scores(s)
	}
	return s.change(c.Project, func(p *store.Project) error {
		if c.Key != "" {
			if err := c.importKey(s, p); err != nil {
				return err
			}
		}
		if mark {
			return c.marking(s, p)
		}
		return nil
	})
}

// importKey writes what differs from the key there is.
func (c *practiceCommand) importKey(s *session, p *store.Project) error {
	file, err := ordinaryfile.Open(c.Key, ordinaryfile.Most)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	table, err := dataset.ReadLabels(file)
	if err != nil {
		return err
	}
	plan, err := s.writePlanned(p, c.As, func(pen *annotate.Pen) (*dataset.LabelPlan, error) {
		return dataset.LabelImport{Key: true}.Plan(s, p, pen, table)
	})
	if err != nil {
		return s.refused(c.Key, err)
	}
	s.say(
		"Key of %s: %s and %s written.",
		plan.Units.Words(),
		amount(plan.Changed, "answer"),
		amount(plan.Reasons, "reason"),
	)
	return nil
}

// marking says whether an article is for practice alone.
func (c *practiceCommand) marking(s *session, p *store.Project) error {
	catalogue, err := p.Catalogue(s)
	if err != nil {
		return err
	}
	a, err := team.FindArticle(catalogue, c.Article)
	if err != nil {
		return err
	}
	value := ""
	if c.Mark {
		value = annotate.Yes
	}
	written, err := s.decide(p, team.ArticleFact(a.ArticleID, annotate.MetaPractice, value))
	if err != nil {
		return err
	}
	switch {
	case written == 0:
		s.say("Nothing changed: all of it stands already.")
	case c.Mark:
		s.say("%s is for practice alone: it is no real work, and neither counted nor exported.", titled(a))
	default:
		s.say("%s is real work.", titled(a))
	}
	return nil
}
