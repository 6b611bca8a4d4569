package main

import (
	"fmt"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
	"plumbline/annotate/week"
	"plumbline/store"
)

type weekCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project."`
	Since   string `placeholder:"DATE" help:"From this day on, such as 2031-05-20. Without it: the last seven days."`
	JSON    bool   `name:"json" help:"One JSON object a line: to (people, asked, consent, packs, labels, decide, again or numbers: where something can be done about it), words."`
}

// Run tells a lead what happened, and what waits.
func (c *weekCommand) Run(s *session) error {
	until := time.Now()
	since := until.Add(-week.Long)
	if c.Since != "" {
		period, ok := annotate.ReadPeriod(c.Since)
		if !ok || period.From.IsZero() {
			return misused("--since takes a day, such as 2031-05-20.")
		}
		since = period.From
	}
	return s.read(c.Project, func(p *store.Project) error {
		w, err := week.Read(s, p, since, until, review.Draws{})
		if err != nil {
			return err
		}
		for _, line := range w.Lines {
			if c.JSON {
				err = writeObject(s.out, struct {
					To    week.To `json:"to"`
					Words string  `json:"words"`
				}{line.To, line.Words.String()})
			} else {
				_, err = fmt.Fprintln(s.out, sentence.Visible(line.Words.String()))
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}
