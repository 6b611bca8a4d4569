package report

import (
	"fmt"
	"time"

	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
	"plumbline/annotate/study"
)

// filled is a report with every number formatted, as the template prints it.
type filled struct {
	*study.Study
	Date      string
	Sentences []string // what needs the lead
	Scope     string
	Scale     scale
	Rows      []row
	Ways      []ways // where somebody's answers do not count
	Selves    []self
	Evidence  []evidence
	Arms      []effect // of experiments with what is pointed out
	Times     int      // draws of the intervals of their differences
	Passed    []passed
	Rest      string // how many answers by the key for the rest there are, "" for none
}

// self is somebody who was asked again, question by question.
type self struct {
	Annotator, Gap string
	Rows           []number
}

// ways is a question without those whose answers do not count, and with them.
type ways struct {
	Name          string
	Without, With number
}

// row is one question with everything behind its coefficient.
type row struct {
	ID, Name, Metric string
	number
	Beside     []number
	Annotators []string
	Pairs      [][]number // by Annotators; a number without a value is no pair
	Without    []number
	Outside    string // what has no place on the scale
	Strict     string // who gives higher or lower values
	Labels     []label
	Columns    []string // of the collisions
	Met        []met
	Windows    []number
	More       string
}

// number is a result as it is written.
type number struct {
	Name, Value, Bounds, Base, Reason string
	Hollow                            bool // not dependable
	Bar                               *bar
}

// label is the agreement on one label.
type label struct {
	number
	Share string
	Uses  int
}

// met is a row of the collisions.
type met struct {
	Label string
	Times []int
}

func (r telling) filled() filled {
	o := r.Overview
	f := filled{
		Study: r.Study, Date: r.Made.Format("2006-01-02 15:04"), Scale: scaleOf(o), Sentences: r.sentences(),
		Scope: fmt.Sprintf("%d paragraphs, %d labelled by two or more, %d annotators", o.Paragraphs, o.Doubly, len(o.Annotators)),
	}
	for i := range o.Rows {
		f.Rows = append(f.Rows, r.row(&o.Rows[i], f.Scale, i))
	}
	for _, b := range r.BothWays {
		f.Ways = append(f.Ways, ways{
			review.NameOf(b.Row.Question, b.Row.What).String(), numberOf("", b.Without), numberOf("", b.With),
		})
	}
	for _, a := range r.Again {
		one := self{Annotator: a.Annotator, Gap: a.Gap.Words().String()}
		for i := range a.Overview.Rows {
			row := &a.Overview.Rows[i]
			if row.Alpha.N > 0 {
				one.Rows = append(one.Rows, numberOf(review.NameOf(row.Question, row.What).String(), row.Alpha))
			}
		}
		f.Selves = append(f.Selves, one)
	}
	r.fillWords(&f)
	return f
}

func (r telling) row(from *review.Row, s scale, at int) row {
	names := from.Table.Annotators()
	filled := row{
		ID: fmt.Sprintf(
			"row-%d",
			at+1,
		),
		Name:       review.NameOf(from.Question, from.What).String(),
		Metric:     review.MetricName(from.Level) + " α",
		number:     numberOf("", from.Alpha),
		Annotators: names,
		Pairs:      pairsOf(names, from.Pairs(r.Draws)),
	}
	filled.Bar = s.bar(from.Alpha)
	for _, beside := range []struct {
		name string
		*agreement.Result
	}{{"Percent agreement", from.Agreed}, {"Gwet's AC1", from.AC1}} {
		if beside.Result != nil {
			filled.Beside = append(filled.Beside, numberOf(beside.name, *beside.Result))
		}
	}
	if len(names) > 2 { // else nobody can be left out
		for _, w := range from.Without(r.Draws) {
			filled.Without = append(filled.Without, numberOf(*w.Annotator, w))
		}
	}
	filled.Outside = from.BesideWords().String()
	filled.Strict = review.StrictWords(from.Strict()).String()
	r.fillLabels(&filled, from)
	for _, w := range from.OverTime(r.Draws).Windows {
		if w.Full {
			filled.Windows = append(filled.Windows, numberOf(days(w.From, w.Until), w.Alpha))
		}
	}
	if more := from.Halve; more.Units > 0 && more.Articles > 0 {
		filled.More = fmt.Sprintf(
			"To halve the interval, about %d more paragraphs labelled twice, in %d more articles.",
			more.Units,
			more.Articles,
		)
	}
	return filled
}

// days says from when until when.
func days(from, until time.Time) string {
	first, last := from.Format(time.DateOnly), until.Format(time.DateOnly)
	if first == last {
		return first
	}
	return first + " to " + last
}

func (r telling) fillLabels(to *row, from *review.Row) {
	shown := func(value string) string { return r.shown(from.Question, value) }
	for _, l := range from.Labels(r.Draws) {
		to.Labels = append(to.Labels, label{numberOf(shown(l.Label), l.Alpha), fmt.Sprintf("%.0f %%", 100*l.Share), l.Uses})
	}
	c := from.Collisions()
	for i, name := range c.Labels {
		to.Columns = append(to.Columns, shown(name))
		m := met{shown(name), c.Met[i]}
		if c.Alone != nil {
			m.Times = append(append([]int(nil), m.Times...), c.Alone[i])
		}
		to.Met = append(to.Met, m)
	}
	if c.Alone != nil {
		to.Columns = append(to.Columns, "alone")
	}
}

// pairsOf lays the pairs out by their two annotators.
func pairsOf(names []string, pairs []agreement.Result) [][]number {
	if len(pairs) == 0 && len(names) > 2 {
		return nil // too many to stand beside each other
	}
	at := make(map[string]int, len(names))
	table := make([][]number, len(names))
	for i, name := range names {
		at[name], table[i] = i, make([]number, len(names))
	}
	for _, p := range pairs {
		i, j := at[p.Pair[0]], at[p.Pair[1]]
		n := numberOf("", p)
		table[i][j], table[j][i] = n, n
	}
	return table
}

func numberOf(name string, r agreement.Result) number {
	n := number{
		Name:   name,
		Value:  "undefined",
		Reason: r.Reason.String(),
		Hollow: r.State == agreement.LowN,
		Base:   fmt.Sprintf("n %d", r.N),
	}
	switch {
	case r.Articles == 1:
		n.Base += ", 1 article"
	case r.Articles > 1:
		n.Base += fmt.Sprintf(", %d articles", r.Articles)
	}
	if r.Value != nil {
		n.Value = review.Digits(*r.Value)
	}
	if r.CI95 != nil {
		n.Bounds = review.Digits(r.CI95[0]) + " to " + review.Digits(r.CI95[1])
	}
	return n
}
