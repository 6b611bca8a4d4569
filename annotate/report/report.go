// Package report writes what Review knows about a project into one page of HTML
// that needs nothing beside it: every coefficient with its n and interval, the
// pairs, collisions and labels behind it, and the reason where there is none.
package report

import (
	_ "embed"
	"html/template"
	"io"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/review"
	"plumbline/annotate/wholefile"
)

// Report is what is written.
type Report struct {
	Project  string // its name
	Codebook string // the version in force
	About    string // what the project says of itself, or ""
	Made     time.Time
	Frozen   *annotate.Freeze   // what was frozen, if the numbers are of that; nil is the project as it is
	Narrowed string             // which answers were left out, or ""
	Missing  []review.Attention // whose answers are missing or old
	Erased   annotate.Destroyed // what was destroyed on demand
	Overview *review.Overview
	Excluded []annotate.Exclusion // whose answers do not count
	Seats    annotate.Seats       // annotators who are no people
	BothWays []review.BothWays    // every row without them and with them
	Again    []review.Again       // how far those who were asked again agree with themselves
	Draws    review.Draws
	// Shown returns a value as annotators see it.
	Shown func(field, value string) string
}

//go:embed page.html
var page string

var pageTemplate = template.Must(template.New("report").Parse(page))

// WriteFile writes the report to a file, which appears whole or not at all.
func (r Report) WriteFile(path string) error { return wholefile.Replace(path, r.Write) }

// Write writes the page. It takes as long as the details of all rows take.
func (r Report) Write(w io.Writer) error {
	return pageTemplate.Execute(w, r.filled())
}
