package main

import (
	"fmt"
	"time"

	"plumbline/annotate/adjudicate"
	"plumbline/annotate/review"
	"plumbline/store"
)

type normingCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project."`
	Before  string `placeholder:"TIME" help:"Blind are answers before this time, such as 2026-03-01 or 2026-03-01T14:00:00Z. Without it: those before others' answers to the paragraph were shown."`
}

// Run compares answers before and after.
func (c *normingCommand) Run(s *session) error {
	var before time.Time
	if c.Before != "" {
		var err error
		if before, err = momentOf(c.Before); err != nil {
			return err
		}
	}
	return s.read(c.Project, func(p *store.Project) error {
		n, err := adjudicate.ReadNorming(s, p, before, review.Filter{})
		if err != nil {
			return err
		}
		if n.Paragraphs == 0 {
			s.say("Nobody was shown others' answers yet; name a time with --before TIME.")
			return nil
		}
		w := newWords(s.out)
		again, others := n.Again()
		if len(again) > 0 {
			w.row("question", "target", "alpha", "before", "after", "n")
		}
		for _, c := range again {
			q := &c.Before.Question
			w.row(q.Label, q.TargetName, string(c.Before.Level), value(c.Before.Alpha), value(c.After.Alpha), fmt.Sprint(c.After.Alpha.N),
				whatWords[c.Before.What])
		}
		switch {
		case others > 0 && len(again) > 0:
			w.line("")
			w.line("Nobody answered %s again.", amount(others, "other question"))
		case others > 0:
			w.line("Nobody answered %s again.", amount(others, "question"))
		}
		if len(n.Moves) > 0 {
			w.line("")
			w.row("annotator", "toward", "closer", "farther", "changed answers")
		}
		for _, m := range n.Moves {
			w.row(m.Annotator, m.Toward, fmt.Sprint(m.Closer), fmt.Sprint(m.Farther), fmt.Sprint(m.Changes))
		}
		return w.end()
	})
}

// momentOf reads a day or a time.
func momentOf(text string) (time.Time, error) {
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04", "2006-01-02"} {
		if at, err := time.Parse(form, text); err == nil {
			return at, nil
		}
	}
	return time.Time{}, misused("--before is a day or a time in UTC, such as 2026-03-01 or 2026-03-01T14:00:00Z, not %s.", text)
}
