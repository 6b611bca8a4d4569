package labelling

import (
	"slices"
	"strings"

	"plumbline/annotate"
)

// Narrow shows of the queue only the articles that are chosen, and goes on from one of
// them to the next as long as they have work left; nil shows all.
func (q *queue) Narrow(only annotate.Selection) { q.only = only }

// Shown lists the rows of the queue that are chosen.
func (q *queue) Shown() []annotate.Summary {
	if len(q.only) == 0 {
		return q.rows
	}
	return slices.DeleteFunc(slices.Clone(q.rows), func(row annotate.Summary) bool { return !q.only.Has(row.ArticleID, row.Meta) })
}

// ReadNarrow reads words that choose articles of the queue, such as "event=strike;
// stratum=daily". They do only where every column that is named is one by which the
// articles are compared, or the batch; else they are words to look for.
func (q *queue) ReadNarrow(words string) (annotate.Selection, bool) {
	return annotate.ReadNarrowing(words, func(field string) bool {
		return slices.ContainsFunc(q.rows, func(row annotate.Summary) bool {
			return slices.ContainsFunc(row.Meta.Compared(), func(known annotate.MetaField) bool { return known.Field == field })
		})
	})
}

// Values lists what is known of the articles in the column that is narrowed by last.
func (q *queue) Values() (values []string) {
	for _, row := range q.rows {
		for _, f := range row.Meta.Compared() {
			if len(q.only) > 0 && f.Field == q.only[len(q.only)-1].Field && !slices.Contains(values, f.Value) {
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
