package report

import (
	"io"
	"path/filepath"
	"strings"

	"plumbline/annotate/paper/pdf"
	"plumbline/annotate/study"
)

// Form is how a report is written: under which name, on which paper if it is for print, and
// whether with the texts of the hardest paragraphs.
type Form struct {
	Path  string
	Paper pdf.Size
	Texts bool
}

// Hardest is of how many paragraphs the texts are wanted.
func (f Form) Hardest() int {
	if f.Texts {
		return Hardest
	}
	return 0
}

// Write writes a study in the form that the ending of the name says: .pdf is the page in
// print, .tex a table for LaTeX, .csv every coefficient for any program, and everything else
// the page.
func (f Form) Write(w io.Writer, s *study.Study) error {
	switch strings.ToLower(filepath.Ext(f.Path)) {
	case ".pdf":
		return WritePDF(w, s, f.Paper)
	case ".tex":
		return WriteLaTeX(w, s)
	case ".csv":
		return WriteCSV(w, s)
	default:
		return WriteHTML(w, s)
	}
}

// Endings are those of all forms, the page's first.
func Endings() []string { return []string{".html", ".pdf", ".tex", ".csv"} }
