package answers

import (
	"strings"

	"plumbline/annotate/codebook"
	"plumbline/ui/form"
)

// InWords is an answer as the form shows it, of a set all its labels; "–" is none.
func InWords(f *codebook.Field, value string) string {
	if value == "" {
		return "–"
	}
	labels := f.Labels(value)
	for i := range labels {
		labels[i] = form.ShownValue(f, labels[i])
	}
	return strings.Join(labels, ", ")
}

// Told says a question with everyone's answers in one line, for what is cut.
func Told(v View, q Question) string {
	line := q.Name
	for i, given := range q.Given {
		words := InWords(q.Field, given.Value)
		if given.Later != "" {
			words += " (" + later(q.Field, given.Later) + ")"
		}
		line += " · " + heading(v.Columns[i]) + ": " + words
	}
	return line
}
