package team

import (
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// shortest is the fewest characters of an id that can stand for it.
const shortest = 4

// FindArticle finds an article by its id, by the beginning of its id, or by its
// title whatever the case.
func FindArticle(articles []annotate.Summary, name string) (annotate.Summary, error) {
	var found []annotate.Summary
	for _, a := range articles {
		switch {
		case a.ArticleID == name:
			return a, nil
		case len(name) >= shortest && strings.HasPrefix(a.ArticleID, name),
			a.Meta.Title != "" && annotate.FoldText(a.Meta.Title) == annotate.FoldText(name):
			found = append(found, a)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return annotate.Summary{}, annotate.Fail(annotate.CodeNotFound,
			"team.no-article", "Article", sentence.Quoted(name))
	default:
		return annotate.Summary{}, annotate.Fail(
			annotate.CodeInvalid,
			"team.several-articles",
			"Article",
			sentence.Quoted(name),
			"Articles",
			len(found),
		)
	}
}

// FindPerson finds a person by id.
func FindPerson(people []annotate.PersonSummary, id string) (annotate.PersonSummary, error) {
	var ids []string
	for _, p := range people {
		if p.ID == id {
			return p, nil
		}
		ids = append(ids, p.ID)
	}
	if len(ids) == 0 {
		return annotate.PersonSummary{}, annotate.Fail(annotate.CodeNotFound, "team.nobody-at-all", "ID", sentence.Quoted(id))
	}
	slices.Sort(ids)
	return annotate.PersonSummary{}, annotate.Fail(
		annotate.CodeNotFound,
		"team.nobody",
		"ID",
		sentence.Quoted(id),
		"People",
		sentence.Names(ids),
	)
}
