package review

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"plumbline/annotate"
)

// Batch is a set of articles that was handed out together, as far as it has
// answers.
type Batch struct {
	Name     string
	Articles []string // ids, sorted
}

// Batches lists the batches by name, then the articles of each value of a column
// that compares articles: "event: strike".
func (a *Answers) Batches() []Batch {
	of := make(map[string][]string)
	for article, batch := range a.batches {
		of[batch] = append(of[batch], article)
	}
	list := make([]Batch, 0, len(of))
	for name, articles := range of {
		slices.Sort(articles)
		list = append(list, Batch{name, articles})
	}
	slices.SortFunc(list, func(x, y Batch) int { return cmp.Compare(x.Name, y.Name) })
	columns := make([]Batch, 0, len(a.compared))
	for name, articles := range a.compared {
		columns = append(columns, Batch{name, slices.Sorted(maps.Keys(articles))})
	}
	slices.SortFunc(columns, func(x, y Batch) int { return cmp.Compare(x.Name, y.Name) })
	return append(list, columns...)
}

// shelve notes by what an article is compared with others.
func (a *Answers) shelve(article *annotate.Article) {
	if article.Meta.Batch != "" {
		a.batches[article.ID] = article.Meta.Batch
	}
	a.events[article.ID] = article.Meta.Event
	for _, f := range article.Meta.Columns() {
		name := strings.TrimPrefix(f.Field, annotate.FreePrefix) + ": " + f.Value
		if a.compared[name] == nil {
			a.compared[name] = make(map[string]bool)
		}
		a.compared[name][article.ID] = true
	}
}
