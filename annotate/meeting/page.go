package meeting

import (
	_ "embed"
	"html/template"
	"io"
	"strconv"
	"strings"
	"time"
)

//go:embed page.html
var page string

var pageTemplate = template.Must(template.New("agenda").Funcs(template.FuncMap{
	"day":    func(at time.Time) string { return at.Local().Format("2 January 2006") },
	"dots":   func(n int) string { return strings.Repeat("●", n) },
	"asked":  Division.Question,
	"amount": Amount,
}).Parse(page))

// Write writes a page of HTML that is well-formed XML, needs no other file, and breaks over
// paper between paragraphs. It names nobody.
func (a *Agenda) Write(w io.Writer) error { return pageTemplate.Execute(w, a) }

// Amount counts topics, articles as a whole apart from paragraphs.
func Amount(topics []Topic) string {
	wholes := 0
	for i := range topics {
		if topics[i].Paragraph.Whole() {
			wholes++
		}
	}
	counted := func(n int, one, several string) string {
		if n == 1 {
			return "1 " + one
		}
		return strconv.Itoa(n) + " " + several
	}
	paragraphs := counted(len(topics)-wholes, "paragraph", "paragraphs")
	articles := counted(wholes, "article as a whole", "articles as a whole")
	switch {
	case wholes == 0:
		return paragraphs
	case wholes == len(topics):
		return articles
	}
	return paragraphs + " and " + articles
}

// Question is what is asked, with the name of the target in its place.
func (d Division) Question() string {
	return strings.ReplaceAll(d.Field.Question, "{target}", d.Target)
}

// Name is what the question is called, with its target if it has one.
func (d Division) Name() string {
	if d.Target == "" {
		return d.Field.Label
	}
	return d.Field.Label + " · " + d.Target
}
