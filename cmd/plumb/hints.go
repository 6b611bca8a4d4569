package main

import (
	"fmt"

	"plumbline/annotate"
	"plumbline/annotate/hint"
	"plumbline/annotate/ordinaryfile"
	"plumbline/annotate/team"
	"plumbline/seeds"
	"plumbline/store"
)

type hintsCommand struct {
	Project string `arg:"" optional:"" name:"PROJECT" help:"The project."`
	File    string `arg:"" optional:"" name:"FILE" help:"A list of words with a reason each, as YAML, which becomes the project's. It shows nobody anything until \"plumb settings --hints-shown\" says when."`
	Remove  bool   `help:"Take the list out of the project."`
	Example bool   `help:"Print the list that ships as an example, for English."`
}

// Run shows or changes the list of hints.
func (c *hintsCommand) Run(s *session) error {
	switch {
	case c.Example && c.Project == "":
		_, err := s.out.Write(seeds.Hints())
		return err
	case c.Example || c.Project == "" || c.Remove && c.File != "":
		return misused("Name a project, with a file or --remove to change its list; or only --example.")
	case c.Remove:
		return s.change(c.Project, func(p *store.Project) error {
			_, err := s.decide(p, team.ProjectFact(annotate.ProjectHintList, ""))
			return err
		})
	case c.File == "":
		return s.read(c.Project, func(p *store.Project) error { return c.show(s, p) })
	}
	src, err := ordinaryfile.Read(c.File, hint.MaxSize)
	if err != nil {
		return err
	}
	list, kept, err := hint.Kept(src)
	if err != nil {
		return err
	}
	return s.change(c.Project, func(p *store.Project) error {
		if _, err := s.decide(p, team.ProjectFact(annotate.ProjectHintList, kept)); err != nil {
			return err
		}
		when, err := p.Setting(s, annotate.ProjectHintsShown)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(s.out, "%s: %s for %s; shown: %s\n",
			list.Name, amount(list.Words(), "word"), amount(len(list.Hints), "reason"), showingName(annotate.ReadShowing(when)))
		return err
	})
}

func (c *hintsCommand) show(s *session, p *store.Project) error {
	kept, err := p.Setting(s, annotate.ProjectHintList)
	if err != nil {
		return err
	}
	if kept == "" {
		kept = "# no hints\n"
	}
	_, err = fmt.Fprint(s.out, kept)
	return err
}
