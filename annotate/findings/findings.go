// Package findings tells what labels say of outlets: how often a target is addressed and
// how, whose voice is heard, which sources are credited, what is editorialized. It never
// takes absent for a number, keeps disagreement in, and compares outlets only where they
// report on the same events and the same people labelled both.
package findings

import (
	"cmp"
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/review"
)

// Findings are what the labels of a project say.
type Findings struct {
	Outlets       []Outlet // by name
	Distributions []Distribution
	Differences   []Difference // between outlets, the widest first; those that may be named and the others
	Looked        int          // differences that were looked at
	Confounded    []Confounded // pairs of outlets that cannot be compared, and why
}

// Outlet is who published articles, and how much of it was labelled.
type Outlet struct {
	Name                 string // "" where it is not known
	Articles, Paragraphs int
}

// Source is what findings are read from.
type Source interface {
	review.TeamSource
	Articles(ctx context.Context) ([]annotate.Article, error)
}

// Read reads what the answers that a filter takes say.
func Read(ctx context.Context, from Source, f review.Filter) (*Findings, error) {
	answers, err := review.ReadOfTeam(ctx, from)
	if err != nil {
		return nil, err
	}
	articles, err := from.Articles(ctx)
	if err != nil {
		return nil, err
	}
	return Of(answers.Counted(f), articles), ctx.Err()
}

// Of works out what tables of answers say, given what is known of their articles.
func Of(counted []review.Ratings, articles []annotate.Article) *Findings {
	known := make(map[string]published, len(articles))
	for i := range articles {
		known[articles[i].ID] = publishedOf(&articles[i])
	}
	c := &counting{known: known}
	f := &Findings{}
	for i := range counted {
		c.add(&counted[i])
	}
	f.Outlets = c.outlets()
	for _, q := range c.questions {
		f.Distributions = append(f.Distributions, q.distribution())
	}
	f.compare(c)
	return f
}

// published is where and when an article was, and on what it reports.
type published struct {
	outlet, event, month string
}

func publishedOf(a *annotate.Article) published {
	p := published{outlet: a.Meta.Outlet, event: a.Meta.Event}
	if when, ok := annotate.ReadPeriod(a.Meta.Published); ok && !when.From.IsZero() {
		p.month = when.From.Format("2006-01")
	}
	return p
}

// counting gathers answers by question.
type counting struct {
	known     map[string]published
	questions []*question
}

// question is one table of answers, unit by unit.
type question struct {
	*review.Ratings
	labels []string
	units  []unit
}

// unit is a paragraph with what its annotators said.
type unit struct {
	published
	paragraph, article string
	who                []int32
	holds              [][]bool // of each of them, for each label whether their answer holds it
}

func (c *counting) add(r *review.Ratings) {
	q := &question{Ratings: r, labels: labelsOf(r)}
	for u := range r.Table.Units() {
		who, values := r.Table.Unit(u)
		if len(who) == 0 {
			continue
		}
		article := r.Article(u).ID
		one := unit{published: c.known[article], paragraph: r.Paragraph(u), article: article, who: who}
		for _, v := range values {
			one.holds = append(one.holds, holds(r, int(v), len(q.labels)))
		}
		q.units = append(q.units, one)
	}
	c.questions = append(c.questions, q)
}

// labelsOf are the values of a table; of sets, their elements.
func labelsOf(r *review.Ratings) []string {
	s := r.Table.Scheme()
	if elements := s.Elements(); elements != nil {
		return elements
	}
	labels := make([]string, s.Len())
	for v := range labels {
		labels[v] = s.Label(v)
	}
	return labels
}

// holds tells for each label whether a value holds it.
func holds(r *review.Ratings, value, labels int) []bool {
	s := r.Table.Scheme()
	all := make([]bool, labels)
	for l := range all {
		all[l] = l == value
		if s.Elements() != nil {
			all[l] = s.Has(value, l)
		}
	}
	return all
}

// outlets lists who published what was labelled.
func (c *counting) outlets() (all []Outlet) {
	paragraphs := make(map[string]map[string]bool)
	articles := make(map[string]map[string]bool)
	for _, q := range c.questions {
		for i := range q.units {
			u := &q.units[i]
			if paragraphs[u.outlet] == nil {
				paragraphs[u.outlet], articles[u.outlet] = make(map[string]bool), make(map[string]bool)
			}
			paragraphs[u.outlet][u.paragraph], articles[u.outlet][u.article] = true, true
		}
	}
	for name := range paragraphs {
		all = append(all, Outlet{name, len(articles[name]), len(paragraphs[name])})
	}
	slices.SortFunc(all, func(a, b Outlet) int { return compareNames(a.Name, b.Name) })
	return all
}

// compareNames puts what is not known last.
func compareNames(a, b string) int {
	return cmp.Or(boolInt(a == "")-boolInt(b == ""), cmp.Compare(a, b))
}

func boolInt(is bool) int {
	if is {
		return 1
	}
	return 0
}
