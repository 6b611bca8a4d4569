package main

import (
	"fmt"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
	"plumbline/store"
)

type freezeCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project."`
	Name    string `arg:"" optional:"" name:"NAME" help:"What to call what the project holds now, such as 'first submission'. Without it: what was frozen is listed."`
	List    bool   `help:"List what was frozen."`
	JSON    bool   `name:"json" help:"One JSON object a line: name, root, entries, articles, frozen_at, by."`
}

// Help returns what a freeze is, for "plumb freeze --help".
func (c *freezeCommand) Help() string {
	return `A freeze is the exact set of what a project holds: every entry and every article, by
ids and contents, and no date. With --as-of NAME export, agree and report then work on
that set alone: the same program writes the same bytes again, whatever was merged,
answered or decided since, in this file and in every copy that holds the same entries.

Before anything is written, the set is held against its root, the hash at the top of a
Merkle tree over ids and contents. The one thing that changes it is what people have
destroyed on demand, and then you are told how much that is.

Print the root where you publish: it names the data, and nobody can make other data
that have it. A freeze is for good: somebody may have cited its name.`
}

// Run freezes, or lists what was frozen.
func (c *freezeCommand) Run(s *session) error {
	if c.List || c.Name == "" {
		return s.read(c.Project, func(p *store.Project) error { return c.list(s, p) })
	}
	return s.change(c.Project, func(p *store.Project) error { return c.freeze(s, p) })
}

func (c *freezeCommand) freeze(s *session, p *store.Project) error {
	pen, err := s.pen(p, "")
	if err != nil {
		return err
	}
	f, err := p.Freeze(s, pen, c.Name)
	if err != nil {
		return err
	}
	if c.JSON {
		return writeFreeze(s, &f)
	}
	s.say("Frozen as %s: %s, %s.\nRoot %s", f.Name, amount(f.Articles, "article"), entriesWords(f.Entries, ""), f.Root)
	return nil
}

func (c *freezeCommand) list(s *session, p *store.Project) error {
	all, err := p.Freezes(s)
	if err != nil {
		return err
	}
	if c.JSON {
		for i := range all {
			if err := writeFreeze(s, &all[i]); err != nil {
				return err
			}
		}
		return nil
	}
	if len(all) == 0 {
		s.say("Nothing was frozen yet; plumb freeze %s NAME does it.", sentence.Argument(c.Project))
		return nil
	}
	w := newWords(s.out)
	w.row("name", "frozen", "articles", "entries", "root")
	for _, f := range all {
		w.row(f.Name, day(f.At), fmt.Sprint(f.Articles), fmt.Sprint(f.Entries), f.Root)
	}
	return w.end()
}

func writeFreeze(s *session, f *annotate.Freeze) error {
	return writeObject(s.out, struct {
		Name     string  `json:"name"`
		Root     string  `json:"root"`
		Entries  int     `json:"entries"`
		Articles int     `json:"articles"`
		At       string  `json:"frozen_at"`
		By       *string `json:"by"`
	}{f.Name, f.Root, f.Entries, f.Articles, f.At.UTC().Format(time.RFC3339), orNull(f.Author)})
}

// asOf is the flag of commands that can work on what was frozen.
type asOf struct {
	AsOf string `name:"as-of" placeholder:"NAME" help:"On what the project held when it was frozen under this name (plumb freeze), whatever came since."`
}

// thaw lets a command read, instead of the project, what was frozen in it.
func (s *session) thaw(path string, of asOf) error {
	if of.AsOf == "" {
		return nil
	}
	return s.read(path, func(p *store.Project) error {
		all, err := p.Freezes(s)
		if err != nil {
			return err
		}
		f, err := annotate.FindFreeze(all, of.AsOf)
		if err != nil {
			return err
		}
		if s.thawed, err = p.Thaw(s, f); err != nil {
			return err
		}
		if words, some := f.DestroyedWords(s.thawed.Since); some {
			s.say("%s", words)
		}
		return nil
	})
}

// freezeTold is the freeze that a command worked on, as its JSON tells of it.
type freezeTold struct {
	Name string `json:"name"`
	Root string `json:"root"`
}

// frozen is the freeze that is worked on, nil for the project as it is now.
func (s *session) frozen() *freezeTold {
	if s.thawed == nil {
		return nil
	}
	return &freezeTold{s.thawed.Of.Name, s.thawed.Of.Root}
}
