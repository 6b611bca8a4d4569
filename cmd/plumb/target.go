package main

import (
	"strings"

	"plumbline/annotate"
	"plumbline/store"
)

type targetCommand struct {
	Project string   `arg:"" name:"PROJECT" help:"The project."`
	Target  []string `arg:"" name:"TARGET" help:"Its name, with other names for it: \"Name=alias,alias\"."`
}

// Run adds the targets.
func (c *targetCommand) Run(s *session) error {
	targets, err := parseTargets(c.Target)
	if err != nil {
		return err
	}
	return s.change(c.Project, func(p *store.Project) error {
		existing, err := p.Targets(s)
		if err != nil {
			return err
		}
		pen, err := s.pen(p, "")
		if err != nil {
			return err
		}
		entries, err := annotate.AddTargets(pen, existing, targets)
		if err != nil {
			return err
		}
		if err := p.Append(s, entries...); err != nil {
			return err
		}
		for _, t := range targets {
			s.say("Added the target %s.", strings.Join(append([]string{t.Name}, t.Aliases...), ", "))
		}
		return nil
	})
}
