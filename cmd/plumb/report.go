package main

import (
	"cmp"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"plumbline/annotate/paper/pdf"
	"plumbline/annotate/report"
	"plumbline/annotate/review"
	"plumbline/annotate/study"
	"plumbline/annotate/wholefile"
	"plumbline/cmd/version"
	"plumbline/store"
)

type reportCommand struct {
	Project string   `arg:"" name:"PROJECT" help:"The project."`
	Only    []string `sep:"none" placeholder:"COLUMN=VALUE" help:"Only articles of which this is known: event, stratum, batch, outlet, or a column of the project. Repeat for more; values of one column are alternatives."`
	asOf
	Texts  bool     `help:"With the texts of the hardest paragraphs."`
	Output string   `short:"o" placeholder:"FILE" help:"Write to this file, which appears when it is complete: .html is a page, .pdf the same for print, .tex a table for LaTeX, .csv every coefficient. Without it: the page, to the standard output."`
	Paper  pdf.Size `enum:"a4,letter," default:"" help:"What a .pdf is printed on, a4 or letter. Without it: what is usual where your locale is from."`
}

// Run writes the report that Review saves, with the same numbers.
func (c *reportCommand) Run(s *session) error {
	form := report.Form{Path: c.Output, Paper: c.paper(), Texts: c.Texts}
	if err := form.Check(); err != nil {
		return err
	}
	if err := s.thaw(c.Project, c.asOf); err != nil {
		return err
	}
	return s.read(c.Project, func(p *store.Project) error {
		of, err := s.study(p, c.Project, c.Only, form.Hardest())
		if err != nil {
			return err
		}
		write := func(w io.Writer) error { return form.Write(w, of) }
		if c.Output == "" || c.Output == "-" {
			return write(s.out)
		}
		if err := wholefile.Replace(c.Output, write); err != nil {
			return err
		}
		s.say("Wrote the report to %s.", c.Output)
		return nil
	})
}

// paper is the size of the pages.
func (c *reportCommand) paper() pdf.Size {
	if c.Paper != "" {
		return c.Paper
	}
	return pdf.Usual(cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_PAPER"), os.Getenv("LANG")))
}

// study reads what a project knows of itself, its numbers from some articles alone, with the
// words of so many of the hardest paragraphs.
func (s *session) study(p *store.Project, path string, only []string, hardest int) (*study.Study, error) {
	about := study.About{
		Project:  filepath.Base(path),
		Program:  version.Text().String(),
		Made:     time.Now(),
		Draws:    review.Draws{Seed: review.Seed},
		Narrowed: strings.Join(only, ", "),
		Hardest:  hardest,
	}
	if s.thawed != nil {
		about.Frozen = &s.thawed.Of
		about.Made = about.Frozen.At
	}
	var err error
	if about.Filter.Articles, err = s.only(p, only); err != nil {
		return nil, err
	}
	return study.Read(s, p, about)
}
