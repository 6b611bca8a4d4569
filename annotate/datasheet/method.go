package datasheet

import (
	"maps"
	"slices"
	"strings"

	"plumbline/annotate/study"
)

// Method is how the labels of a study came about, as far as the project knows it, under
// short headings: what a section on methods tells before it comes to numbers.
func Method(of *study.Study) []Item {
	f := facts{of}
	var told []Item
	for _, part := range []struct {
		title string
		item  Item
	}{
		{"Texts", f.instances()},
		{"Outlets and days", f.published()},
		{"What the texts are like", f.characteristics()},
		{"Sampling", f.sampling()},
		{"What is missing", f.missing()},
		{"Annotators", f.annotators()},
		{"Consent", f.consent(false)},
		{"Practice", f.practice()},
		{"Rules", f.rules()},
		{"Period and amount", f.period()},
		{"Overlap and assignment", f.overlap()},
		{"Annotators across outlets", f.acrossOutlets()},
		{"What annotators saw", f.blindness()},
		{"Time", f.timing()},
		{"What was asked again", f.repeats().withoutRows()},
		{"How disagreements were settled", f.settling()},
		{"Whose work does not count", f.exclusions()},
		{"Settings", f.settings()},
	} {
		if part.item.empty() {
			continue
		}
		part.item.Asks = part.title
		told = append(told, part.item)
	}
	return told
}

// published is who published the texts, when, and in which language they are labelled.
func (f facts) published() Item {
	item := f.outlets()
	item.Told = append(f.dates(), f.language()...)
	return item
}

// settings are those that are not as they are in a new project.
func (f facts) settings() Item {
	var rows [][]string
	for _, name := range slices.Sorted(maps.Keys(f.Settings)) {
		if value := f.Settings[name]; value != "" {
			rows = append(rows, []string{strings.ReplaceAll(name, "_", " "), value})
		}
	}
	if rows == nil {
		return Item{}
	}
	return Item{
		Told: []string{"What is not as in a new project:"},
		Rows: &Table{Head: []string{"Setting", "Value"}, Rows: rows},
	}
}

func (i Item) withoutRows() Item {
	i.Rows = nil
	return i
}
