package form

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/codebook"
)

// whenAsked says in the words of the plate when a question is asked.
func whenAsked(book *codebook.Codebook, f *codebook.Field) string {
	if f.ShowIf == nil {
		return word("not asked here")
	}
	return lang.L("if {{.Condition}}", map[string]any{"Condition": conditionWords(book, f.ShowIf)})
}

// conditionWords says a condition with the names that the plate shows.
func conditionWords(book *codebook.Codebook, c codebook.Condition) string {
	switch c := c.(type) {
	case codebook.FieldIs:
		return answerWords(book, c)
	case codebook.TextHas:
		if c.What == codebook.QuotationMarks {
			return word("quotation marks")
		}
	case codebook.AnyOf:
		return joined(book, c, " "+word("or")+" ")
	case codebook.AllOf:
		return joined(book, c, " "+word("and")+" ")
	}
	return c.String()
}

func joined(book *codebook.Codebook, parts []codebook.Condition, between string) string {
	said := make([]string, len(parts))
	for i, part := range parts {
		said[i] = conditionWords(book, part)
	}
	return strings.Join(said, between)
}

// answerWords says which answers to a field fulfil a condition.
func answerWords(book *codebook.Codebook, c codebook.FieldIs) string {
	f := book.Field(c.Field)
	if f == nil {
		return c.String()
	}
	values := make([]string, len(c.Values))
	for i, v := range c.Values {
		values[i] = ShownValue(f, v)
	}
	data := map[string]any{"Field": nameOf(f), "Answers": strings.Join(values, ", ")}
	if c.Not {
		return lang.L("{{.Field}} is not {{.Answers}}", data)
	}
	return lang.L("{{.Field}} is {{.Answers}}", data)
}

// nameOf is what a field is called on the plate.
func nameOf(f *codebook.Field) string {
	if f.Short != "" {
		return f.Short
	}
	return f.Label
}
