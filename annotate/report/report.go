// Package report writes a study into one page of HTML that needs nothing beside it: how its
// labels came about, every coefficient with its n and interval, the pairs, collisions and
// labels behind it, and the reason where there is none.
package report

import (
	_ "embed"
	"html/template"
	"io"

	"plumbline/annotate/study"
)

//go:embed page.html
var page string

var pageTemplate = template.Must(template.New("report").Parse(page))

// Write writes the page. It takes as long as the details of all rows take.
func Write(w io.Writer, s *study.Study) error {
	return pageTemplate.Execute(w, telling{s}.filled())
}

// telling is a study put into words.
type telling struct{ *study.Study }
