// Package datasheet fills in what a reader has to know of a data set before using
// it, as far as a project knows it, and leaves a named blank where only people do.
//
// What is asked follows the headings of Gebru et al., Datasheets for Datasets (2021,
// https://doi.org/10.1145/3458723), and of Bender and Friedman, Data Statements for
// Natural Language Processing (2018, https://doi.org/10.1162/tacl_a_00041), in words of
// our own; each question names where it comes from.
package datasheet

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/study"
)

// Datasheet is what is written.
type Datasheet struct {
	Title    string
	Made     string // when and by what
	Sections []Section
}

// Section is the questions under one heading.
type Section struct {
	Title string
	Items []Item
}

// Item is one question with what is told of it.
type Item struct {
	Key  string // names the blank, "" for what the project answers alone
	Asks string
	From string // where the question comes from
	Told []string
	Rows *Table
	Part bool // what is told is only a part of the answer, and people have the rest
}

// Table is laid out below what is told.
type Table struct {
	Head []string
	Rows [][]string
}

// Blank reports whether people have to answer still.
func (i *Item) Blank() bool { return i.Part || i.empty() }

func (i *Item) empty() bool { return len(i.Told) == 0 && i.Rows == nil }

// Where questions come from.
const (
	gebru  = "Gebru et al. 2021"
	bender = "Bender and Friedman 2018"
	both   = gebru + "; " + bender
)

// facts are what a study tells, put into words.
type facts struct{ *study.Study }

// New fills in a data sheet.
func New(of *study.Study) *Datasheet {
	f := facts{of}
	made := fmt.Sprintf("Made on %s by Plumbline %s from the project itself.", f.Made.UTC().Format(time.DateOnly), f.Program)
	if f.Frozen != nil {
		made = fmt.Sprintf("Of what was frozen as %s on %s, root %s; made by Plumbline %s.",
			quoted(f.Frozen.Name), f.Frozen.At.UTC().Format(time.DateOnly), f.Frozen.Root, f.Program)
	}
	if f.Narrowed != "" {
		made += " It is of a part alone: " + f.Narrowed + "."
	}
	sections := []Section{
		f.motivation(), f.composition(), f.people(), f.labelling(), f.quality(), f.uses(), f.distribution(), f.rulesInFull(),
	}
	if len(f.Rulings) > 0 {
		sections = append(sections, f.rulingsInFull())
	}
	if f.Hints != nil {
		sections = append(sections, f.hintsInFull())
	}
	return &Datasheet{Title: f.Project, Made: made, Sections: sections}
}

// day is when something was done by somebody: a day, or a week where days are not told.
func (f facts) day(at time.Time) string { return f.When(at) }

// Fill puts words of people beside what the project knows, by the keys of blanks.
func (d *Datasheet) Fill(words map[string]string) error {
	left := maps.Clone(words)
	for i := range d.Sections {
		items := d.Sections[i].Items
		for j := range items {
			if said := strings.TrimSpace(left[items[j].Key]); said != "" && items[j].Key != "" {
				items[j].Told, items[j].Part = append(paragraphsOf(said), items[j].Told...), false
			}
			delete(left, items[j].Key)
		}
	}
	if unknown := slices.Sorted(maps.Keys(left)); len(unknown) > 0 {
		return annotate.Fail(annotate.CodeInvalid, "datasheet.unknown-blank",
			"Key", annotate.Visible(unknown[0]), "Keys", strings.Join(d.Keys(), ", "))
	}
	return nil
}

// Keys lists the names under which people can answer, in order.
func (d *Datasheet) Keys() (keys []string) {
	for _, s := range d.Sections {
		for _, i := range s.Items {
			if i.Key != "" {
				keys = append(keys, i.Key)
			}
		}
	}
	return keys
}

// Blanks lists the names of what nobody has answered.
func (d *Datasheet) Blanks() (keys []string) {
	for _, s := range d.Sections {
		for _, i := range s.Items {
			if i.Blank() {
				keys = append(keys, i.Key)
			}
		}
	}
	return keys
}

func paragraphsOf(text string) (all []string) {
	for _, p := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			all = append(all, p)
		}
	}
	return all
}
