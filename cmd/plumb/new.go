package main

import (
	"errors"
	"fmt"
	"os"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/ordinaryfile"
	"plumbline/annotate/sentence"
	"plumbline/seeds"
	"plumbline/store"
)

type newCommand struct {
	Project  string   `arg:"" name:"PROJECT" help:"The file to create, such as study.plumb."`
	Codebook string   `placeholder:"FILE" help:"The codebook to label by (YAML). Without it: the codebook for news paragraphs that comes with the program."`
	Target   []string `sep:"none" placeholder:"\"Name=alias,alias\"" help:"Whom or what paragraphs may praise or blame, with other names for it. Repeat for more."`
}

// Run creates the project.
func (c *newCommand) Run(s *session) error {
	targets, err := parseTargets(c.Target)
	if err != nil {
		return err
	}
	book, err := readCodebook(c.Codebook)
	if err != nil {
		return err
	}
	pen := annotate.NewPen(s.home().DeviceID(), "", book.Hash, 0)
	p, err := store.Create(s, c.Project, book, pen)
	if err != nil {
		return err
	}
	err = errors.Join(c.fill(s, p, pen, targets), p.Close())
	if err != nil {
		return errors.Join(err, os.Remove(c.Project)) // half a project is none
	}
	s.say("Created %s with the codebook %s %s.", c.Project, book.ID, book.Version)
	for _, w := range book.Warnings() {
		s.say("Warning: %s", w)
	}
	if len(targets) == 0 && asksPerTarget(book) {
		s.say(
			"It has no target yet, so questions about targets are not asked. Add one with:\n  plumb target %s \"Name=alias,alias\"",
			sentence.Argument(c.Project),
		)
	}
	return nil
}

func (c *newCommand) fill(s *session, p *store.Project, pen *annotate.Pen, targets []annotate.Target) error {
	if len(targets) == 0 {
		return nil
	}
	entries, err := annotate.AddTargets(pen, nil, targets)
	if err != nil {
		return err
	}
	return p.Append(s, entries...)
}

// parseTargets reads targets as they are given on the command line.
func parseTargets(given []string) ([]annotate.Target, error) {
	targets := make([]annotate.Target, 0, len(given))
	for _, g := range given {
		t, err := annotate.ParseTarget(g)
		if err != nil {
			return nil, misused("%v", err)
		}
		targets = append(targets, t)
	}
	if err := annotate.CheckTargets(targets); err != nil {
		return nil, misused("%v", err)
	}
	return targets, nil
}

func asksPerTarget(book *codebook.Codebook) bool {
	for _, f := range book.Fields {
		if f.PerTarget {
			return true
		}
	}
	return false
}

// readCodebook reads the codebook in a file, or the default one.
func readCodebook(path string) (*codebook.Codebook, error) {
	if path == "" {
		return codebook.Parse(seeds.Codebook())
	}
	source, err := ordinaryfile.Read(path, codebook.MaxSize)
	if err != nil {
		return nil, err
	}
	book, err := codebook.Parse(source)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return book, nil
}
