package codebook

import (
	_ "embed"
	"html/template"
	"io"
	"slices"
	"strings"

	"plumbline/annotate/sentence"
)

// Printed is a codebook as it is printed: everything that annotators see, on
// pages of paper.
type Printed struct {
	Book    *Codebook
	Targets []PrintedTarget
	Rulings map[string][]PrintedRuling // by question, oldest first
	Say     sentence.Words             // in the language of those who read it
}

// PrintedRuling is what the lead laid down beside a rule of the codebook.
type PrintedRuling struct{ Day, Words, Option string }

// PrintedTarget is someone or something that the codebook's questions are
// about in a project.
type PrintedTarget struct {
	Name, Aliases, Counts, CountsNot string
}

//go:embed print.html
var printPage string

var printTemplate = template.Must(template.New("codebook").Funcs(template.FuncMap{
	"join": func(values []string) string { return strings.Join(values, ", ") },
}).Parse(printPage))

// Write writes a page of HTML that is well-formed XML, needs no other file,
// and breaks over paper without cutting an option in two.
func (p Printed) Write(w io.Writer) error { return printTemplate.Execute(w, p) }

// When returns when a field is asked.
func (p Printed) When(f Field) string {
	if when := p.Book.InWords(&f); when != nil {
		return when.In(p.Say)
	}
	return ""
}

// Laid returns what the lead laid down beside the rule of a field, options as they are shown.
func (p Printed) Laid(f Field) []PrintedRuling {
	laid := slices.Clone(p.Rulings[f.Key])
	for i := range laid {
		if laid[i].Option != "" {
			laid[i].Option = f.ShownValue(laid[i].Option)
		}
	}
	return laid
}

// Evidence returns what a field asks of evidence.
func (p Printed) Evidence(f Field) string {
	if asks := f.EvidenceInWords(); asks != nil {
		return asks.In(p.Say)
	}
	return ""
}

// Question is the field's question with a dash in the place of the target.
func (p Printed) Question(f Field) string {
	return strings.ReplaceAll(f.Question, "{target}", "—")
}

// Shown are the words for each value.
func (p Printed) Shown(f Field, values []string) []string {
	shown := make([]string, len(values))
	for i, v := range values {
		shown[i] = f.ShownValue(v)
	}
	return shown
}

// Short names an option in words where the control shows a sign.
func (p Printed) Short(o Option) string {
	return o.Name()
}
