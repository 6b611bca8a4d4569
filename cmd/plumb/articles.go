package main

import (
	"fmt"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/store"
)

type articlesCommand struct {
	Project string   `arg:"" name:"PROJECT" help:"The project."`
	Only    []string `sep:"none" placeholder:"COLUMN=VALUE" help:"Only articles of which this is known: event, stratum, batch, outlet, or a column of the project. Repeat for more; values of one column are alternatives."`
	JSON    bool     `name:"json" help:"One JSON object a line: article_id, title, paragraphs, batch, practice, withdrawn, progress."`
}

// Run lists the articles with who has each and how far they are.
func (c *articlesCommand) Run(s *session) error {
	var catalogue []annotate.Summary
	of := make(map[string][]annotate.ArticleProgress)
	err := s.read(c.Project, func(p *store.Project) (err error) {
		if catalogue, err = p.Catalogue(s); err != nil {
			return err
		}
		only, err := annotate.ReadSelection(c.Only)
		if err == nil {
			err = only.CheckAmong(catalogue)
		}
		if err != nil {
			return err
		}
		catalogue = slices.DeleteFunc(catalogue, func(a annotate.Summary) bool { return !only.Has(a.ArticleID, a.Meta) })
		all, err := p.Progress(s)
		for _, one := range all {
			of[one.Article] = append(of[one.Article], one)
		}
		return err
	})
	switch {
	case err != nil:
		return err
	case c.JSON:
		return c.lines(s, catalogue, of)
	case len(catalogue) == 0 && len(c.Only) > 0:
		s.say("No article is of that kind.")
		return nil
	case len(catalogue) == 0:
		s.say("The project has no articles; bring them in with plumb import.")
		return nil
	}
	w := newWords(s.out)
	w.row("id", "title", "paragraphs", "batch", "submitted", "")
	for _, a := range catalogue {
		var who []string
		for _, one := range of[a.ArticleID] {
			who = append(who, fmt.Sprintf("%s %d", one.Annotator, one.Submitted))
		}
		w.row(a.ArticleID[:12], a.Meta.Title, fmt.Sprint(a.Paragraphs), a.Meta.Batch, strings.Join(who, ", "), articleState(a.Meta))
	}
	return w.end()
}

// articleState returns why an article is not annotated like the others.
func articleState(m annotate.Meta) string {
	switch {
	case m.Withdrawn:
		return "withdrawn"
	case m.Practice:
		return "for practice"
	}
	return ""
}

func (c *articlesCommand) lines(s *session, catalogue []annotate.Summary, of map[string][]annotate.ArticleProgress) error {
	type progress struct {
		Annotator string `json:"annotator"`
		Assigned  bool   `json:"assigned"`
		Begun     int    `json:"begun"`
		Submitted int    `json:"submitted"`
		Unsure    int    `json:"unsure"`
	}
	for _, a := range catalogue {
		who := []progress{}
		for _, one := range of[a.ArticleID] {
			who = append(who, progress{one.Annotator, one.Assigned, one.Begun, one.Submitted, one.Unsure})
		}
		err := writeObject(s.out, struct {
			Article    string     `json:"article_id"`
			Title      *string    `json:"title"`
			Paragraphs int        `json:"paragraphs"`
			Batch      *string    `json:"batch"`
			Practice   bool       `json:"practice"`
			Withdrawn  bool       `json:"withdrawn"`
			Progress   []progress `json:"progress"`
		}{a.ArticleID, orNull(a.Meta.Title), a.Paragraphs, orNull(a.Meta.Batch), a.Meta.Practice, a.Meta.Withdrawn, who})
		if err != nil {
			return err
		}
	}
	return nil
}
