package report

import (
	"strings"

	"plumbline/annotate/codebook"
	"plumbline/annotate/datasheet"
	"plumbline/annotate/paper"
)

// asked is what annotators were asked, in the order of the codebook in force.
func (t telling) asked() paper.Section {
	section := paper.Section{ID: "asked", Title: "What was asked"}
	table := &paper.Table{Wide: true, Head: paper.Texts("Question", "Asked", "Answered by", "Answers")}
	for i := range t.Book.Fields {
		f := &t.Book.Fields[i]
		if f.IsAside() || f.Scale == nil {
			continue
		}
		question := paper.Cell{Text: f.Label}
		if words := strings.Join(strings.Fields(f.Question), " "); words != "" {
			question.Under = []paper.Words{{Text: strings.ReplaceAll(words, "{target}", "—")}}
		}
		table.Rows = append(table.Rows, []paper.Cell{
			question, {Text: t.when(f)}, {Text: f.Scale.Words.String()}, {Text: answersOf(f)},
		})
	}
	if table.Rows != nil {
		section.Blocks = append(section.Blocks, paper.Beside(table), paper.Aside(
			"Answers stand as annotators saw them, and in brackets as they stand in exports where that differs. Definitions, rules and examples "+
				"are in the codebook and in the data sheet.",
		))
	}
	return section
}

// when says of what, and where, a question is asked.
func (t telling) when(f *codebook.Field) string {
	of := "of every paragraph"
	switch {
	case f.Article && f.PerTarget:
		of = "of every article and target"
	case f.Article:
		of = "of every article"
	case f.PerTarget:
		of = "of every paragraph and target"
	}
	if when := t.Book.InWords(f); when != nil {
		of += ", if " + when.String()
	}
	return of
}

// answersOf are the values that a question offers.
func answersOf(f *codebook.Field) string {
	shown := make([]string, len(f.Options))
	for i, o := range f.Options {
		shown[i] = o.Shown
		if o.Shown != o.Value {
			shown[i] += " (" + o.Value + ")"
		}
	}
	return strings.Join(shown, ", ")
}

// rulings are what leads laid down beside the rules.
func (t telling) rulings() paper.Section {
	section := paper.Section{ID: "rulings", Title: "Rulings beside the rules"}
	for _, item := range datasheet.Rulings(t.Study) {
		section.Blocks = append(section.Blocks, paper.Headed(item.Asks))
		for _, words := range item.Told {
			section.Blocks = append(section.Blocks, paper.Says(words))
		}
		section.Blocks = append(section.Blocks, paper.Aside(item.From))
	}
	return section
}
