package main

import (
	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/annotate/sentence"
	"plumbline/annotate/team"
	"plumbline/store"
)

type amendCommand struct {
	Project  string   `arg:"" name:"PROJECT" help:"The project."`
	Older    string   `arg:"" name:"OLD" help:"The article that was corrected: its title, its id, or the beginning of that, as \"plumb articles\" lists them."`
	File     string   `arg:"" optional:"" name:"FILE" help:"The corrected text."`
	Back     string   `placeholder:"ARTICLE" help:"Instead of a file: a text that is in the project takes the place of OLD, such as one that OLD corrected by mistake."`
	As       string   `placeholder:"LEAD" help:"Who says so, by id. Without it: the command line."`
	Split    string   `enum:"auto,blank,line,wrap" default:"auto" placeholder:"HOW" help:"What parts the paragraphs, as with plumb import."`
	Encoding string   `placeholder:"NAME" help:"What the bytes of the file mean, such as windows-1251. Without it: found out, or asked for."`
	Set      []string `sep:"none" placeholder:"NAME=VALUE" help:"Say something about the corrected text: title=..., published=..., event=..., or a name of your own. Repeat for more. What is not said stays as it was."`
	DryRun   bool     `help:"Show what would become of the paragraphs, and write nothing."`
}

// Run lets a corrected text take the place of an article.
func (c *amendCommand) Run(s *session) error {
	if (c.File == "") == (c.Back == "") {
		return misused("Name the file of the corrected text, or with --back a text of the project.")
	}
	if c.DryRun {
		return s.read(c.Project, func(p *store.Project) error { return c.amend(s, p) })
	}
	return s.change(c.Project, func(p *store.Project) error { return c.amend(s, p) })
}

func (c *amendCommand) amend(s *session, p *store.Project) error {
	if err := c.mayAmend(s, p); err != nil {
		return err
	}
	catalogue, err := p.Catalogue(s)
	if err != nil {
		return err
	}
	older, err := team.FindArticle(catalogue, c.Older)
	if err != nil {
		return err
	}
	pen, err := s.pen(p, c.As)
	if err != nil {
		return err
	}
	newer, err := c.newer(s, p, pen, catalogue)
	if err != nil {
		return err
	}
	made, err := team.Correct(s, p, pen, older.ArticleID, newer)
	if err != nil {
		return err
	}
	if !c.DryRun && len(made.Entries) > 0 {
		if err := made.Write(s, p); err != nil {
			return err
		}
	}
	c.report(s, made, older)
	return nil
}

// mayAmend refuses whoever does not lead.
func (c *amendCommand) mayAmend(s *session, p *store.Project) error {
	if c.As == "" {
		return nil
	}
	people, err := p.People(s)
	if err != nil {
		return err
	}
	person, err := team.FindPerson(people, c.As)
	if err == nil && !person.Lead {
		err = annotate.Fail(annotate.CodeInvalid, "correct.not-a-lead", "ID", sentence.Quoted(c.As))
	}
	return err
}

// newer is the text that takes the place.
func (c *amendCommand) newer(s *session, p *store.Project, pen *annotate.Pen, catalogue []annotate.Summary) (*annotate.Article, error) {
	if c.Back != "" {
		found, err := team.FindArticle(catalogue, c.Back)
		if err != nil {
			return nil, err
		}
		return p.Article(s, found.ArticleID)
	}
	reading := importCommand{Split: c.Split, Encoding: c.Encoding, Set: c.Set}
	given, err := reading.meta()
	if err != nil {
		return nil, err
	}
	plan, err := dataset.Import{Read: reading.readOptions(), Meta: given}.Plan(s, p, pen, []string{c.File})
	if err != nil {
		return nil, err
	}
	if len(plan.Files) != 1 {
		return nil, annotate.Fail(annotate.CodeInvalid, "correct.one-text", "File", sentence.Quoted(c.File), "Articles", len(plan.Files))
	}
	newer := plan.Files[0].Article
	newer.Meta = corrected(given, newer.Meta)
	return newer, nil
}

// corrected is what a corrected text is known by: what was given, and of what its
// file says the headline and the date. All else stays what it was.
func corrected(given, found annotate.Meta) annotate.Meta {
	for _, field := range []string{annotate.MetaTitle, annotate.MetaPublished, annotate.MetaFile} {
		if given.Get(field) == "" {
			given.Set(field, found.Get(field))
		}
	}
	return given
}

func (c *amendCommand) report(s *session, made *team.Correction, older annotate.Summary) {
	if len(made.Entries) == 0 {
		s.say("Nothing changed: all of it stands already.")
		return
	}
	s.say("%s of %d as they were, with their answers.", amount(len(made.Same), "paragraph"), len(made.Text.Paragraphs))
	if len(made.Again) > 0 {
		s.say("Paragraphs asked anew, by their numbers, because they were changed, split, joined or added: %s.", ranges(made.Again))
	}
	if len(made.Gone) > 0 {
		s.say("Of the older text there is no longer: %s. What was answered to it stays with the older text.", ranges(made.Gone))
	}
	if c.DryRun {
		s.say("Nothing was written.")
		return
	}
	s.say("%s is withdrawn; %s is in its place.", titled(older), titled(annotate.Summary{ArticleID: made.Newer, Meta: made.Text.Meta}))
	s.say("To take that back: plumb amend %s %s --back %s", sentence.Argument(c.Project), made.Newer[:12], made.Older[:12])
}
