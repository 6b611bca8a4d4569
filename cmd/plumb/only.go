package main

import (
	"plumbline/annotate"
	"plumbline/store"
)

// only lists the articles of which what was typed is known: nil for all.
func (s *session) only(p *store.Project, words []string) ([]string, error) {
	if len(words) == 0 {
		return nil, nil
	}
	only, err := annotate.ReadSelection(words)
	if err != nil {
		return nil, err
	}
	catalogue, err := p.Catalogue(s)
	if err == nil {
		err = only.CheckAmong(catalogue)
	}
	articles := []string{}
	for _, a := range catalogue {
		if only.Has(a.ArticleID, a.Meta) {
			articles = append(articles, a.ArticleID)
		}
	}
	return articles, err
}
