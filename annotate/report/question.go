package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"plumbline/annotate/agreement"
	"plumbline/annotate/paper"
	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
)

// question is everything behind the coefficient of a row.
func (t telling) question(row *review.Row, at int) paper.Section {
	section := paper.Section{ID: idOf(at), Title: nameOf(row)}
	said := inOneLine(metricOf(row), row.Alpha) + " · " + baseOf(row.Alpha)
	section.Blocks = append(section.Blocks, paper.Says(said))
	for _, w := range reasonOf(row.Alpha) {
		section.Blocks = append(section.Blocks, paper.Block{Words: &w})
	}
	for _, aside := range []string{row.BesideWords().String(), halving(row), review.StrictWords(row.Strict()).String()} {
		if aside != "" {
			section.Blocks = append(section.Blocks, paper.Aside(aside))
		}
	}
	if row.Table.Ratings() == 0 {
		return section // tables of nothing but "undefined" would say the same a page long
	}
	for _, b := range []paper.Block{
		paper.Beside(coefficients(row, row.Summary(t.Draws, false)), t.windows(row)),
		paper.Beside(t.pairs(row), t.without(row)),
		paper.Beside(t.collisions(row), t.labels(row)),
	} {
		if b.Tables != nil {
			section.Blocks = append(section.Blocks, b)
		}
	}
	return section
}

// halving says how much more would halve the interval, "" where that is not known.
func halving(row *review.Row) string {
	more := row.Halve
	if more.Units == 0 || more.Articles == 0 {
		return ""
	}
	return fmt.Sprintf("To halve the interval, about %d more paragraphs labelled twice, in %d more articles.", more.Units, more.Articles)
}

// coefficients are those of the whole table, each with its level.
func coefficients(row *review.Row, all []agreement.Result) *paper.Table {
	table := &paper.Table{
		Title: "Every coefficient",
		Head:  append([]paper.Cell{{Text: "Coefficient"}, {Text: "Weights"}}, head("Value")...),
	}
	for i := range all {
		r := &all[i]
		if !ofAll(r) {
			continue
		}
		name := r.Told().Name
		table.Rows = append(table.Rows, append(
			[]paper.Cell{
				{Text: strings.ToUpper(name[:1]) + name[1:], Whole: true},
				{Text: review.MetricName(r.Level)},
			},
			cells(*r)...))
	}
	return table
}

// ofAll reports whether a result is of the whole table.
func ofAll(r *agreement.Result) bool {
	return r.Category == nil && r.Annotator == nil && r.Pair == nil && r.Group == nil && r.Across == nil
}

// pairs lays the pairs out by their two annotators.
func (t telling) pairs(row *review.Row) *paper.Table {
	names, pairs := row.Table.Annotators(), row.Pairs(t.Draws)
	if len(names) < 2 || len(pairs) == 0 {
		return nil // or too many to stand beside each other
	}
	table := &paper.Table{Title: "Each pair", Head: []paper.Cell{{}}}
	for _, name := range names {
		table.Head = append(table.Head, paper.Cell{Text: name, Number: true})
		line := append([]paper.Cell{{Text: name, Named: true}}, make([]paper.Cell, len(names))...)
		table.Rows = append(table.Rows, line)
	}
	for _, p := range pairs {
		c := valueOf(p)
		c.Under = []paper.Words{{Text: boundsOf(p)}, {Text: baseOf(p)}}
		i, j := slices.Index(names, p.Pair[0]), slices.Index(names, p.Pair[1])
		table.Rows[i][j+1], table.Rows[j][i+1] = c, c
	}
	return table
}

// without is the coefficient without each annotator.
func (t telling) without(row *review.Row) *paper.Table {
	if len(row.Table.Annotators()) < 3 { // nobody can be left out
		return nil
	}
	table := &paper.Table{Title: "Without one annotator", Head: append([]paper.Cell{{Text: "Without"}}, head("α")...)}
	for _, w := range row.Without(t.Draws) {
		table.Rows = append(table.Rows, append([]paper.Cell{{Text: *w.Annotator, Named: true}}, cells(w)...))
	}
	return table
}

func (t telling) collisions(row *review.Row) *paper.Table {
	c := row.Collisions()
	table := &paper.Table{Title: "Where labels collide, over all pairs of annotators", Head: []paper.Cell{{}}}
	number := func(n int) paper.Cell { return paper.Cell{Text: fmt.Sprint(n), Number: true} }
	for i, label := range c.Labels {
		shown := t.Shown(row.Question.Field, label)
		table.Head = append(table.Head, paper.Cell{Text: shown, Number: true})
		line := []paper.Cell{{Text: shown, Named: true}}
		for _, n := range c.Met[i] {
			line = append(line, number(n))
		}
		if c.Alone != nil {
			line = append(line, number(c.Alone[i]))
		}
		table.Rows = append(table.Rows, line)
	}
	if c.Alone != nil {
		table.Head = append(table.Head, paper.Cell{Text: "alone", Number: true})
	}
	return table
}

func (t telling) labels(row *review.Row) *paper.Table {
	table := &paper.Table{Title: "By label", Head: []paper.Cell{
		{Text: "Label"},
		{Text: "α", Number: true},
		{Text: "95 % interval", Whole: true},
		{Text: "Share", Number: true},
		{Text: "Uses", Number: true},
		{Text: "From"},
	}}
	for _, l := range row.Labels(t.Draws) {
		measured := cells(l.Alpha)
		table.Rows = append(table.Rows, []paper.Cell{
			{Text: t.Shown(row.Question.Field, l.Label)},
			measured[0],
			measured[1],
			{Text: sentence.Share(l.Share).String(), Number: true},
			{Text: fmt.Sprint(l.Uses), Number: true},
			measured[2],
		})
	}
	return table
}

func (t telling) windows(row *review.Row) *paper.Table {
	table := &paper.Table{
		Title: fmt.Sprintf("Over time, %d paragraphs labelled twice each", review.WindowSize),
		Head:  append([]paper.Cell{{Text: "When"}}, head("α")...),
	}
	for _, w := range row.OverTime(t.Draws).Windows {
		if w.Full {
			table.Rows = append(table.Rows, append([]paper.Cell{{Text: t.days(w.From, w.Until), Whole: true}}, cells(w.Alpha)...))
		}
	}
	return table
}

// days says from when until when.
func (t telling) days(from, until time.Time) string {
	first, last := t.When(from), t.When(until)
	if first == last {
		return first
	}
	return first + " to " + last
}
