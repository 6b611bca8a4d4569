package findings

import (
	"cmp"
	"slices"
	"strings"

	"plumbline/annotate/review"
)

// Cell is a bar, or a part of one: the answers to a question, of an outlet or from a week or
// a month, that hold a label.
type Cell struct {
	Question review.Question
	What     review.What
	By       string // all, outlet, week or month
	Name     string // which; "" of all, and of outlets that are not known
	Label    string
}

// Behind is a paragraph behind a cell.
type Behind struct {
	Paragraph, Article string // the id of the one, the title of the other
	Position           int    // from 1; 0 is the article as a whole
	Share              float64
	Given              []Given // by annotator
}

// Given is what an annotator answered.
type Given struct {
	Annotator string
	Labels    []string // those that the answer holds
}

// Behind lists the paragraphs behind a cell: those on which all agree first, then by how many
// gave the label, each group by article and position.
func (f *Findings) Behind(c Cell) (all []Behind) {
	for _, q := range f.questions {
		if q.Question != c.Question || q.What != c.What {
			continue
		}
		label := slices.Index(q.labels, c.Label)
		if label < 0 {
			return nil
		}
		for i := range q.units {
			u := &q.units[i]
			if !u.in(c) {
				continue
			}
			if share := q.share(u, label, nil); share > 0 {
				all = append(all, q.behind(u, share))
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Behind) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), strings.Compare(a.Article, b.Article))
	})
	return all
}

// in reports whether a unit is of what a cell takes together.
func (u *unit) in(c Cell) bool {
	switch c.By {
	case ByAll:
		return true
	case ByOutlet:
		return u.outlet == c.Name
	}
	return u.time == c.Name
}

func (q *question) behind(u *unit, share float64) Behind {
	b := Behind{Paragraph: u.paragraph, Article: q.Article(u.at).Title, Position: q.At(u.at), Share: share}
	for i, who := range u.who {
		g := Given{Annotator: q.Table.Annotators()[who]}
		for l, held := range q.holds[u.values[i]] {
			if held {
				g.Labels = append(g.Labels, q.labels[l])
			}
		}
		b.Given = append(b.Given, g)
	}
	slices.SortFunc(b.Given, func(a, b Given) int { return strings.Compare(a.Annotator, b.Annotator) })
	return b
}
