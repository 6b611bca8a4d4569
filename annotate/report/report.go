// Package report tells of a study what a section on methods and results needs: how its
// labels came about, every coefficient with its n and interval, the pairs, collisions and
// labels behind it, and the reason where there is none; as one page, and the coefficients as
// tables for LaTeX and for any program.
package report

import (
	"fmt"
	"io"

	"plumbline/annotate/paper"
	"plumbline/annotate/paper/pdf"
	"plumbline/annotate/study"
)

// telling is a study put into words.
type telling struct{ *study.Study }

// WriteHTML writes the page. It takes as long as the details of all rows take.
func WriteHTML(w io.Writer, s *study.Study) error { return telling{s}.paper().WriteHTML(w) }

// WritePDF writes the same for print, on paper of a size.
func WritePDF(w io.Writer, s *study.Study, size pdf.Size, from pdf.Faces) error {
	return pdf.Write(w, telling{s}.paper(), size, from)
}

func (t telling) paper() *paper.Paper {
	p := &paper.Paper{Title: "Agreement in " + t.Project, Made: t.Made, Under: t.under(), Lead: t.lead()}
	p.Sections = append(p.Sections, t.method())
	for _, s := range []paper.Section{t.asked(), t.rulings(), t.measuring(), t.selves(), t.bothWays()} {
		if len(s.Blocks) > 0 {
			p.Sections = append(p.Sections, s)
		}
	}
	for i := range t.Overview.Rows {
		p.Sections = append(p.Sections, t.question(&t.Overview.Rows[i], i))
	}
	for _, of := range t.Words {
		p.Sections = append(p.Sections, t.evidence(of))
	}
	for _, s := range []paper.Section{t.effects(), t.passedOver(), t.hardest(), t.decided(), t.practised()} {
		if len(s.Blocks) > 0 {
			p.Sections = append(p.Sections, s)
		}
	}
	p.Sections = append(p.Sections, t.sources())
	return p
}

// under says what the page is of, and by what it was made.
func (t telling) under() string {
	under := fmt.Sprintf("%d paragraphs, %d labelled by two or more, %d annotators · codebook %s · %s",
		t.Overview.Paragraphs, t.Overview.Doubly, len(t.Overview.Annotators), t.Book.Version, t.Made.Format("2006-01-02 15:04"))
	if t.Program != "" {
		under += " · Plumbline " + t.Program
	}
	if t.Frozen != nil {
		under += fmt.Sprintf(" · as frozen under %s, root %s", t.Frozen.Name, t.Frozen.Root)
	}
	if t.Narrowed != "" {
		under += " · only " + t.Narrowed
	}
	return under
}
