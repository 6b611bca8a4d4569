package datasheet

import (
	"fmt"
	"strings"

	"plumbline/annotate/codebook"
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

func oneLine(words string) string { return strings.Join(strings.Fields(words), " ") }
