package main

import (
	"fmt"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/team"
	"plumbline/store"
)

// doubledTexts are the texts of which several versions are in use, for a lead to
// choose one of.
func doubledTexts(s *session, p *store.Project, who string) ([][]annotate.Summary, error) {
	people, err := p.People(s)
	if err != nil {
		return nil, err
	}
	if person, err := team.FindPerson(people, who); err != nil || !person.Lead {
		return nil, err
	}
	return p.Editions(s)
}

func editionWords(w *words, doubled [][]annotate.Summary) {
	if len(doubled) == 0 {
		return
	}
	w.line("Several versions of one text in use; keep one with plumb amend PROJECT OTHER --back KEPT:")
	for _, versions := range doubled {
		for i, v := range versions {
			w.row("  "+v.ArticleID[:12], v.Meta.Title, fmt.Sprintf("version %d of %d", i+1, len(versions)))
		}
	}
}

func editionLines(s *session, doubled [][]annotate.Summary) error {
	for _, versions := range doubled {
		var ids []string
		for _, v := range versions {
			ids = append(ids, v.ArticleID)
		}
		for i, v := range versions {
			err := writeObject(s.out, struct {
				Why     string   `json:"why"`
				Article string   `json:"article_id"`
				Title   *string  `json:"title"`
				Others  []string `json:"others"`
			}{"editions", v.ArticleID, orNull(v.Meta.Title), slices.Delete(slices.Clone(ids), i, i+1)})
			if err != nil {
				return err
			}
		}
	}
	return nil
}
