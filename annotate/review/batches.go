package review

import (
	"cmp"
	"slices"
)

// Batch is a set of articles that was handed out together, as far as it has
// answers.
type Batch struct {
	Name     string
	Articles []string // ids, sorted
}

// Batches lists the batches by name.
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
	return list
}
