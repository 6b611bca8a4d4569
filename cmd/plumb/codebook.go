package main

import (
	"errors"
	"fmt"

	"plumbline/annotate"
	"plumbline/annotate/adoption"
	"plumbline/annotate/codebook"
	"plumbline/annotate/ordinaryfile"
	"plumbline/annotate/sentence"
	"plumbline/store"
)

type codebookCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project."`
	File    string `arg:"" optional:"" name:"FILE" help:"Another version of the codebook (YAML). It is checked, and what changes is told; nothing is written."`
	Adopt   bool   `help:"Put the version in FILE in force. What was answered stays as it was given, under its own version."`
	Look    bool   `help:"List the answers that need another look, because their question meant something else when they were given."`
	YAML    string `name:"yaml" placeholder:"VERSION" help:"Write a version as it was read, byte by byte."`
	JSON    bool   `name:"json" help:"JSON instead of words."`
}

// Run shows the versions, or what another would change, or adopts it.
func (c *codebookCommand) Run(s *session) error {
	switch {
	case c.Adopt && c.File == "":
		return misused("--adopt needs the file of the version to adopt.")
	case c.File != "" && (c.Look || c.YAML != ""):
		return misused("--look and --yaml are about the project; leave the file out.")
	case c.File != "" && c.Adopt:
		return s.change(c.Project, func(p *store.Project) error { return c.adopt(s, p) })
	case c.File != "":
		return s.read(c.Project, func(p *store.Project) error {
			plan, err := c.prepare(s, p)
			if err != nil {
				return err
			}
			return c.tell(s, plan)
		})
	case c.Look:
		return s.read(c.Project, func(p *store.Project) error { return c.looks(s, p) })
	case c.YAML != "":
		return s.read(c.Project, func(p *store.Project) error { return c.yaml(s, p) })
	}
	return s.read(c.Project, func(p *store.Project) error { return c.versions(s, p) })
}

func (c *codebookCommand) prepare(s *session, p *store.Project) (*adoption.Plan, error) {
	source, err := ordinaryfile.Read(c.File, codebook.MaxSize)
	if err != nil {
		return nil, err
	}
	plan, err := adoption.Prepare(s, p, source)
	var problems codebook.Problems
	if errors.As(err, &problems) {
		return nil, fmt.Errorf("%s: %w", c.File, err)
	}
	return plan, err
}

func (c *codebookCommand) adopt(s *session, p *store.Project) error {
	plan, err := c.prepare(s, p)
	if err != nil {
		return err
	}
	if plan.InForce {
		s.say("%s %s is in force already; nothing was changed.", plan.Book.ID, plan.Book.Version)
		return nil
	}
	pen, err := s.pen(p, "")
	if err != nil {
		return err
	}
	if err := p.Adopt(s, plan.Book, pen); err != nil {
		return err
	}
	if err := c.tell(s, plan); err != nil {
		return afterwards{err}
	}
	s.say("Adopted %s %s.", plan.Book.ID, plan.Book.Version)
	return nil
}

func (c *codebookCommand) tell(s *session, plan *adoption.Plan) error {
	if c.JSON {
		return writeObject(s.out, planObject(plan))
	}
	w := newWords(s.out)
	for _, line := range planWords(plan) {
		w.line("%s", line)
	}
	effectWords(w, plan)
	return w.end()
}

func (c *codebookCommand) versions(s *session, p *store.Project) error {
	events, err := p.Adoptions(s)
	if err != nil {
		return err
	}
	w := newWords(s.out)
	w.row("codebook", "version", "adopted", "by", "")
	for _, e := range events {
		at, state := e.At.UTC().Format("2006-01-02T15:04:05.000Z"), ""
		if e.Now {
			state = "in force"
		}
		if c.JSON {
			if err := writeObject(s.out, versionObject{e.Book.ID, e.Book.Version, e.Book.Hash, at, e.By, e.Now}); err != nil {
				return err
			}
			continue
		}
		w.row(e.Book.ID, e.Book.Version, at, e.By, state)
	}
	if c.JSON {
		return nil
	}
	return w.end()
}

func (c *codebookCommand) yaml(s *session, p *store.Project) error {
	books, err := p.Codebooks(s)
	if err != nil {
		return err
	}
	for _, book := range books {
		if book.Version == c.YAML || book.Hash == c.YAML {
			_, err := s.out.Write(book.Source)
			return err
		}
	}
	return annotate.Fail(annotate.CodeNotFound, "plumb.no-version", "Version", c.YAML, "Argument", sentence.Argument(c.Project))
}

func (c *codebookCommand) looks(s *session, p *store.Project) error {
	looks, err := adoption.Looks(s, p)
	if err != nil {
		return err
	}
	targets, err := p.Targets(s)
	if err != nil {
		return err
	}
	names := make(map[string]string, len(targets))
	for _, t := range targets {
		names[t.ID] = t.Name
	}
	w := newWords(s.out)
	for _, l := range looks {
		if c.JSON {
			if err := writeObject(
				s.out,
				lookObject{
					l.Article,
					l.Paragraph,
					l.Position,
					l.Layer,
					l.Round,
					l.Annotator,
					l.Field,
					names[l.Target],
					l.Target,
					l.Was,
					l.Version,
				},
			); err != nil {
				return err
			}
			continue
		}
		w.row(l.Title, fmt.Sprint(l.Position), l.Annotator, l.Field, names[l.Target], "was "+l.Was, "under "+l.Version)
	}
	if err := w.end(); err != nil {
		return err
	}
	verb := "need"
	if len(looks) == 1 {
		verb = "needs"
	}
	s.say("%s %s another look.", amount(len(looks), "answer"), verb)
	return nil
}
