package labelling

import (
	"slices"
	"strings"

	"plumbline/annotate"
)

// Chooser chooses articles: by what is known of them, or because something was found there.
type Chooser interface {
	Has(article string, m annotate.Meta) bool
}

// Narrow shows of the queue only the articles that are chosen, and goes on from one of
// them to the next as long as they have work left; nil shows all.
func (q *queue) Narrow(only Chooser) { q.only = only }

// Shown lists the rows of the queue that are chosen.
func (q *queue) Shown() []annotate.Summary {
	chosen := q.chooser()
	if chosen == nil {
		return q.rows
	}
	return slices.DeleteFunc(slices.Clone(q.rows), func(row annotate.Summary) bool { return !chosen.Has(row.ArticleID, row.Meta) })
}

// chooser is what is shown, nil for all: what the queue is narrowed to, or else what the
// order of work has.
func (q *queue) chooser() Chooser {
	switch {
	case q.only != nil:
		return q.only
	case q.Order() != "":
		return q.order.of
	}
	return nil
}

// Narrows reports whether the queue can be narrowed by a selection: every column that is
// named is one by which the articles are compared, or the batch. Else it is paragraphs
// that are looked for.
func (q *queue) Narrows(only annotate.Selection) bool {
	for _, f := range only {
		if !slices.ContainsFunc(q.rows, func(row annotate.Summary) bool {
			return slices.ContainsFunc(row.Meta.Compared(), func(known annotate.MetaField) bool { return known.Field == f.Field })
		}) {
			return false
		}
	}
	return len(only) > 0
}

// Values lists what is known of the articles in the column that is narrowed by last.
func (q *queue) Values() (values []string) {
	only, _ := q.only.(annotate.Selection)
	for _, row := range q.rows {
		for _, f := range row.Meta.Compared() {
			if len(only) > 0 && f.Field == only[len(only)-1].Field && !slices.Contains(values, f.Value) {
				values = append(values, f.Value)
			}
		}
	}
	slices.Sort(values)
	return values
}

// Columns names the columns by which the queue can be narrowed, as a person types them.
func (q *queue) Columns() (names []string) {
	for _, row := range q.rows {
		for _, f := range row.Meta.Compared() {
			if name := strings.TrimPrefix(f.Field, annotate.FreePrefix); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return names
}
