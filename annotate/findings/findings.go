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
	Events        int          // that articles with labels are assigned to
	Undated       int          // articles with labels of which nobody knows when they were published
	Unusable      review.Unusable

	questions []*question
}

// Outlet is who published articles, and how much of it was labelled.
type Outlet struct {
	Name     string // "" where it is not known
	Articles int
	Units    annotate.UnitCount // paragraphs, and articles as a whole
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
	return In(ctx, answers, articles, f)
}

// In works out what the answers that a filter takes say, given what is known of their
// articles.
func In(ctx context.Context, answers *review.Answers, articles []annotate.Article, f review.Filter) (*Findings, error) {
	told := work(ctx, answers.Counted(f), articles)
	told.Unusable = answers.Unusable(f)
	return told, ctx.Err()
}

// work gives up in the midst where nobody waits for it any more.
func work(ctx context.Context, counted []review.Ratings, articles []annotate.Article) *Findings {
	known := make(map[string]published, len(articles))
	for i := range articles {
		known[articles[i].ID] = publishedOf(&articles[i])
	}
	f := &Findings{}
	c := &counting{known: known}
	for i := range counted {
		if ctx.Err() != nil {
			return f
		}
		c.add(&counted[i])
	}
	c.date()
	f.questions, f.Outlets = c.questions, c.outlets()
	f.Events, f.Undated = c.covered()
	for _, q := range c.questions {
		if ctx.Err() != nil {
			return f
		}
		f.Distributions = append(f.Distributions, q.distribution())
	}
	f.compare(ctx, c)
	return f
}

// published is where and when an article was, and on what it reports.
type published struct {
	outlet, event string
	when          annotate.Period // zero where it is not known
}

func publishedOf(a *annotate.Article) published {
	p := published{outlet: a.Meta.Outlet, event: a.Meta.Event}
	if when, ok := annotate.ReadPeriod(a.Meta.Published); ok && !when.From.IsZero() {
		p.when = when
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
	holds  [][]bool // of each value, for each label whether it holds it
	units  []unit
	by     By // how its time is divided
}

// unit is a paragraph with what its annotators said.
type unit struct {
	published
	at                 int // in the table
	paragraph, article string
	time               string // the week or the month it is from, "" where that is not known
	who, values        []int32
}

func (c *counting) add(r *review.Ratings) {
	q := &question{Ratings: r, labels: labelsOf(r)}
	for v := range r.Table.Scheme().Len() {
		q.holds = append(q.holds, holds(r, v, len(q.labels)))
	}
	for u := range r.Table.Units() {
		who, values := r.Table.Unit(u)
		if len(who) == 0 {
			continue
		}
		article := r.Article(u).ID
		q.units = append(q.units, unit{
			published: c.known[article], at: u, paragraph: r.Paragraph(u), article: article, who: who, values: values,
		})
	}
	if len(q.units) > 0 { // nobody addressed a target that is absent everywhere
		c.questions = append(c.questions, q)
	}
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
	units := make(map[string]map[string]bool) // the article as a whole goes by the id of the article
	articles := make(map[string]map[string]bool)
	for _, q := range c.questions {
		for i := range q.units {
			u := &q.units[i]
			if units[u.outlet] == nil {
				units[u.outlet], articles[u.outlet] = make(map[string]bool), make(map[string]bool)
			}
			articles[u.outlet][u.article], units[u.outlet][u.paragraph] = true, true
		}
	}
	for name, of := range units {
		count := annotate.UnitCount{All: len(of)}
		for article := range articles[name] {
			count.Wholes += boolInt(of[article])
		}
		all = append(all, Outlet{name, len(articles[name]), count})
	}
	slices.SortFunc(all, func(a, b Outlet) int { return compareNames(a.Name, b.Name) })
	return all
}

// covered counts the events of articles with labels, and those without a date.
func (c *counting) covered() (events, undated int) {
	on, articles := make(map[string]bool), make(map[string]bool)
	for _, q := range c.questions {
		for i := range q.units {
			u := &q.units[i]
			if u.event != "" {
				on[u.event] = true
			}
			if !articles[u.article] && u.when.From.IsZero() {
				undated++
			}
			articles[u.article] = true
		}
	}
	return len(on), undated
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
