package main

import (
	"path/filepath"
	"strings"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/report"
	"plumbline/annotate/review"
	"plumbline/store"
)

type reportCommand struct {
	Project string   `arg:"" name:"PROJECT" help:"The project."`
	Only    []string `sep:"none" placeholder:"COLUMN=VALUE" help:"Only articles of which this is known: event, stratum, batch, outlet, or a column of the project. Repeat for more; values of one column are alternatives."`
	asOf
	Output string `short:"o" placeholder:"FILE.html" help:"Write to this file, which appears when it is complete. Without it: to the standard output."`
}

// Run writes the report that Review saves, with the same numbers.
func (c *reportCommand) Run(s *session) error {
	if err := s.thaw(c.Project, c.asOf); err != nil {
		return err
	}
	return s.read(c.Project, func(p *store.Project) error {
		page, err := c.page(s, p)
		if err != nil {
			return err
		}
		if c.Output == "" || c.Output == "-" {
			return page.Write(s.out)
		}
		if err := page.WriteFile(c.Output); err != nil {
			return err
		}
		s.say("Wrote the report to %s; any browser opens it.", c.Output)
		return nil
	})
}

func (c *reportCommand) page(s *session, p *store.Project) (report.Report, error) {
	made := report.Report{
		Project:  filepath.Base(c.Project),
		Made:     time.Now(),
		Draws:    review.Draws{Seed: review.Seed},
		Narrowed: strings.Join(c.Only, ", "),
	}
	if s.thawed != nil {
		made.Frozen = &s.thawed.Of
		made.Made = made.Frozen.At
	}
	book, err := p.Codebook(s)
	if err != nil {
		return made, err
	}
	made.Codebook = book.Version
	made.Shown = func(field, value string) string {
		if f := book.Field(field); f != nil {
			if o := f.Option(value); o != nil {
				return o.Shown
			}
		}
		return value
	}
	about, err := p.Current(s, annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectAbout})
	if err != nil {
		return made, err
	}
	answers, err := review.Read(s, p)
	if err != nil {
		return made, err
	}
	excluded, err := annotate.ReadExclusions(s, p)
	if err != nil {
		return made, err
	}
	answers.Exclude(excluded)
	seats, err := annotate.ReadSeats(s, p)
	if err != nil {
		return made, err
	}
	answers.Seat(seats)
	people, err := p.People(s)
	if err != nil {
		return made, err
	}
	if made.Erased, err = p.Destroyed(s); err != nil {
		return made, err
	}
	if about != nil {
		made.About = about.Value
	}
	if made.About == "" { // illustrations come from nobody who could send more
		made.Missing = review.MissingFile(answers.Signs(people), made.Made, review.OldAfter)
	}
	articles, err := s.only(p, c.Only)
	if err != nil {
		return made, err
	}
	filter := review.Filter{Articles: articles}
	if made.Overview = answers.Overview(filter).
		WithIntervals(made.Draws, func() bool { return s.Err() == nil }); made.Overview == nil {
		return made, s.Err()
	}
	made.Excluded, made.Seats = answers.Excluded(), answers.Seats()
	made.Again = answers.Again(filter, made.Draws, func() bool { return s.Err() == nil })
	made.BothWays = answers.BothWays(made.Overview, filter, made.Draws, func() bool { return s.Err() == nil })
	return made, s.Err()
}
