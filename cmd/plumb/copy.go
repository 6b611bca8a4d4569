package main

import "plumbline/store"

type copyCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project."`
	To      string `arg:"" name:"NEW" help:"The file to write, such as clean.plumb. None is replaced."`
}

// Run copies the rows of the project's own tables into a new file.
func (c *copyCommand) Run(s *session) error {
	left, err := store.CleanCopy(s, c.Project, c.To)
	if err != nil {
		return err
	}
	s.say("Copied %s to %s.", c.Project, c.To)
	for _, part := range left {
		s.say("Left out: %s.", part)
	}
	return nil
}
