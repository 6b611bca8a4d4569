package report

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"plumbline/annotate"
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

// Check refuses a name that ends in something no report is written as. One without an ending
// is a page.
func (f Form) Check() error {
	ending := strings.ToLower(filepath.Ext(f.Path))
	if ending == "" || slices.Contains(Endings(), ending) {
		return nil
	}
	return annotate.Fail(annotate.CodeInvalid, "report.ending", "File", f.Path, "Endings", strings.Join(Endings(), ", "))
}

// Write writes a study in the form that the ending of the name says: .pdf is the page in
// print, .tex a table for LaTeX, .csv every coefficient for any program.
func (f Form) Write(w io.Writer, s *study.Study) error {
	if err := f.Check(); err != nil {
		return err
	}
	switch strings.ToLower(filepath.Ext(f.Path)) {
	case ".pdf":
		return WritePDF(w, s, f.Paper, pdf.OfComputer)
	case ".tex":
		return WriteLaTeX(w, s)
	case ".csv":
		return WriteCSV(w, s)
	default:
		return WriteHTML(w, s)
	}
}

// Endings are those of all forms, the page's first.
func Endings() []string { return []string{".html", ".htm", ".pdf", ".tex", ".csv"} }
