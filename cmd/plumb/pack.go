package main

import (
	"cmp"
	"path/filepath"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
	"plumbline/store"
)

type packCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project."`
	For     string `placeholder:"ANNOTATOR" help:"Whom the pack is for, by their id."`
	All     bool   `help:"A pack for everyone but leads, each named after the project and the person, in the folder that -o names, else beside the project."`
	Output  string `short:"o" placeholder:"FILE" help:"The pack to write, such as A2.plumb. A file that exists is never overwritten."`
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

// Run writes the pack, or all packs.
func (c *packCommand) Run(s *session) error {
	switch {
	case c.All && c.For != "":
		return misused("Say --for or --all, not both.")
	case !c.All && (c.For == "" || c.Output == ""):
		return misused("Name whom the pack is for with --for and the file with -o, or make them all with --all.")
	}
	return s.change(c.Project, func(p *store.Project) error {
		if !c.All {
			return c.pack(s, p, c.For, c.Output)
		}
		people, err := p.People(s)
		if err != nil {
			return err
		}
		packs := 0
		for _, one := range people {
			if one.Role == annotate.RoleLead {
				continue
			}
			if err := c.pack(s, p, one.ID, c.pathFor(one.ID)); err != nil {
				return err
			}
			packs++
		}
		if packs == 0 {
			s.say("There is nobody but leads: no pack was made.")
		}
		return nil
	})
}

// pathFor is where the pack of a person goes if all are made.
func (c *packCommand) pathFor(id string) string {
	folder := cmp.Or(c.Output, filepath.Dir(c.Project))
	return filepath.Join(folder, strings.TrimSuffix(filepath.Base(c.Project), filepath.Ext(c.Project))+"-"+id+".plumb")
}

// pack writes one pack and says what is in it.
func (c *packCommand) pack(s *session, p *store.Project, who, path string) error {
	pen, err := s.pen(p, "")
	if err != nil {
		return err
	}
	r, err := p.Pack(s, annotate.NewPack(pen, who), path)
	if err != nil {
		return err
	}
	s.say("Packed %s with %s for %s into %s.", amount(r.Articles, "article"), amount(r.Paragraphs, "paragraph"), who, path)
	if r.Practice > 0 {
		s.say("%d of the articles are for practice; the right answers are in the pack.", r.Practice)
	}
	if r.Blind {
		s.say("Outlets, authors, addresses and file names are left out.")
	}
	if r.Withheld > 0 {
		s.say("Left out is the text of %s that annotators are not shown: bylines that name outlet or author, cross-links.",
			amount(r.Withheld, "paragraph"))
	}
	for _, note := range r.Notes {
		s.say("Note: %s", note)
	}
	s.say("When it comes back: plumb merge %s %s", sentence.Argument(c.Project), sentence.Argument(path))
	return nil
}
