package datasheet

import (
	"fmt"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/study"
)

// rulesInFull is the codebook in force, question by question.
func (f facts) rulesInFull() Section {
	s := Section{Title: "The codebook in force, " + f.Book.Title + " " + f.Book.Version}
	for i := range f.Book.Fields {
		s.Items = append(s.Items, questionInFull(&f.Book.Fields[i]))
	}
	return s
}

func questionInFull(f *codebook.Field) Item {
	item := Item{Asks: f.Label, From: fmt.Sprintf("%s, meaning %d", f.Key, f.Meaning)}
	for _, words := range []string{f.Question, f.Rule} {
		item.Told = append(item.Told, paragraphsOf(words)...)
	}
	if !f.Choosable() {
		return item
	}
	item.Rows = &Table{Head: []string{"Answer", "Definition", "Example", "No example"}}
	for _, o := range f.Options {
		item.Rows.Rows = append(item.Rows.Rows, []string{
			o.Value, oneLine(o.Definition), oneLine(o.Example), oneLine(o.NotExample),
		})
	}
	return item
}

// Rulings are what leads of a study laid down beside the rules, oldest first.
func Rulings(of *study.Study) []Item { return facts{of}.rulingsInFull().Items }

// rulingsInFull are what leads laid down beside the rules.
func (f facts) rulingsInFull() Section {
	s := Section{Title: "Rulings beside the rules"}
	for i := range f.Rulings {
		s.Items = append(s.Items, f.rulingInFull(&f.Rulings[i]))
	}
	return s
}

func (f facts) rulingInFull(r *annotate.Ruling) Item {
	item := Item{
		Asks: "On the paragraph as a whole", Told: paragraphsOf(r.Words),
		From: fmt.Sprintf("Ruling of %s; precedent: paragraph %s", f.day(r.At), r.Paragraph.ID),
	}
	field := f.Book.Field(r.Field)
	if r.Field != "" {
		item.Asks = "On " + r.Field
	}
	if field != nil {
		item.Asks = "On " + field.Label
	}
	if r.Option != "" {
		item.Told = append(item.Told, "The precedent is: "+r.Option+".")
	}
	switch {
	case slices.Contains(r.Again, annotate.AllValues):
		item.Told = append(item.Told, "Every answer from before was to be looked at again.")
	case len(r.Again) > 0:
		item.Told = append(item.Told, "Answers from before were to be looked at again that are: "+strings.Join(r.Again, ", ")+".")
	}
	return item
}

func oneLine(words string) string { return strings.Join(strings.Fields(words), " ") }
