package main

import (
	"fmt"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
	"plumbline/annotate/team"
	"plumbline/store"
)

type forgetCommand struct {
	Project    string `arg:"" name:"PROJECT" help:"The project."`
	Person     string `xor:"whom" required:"" placeholder:"ID" help:"Destroy what is kept of this person; say what with one of the three below. Without, it is their private attributes."`
	Text       string `xor:"whom" required:"" placeholder:"ARTICLE" help:"Destroy the text of this article, named by title, id, or the beginning of that."`
	Rest       bool   `xor:"whom" required:"" help:"End a forgetting that something held up: remove what is still on this computer."`
	Attributes bool   `xor:"what" help:"Their private attributes and what they consented to."`
	Notes      bool   `xor:"what" help:"Their notes, and what they asked the lead."`
	All        bool   `xor:"what" help:"These, and everything else they answered or saw. Their id stays."`
	DryRun     bool   `help:"Say what would be destroyed, and change nothing."`
}

// Help returns what forgetting does, for "plumb forget --help".
func (c *forgetCommand) Help() string {
	return `What is destroyed cannot be brought back. Of an entry of the log its id, its
question, its time and who wrote it stay; what it said is gone. Of a paragraph its
id, place and hash stay; the words are gone, and with them what was said in words
about the article: passages that were marked, notes and other free answers, reasons,
questions and rulings, the title and remarks. The file is written anew so that
nothing lingers in it, and backups, which hold what is to go, are deleted and one
new backup is made. Answers that this computer keeps until they can be put into the
project lose it too.

If another program holds something up, that is said, all else goes, and --rest ends
the work later; plumb check names what is to be ended.

It holds for what comes later too: an older copy or pack that is merged brings
nothing of it back, and who merges this project loses it as well. Files that lie
elsewhere (packs that were sent out, copies, exports) are not reached: delete them,
or merge this project into them.`
}

// Run destroys, or says what it would destroy.
func (c *forgetCommand) Run(s *session) error {
	if c.Rest {
		return c.end(s)
	}
	if c.Text != "" && (c.Attributes || c.Notes || c.All) {
		return misused("--attributes, --notes and --all are of a person; name one with --person ID.")
	}
	if c.DryRun {
		return s.read(c.Project, func(p *store.Project) error {
			key, name, err := c.key(s, p)
			if err != nil {
				return err
			}
			erased, err := p.PlanErasure(s, key)
			if err != nil {
				return err
			}
			s.say("Would destroy %s%s, and delete %s%s. Nothing was changed.",
				c.what(erased, name), waiting(erased), amount(erased.Backups, "backup"), strays(erased))
			sayElsewhere(s, c.Project, erased)
			return nil
		})
	}
	return s.change(c.Project, func(p *store.Project) error {
		key, name, err := c.key(s, p)
		if err != nil {
			return err
		}
		pen, err := s.pen(p, "")
		if err != nil {
			return err
		}
		erased, err := p.Erase(s, pen, key)
		if err != nil {
			return err
		}
		s.say("Destroyed %s%s, and deleted %s%s.",
			c.what(erased, name), waiting(erased), amount(erased.Backups, "backup"), strays(erased))
		sayElsewhere(s, c.Project, erased)
		return nil
	})
}

// end removes what an earlier forgetting could not.
func (c *forgetCommand) end(s *session) error {
	if c.Attributes || c.Notes || c.All || c.DryRun {
		return misused("--rest ends what was begun, and takes nothing else.")
	}
	return s.change(c.Project, func(p *store.Project) error {
		if !p.ErasureUnfinished() {
			s.say("Nothing is left of what was destroyed, as far as this computer knows.")
			return nil
		}
		if err := p.EndErasure(s); err != nil {
			return err
		}
		s.say("Removed what was left of what was destroyed, and written the file anew.")
		return nil
	})
}

// sayElsewhere tells where words of a text stand too, and how they go there.
func sayElsewhere(s *session, project string, e annotate.Destroyed) {
	for _, article := range e.Elsewhere {
		s.say("Some of the same paragraphs stand in another article and stay there; to destroy it too:\n  plumb forget %s --text %s",
			sentence.Argument(project), article)
	}
}

// waiting tells of what is kept on this computer until it is put into the project.
func waiting(e annotate.Destroyed) string {
	if e.Waiting == 0 {
		return ""
	}
	return fmt.Sprintf(", %d more that wait on this computer to be put into the project", e.Waiting)
}

// strays tells of logs that go though they may be of another project.
func strays(e annotate.Destroyed) string {
	if e.Strays == 0 {
		return ""
	}
	return " and " + amount(e.Strays, "log") + " of killed programs that nobody can tell the project of"
}

// what says how much of whom or what goes.
func (c *forgetCommand) what(e annotate.Destroyed, name string) string {
	if c.Text != "" {
		return fmt.Sprintf("the text of %s (%s) and %s in words about it",
			name, amount(e.Paragraphs, "paragraph"), entriesWords(e.Entries, ""))
	}
	what := "private attribute"
	switch {
	case c.Notes:
		what = "note"
	case c.All:
		what = "answer"
	}
	return amount(e.Entries, what) + " of " + name
}

// key says what is to be destroyed, and name of whom or what it is, in words.
func (c *forgetCommand) key(s *session, p *store.Project) (key annotate.Key, name string, err error) {
	if c.Text != "" {
		catalogue, err := p.Catalogue(s)
		if err != nil {
			return key, "", err
		}
		a, err := team.FindArticle(catalogue, c.Text)
		if err != nil {
			return key, "", err
		}
		return annotate.ErasureKey(annotate.ErasureText, a.ArticleID), titled(a), nil
	}
	people, err := p.People(s)
	if err != nil {
		return key, "", err
	}
	_, err = team.FindPerson(people, c.Person)
	field := annotate.ErasureAttributes
	switch {
	case c.Notes:
		field = annotate.ErasureNotes
	case c.All:
		field = annotate.ErasureAll
	}
	return annotate.ErasureKey(field, c.Person), c.Person, err
}
