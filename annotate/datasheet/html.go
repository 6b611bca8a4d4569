package datasheet

import (
	_ "embed"
	"html/template"
	"io"
)

//go:embed page.html
var page string

var pageTemplate = template.Must(template.New("datasheet").Parse(page))

// WriteHTML writes the data sheet as one page that needs nothing beside it.
func (d *Datasheet) WriteHTML(w io.Writer) error {
	return pageTemplate.Execute(w, struct {
		*Datasheet
		Blank string
	}{d, blank})
}
