package report

import (
	"io"
	"path/filepath"
	"strings"

	"plumbline/annotate/study"
)

// Writer writes a study in one of the forms of a report.
type Writer func(io.Writer, *study.Study) error

// For returns how a file of that name is written: .tex is a table for LaTeX, .csv every
// coefficient for any program, and everything else the page.
func For(path string) Writer {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".tex":
		return WriteLaTeX
	case ".csv":
		return WriteCSV
	default:
		return WriteHTML
	}
}
