package datasheet

import (
	"fmt"
	"slices"
	"strings"

	"plumbline/annotate/study"
)

// mostColumns is how many outlets stand beside each other; of more, each has a row for each annotator.
const mostColumns = 6

// acrossOutlets tells who labelled how much of which outlet, and whether annotators lie across outlets.
func (f facts) acrossOutlets() Item {
	item := Item{Asks: "Who labelled how much of which outlet? Did the same people label the outlets of an event?", From: both}
	var outlets []string
	for _, o := range f.Texts.Outlets {
		if slices.ContainsFunc(f.Labels.By, func(a study.Annotator) bool { return a.Outlets[o.Name] > 0 }) {
			outlets = append(outlets, o.Name)
		}
	}
	if len(outlets) == 0 || len(outlets) == 1 && outlets[0] == "" {
		return item
	}
	item.Told = append(f.crossed(), "In paragraphs:")
	item.Rows = &Table{Head: []string{"Annotator", "Outlet", "Paragraphs"}}
	if len(outlets) <= mostColumns {
		item.Rows.Head = []string{"Annotator"}
		for _, o := range outlets {
			item.Rows.Head = append(item.Rows.Head, known(o))
		}
	}
	for _, a := range f.Labels.By {
		row := []string{a.ID}
		for _, o := range outlets {
			n := a.Outlets[o]
			switch {
			case len(outlets) <= mostColumns:
				row = append(row, fmt.Sprint(n))
			case n > 0:
				item.Rows.Rows = append(item.Rows.Rows, []string{a.ID, known(o), fmt.Sprint(n)})
			}
		}
		if len(outlets) <= mostColumns {
			item.Rows.Rows = append(item.Rows.Rows, row)
		}
	}
	return item
}

// crossed tells whether a difference between outlets may be one between annotators.
func (f facts) crossed() []string {
	c := &f.Labels.Crossing
	if c.Events == 0 {
		return []string{"No event that several outlets cover was labelled, so that outlets cannot be compared within events."}
	}
	words := fmt.Sprintf("In %d of %s that several outlets cover, everybody who labelled one of its articles labelled one of each outlet.",
		c.Events-len(c.Not), plural(c.Events, "event"))
	if len(c.Not) > 0 {
		words += " In the others a difference between outlets may be one between annotators: " + few(c.Not) + "."
	}
	return []string{words}
}

func known(outlet string) string {
	if outlet == "" {
		return "not known"
	}
	return outlet
}

// mostNamed is how many names a sentence lists.
const mostNamed = 10

// few lists names, and how many more there are.
func few(names []string) string {
	if more := len(names) - mostNamed; more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:mostNamed], ", "), more)
	}
	return strings.Join(names, ", ")
}
