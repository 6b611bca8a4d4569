package main

import (
	"plumbline/annotate"
	"plumbline/annotate/sentence"
	"plumbline/store"
)

type packCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project."`
	For     string `required:"" placeholder:"ANNOTATOR" help:"Whom the pack is for, by their id."`
	Output  string `required:"" short:"o" placeholder:"FILE" help:"The pack to write, such as A2.plumb. A file that exists is never overwritten."`
}

// Help returns what is in a pack, for "plumb pack --help".
func (c *packCommand) Help() string {
	return `A pack is a project of its own with what one person needs to work: the articles
assigned to them (all, if nothing is assigned to anyone) and those for practice,
the codebook, the targets, the settings, and what this person has said already.
Nothing that others said is in it, nor what was finally decided. If the project
hides outlets, they are not in it either, nor authors, addresses and file names;
a person whom the project names as a lead gets them.

A pack has an id, and the project keeps for whom it was made: what comes back
under that id is this person's, and of everything else in it a merge asks.

The right answers to practice articles are in it, because practice compares with
them. Who opens the file by other means than Plumbline can read those.

Send the pack, let it be opened and worked in like any project, and take what
comes back in with "plumb merge".`
}

// Run writes the pack.
func (c *packCommand) Run(s *session) error {
	return s.change(c.Project, func(p *store.Project) error {
		pen, err := s.pen(p, "")
		if err != nil {
			return err
		}
		r, err := p.Pack(s, annotate.NewPack(pen, c.For), c.Output)
		if err != nil {
			return err
		}
		s.say("Packed %s with %s for %s into %s.", amount(r.Articles, "article"), amount(r.Paragraphs, "paragraph"), c.For, c.Output)
		if r.Practice > 0 {
			s.say("%d of the articles are for practice; the right answers are in the pack.", r.Practice)
		}
		if r.Blind {
			s.say("Outlets, authors, addresses and file names are left out.")
		}
		for _, note := range r.Notes {
			s.say("Note: %s", note)
		}
		s.say("When it comes back: plumb merge %s %s", sentence.Argument(c.Project), sentence.Argument(c.Output))
		return nil
	})
}
