package main

import (
	"fmt"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/annotate/ingest"
	"plumbline/annotate/ingest/document"
	"plumbline/store"
)

type importCommand struct {
	Project   string   `arg:"" name:"PROJECT" help:"The project."`
	Files     []string `arg:"" name:"FILE" help:"The articles: texts, saved pages, documents, PDFs, tables, archives, bundles, or folders of these."`
	Split     string   `enum:"auto,blank,line,wrap" default:"auto" placeholder:"HOW" help:"What parts the paragraphs: blank lines (blank), every line (line), blank lines and lines that end early where all were broken at a width (wrap), or whichever the file looks like (auto)."`
	Title     string   `placeholder:"TITLE" help:"The title. Without it: the headline found in the text."`
	Outlet    string   `placeholder:"OUTLET" help:"Who published the article."`
	Author    string   `placeholder:"AUTHOR" help:"Who wrote it."`
	Published string   `placeholder:"DATE" help:"When it appeared, such as 2024-03-09."`
	URL       string   `name:"url" placeholder:"URL" help:"Where it was published."`
	Target    []string `sep:"none" placeholder:"NAME" help:"Ask about this target only. Repeat for more. Without it: about all of the project."`
	AsCopy    string   `placeholder:"NAME" help:"Bring in a text that is here already once more, as the copy that NAME published."`
	Encoding  string   `placeholder:"NAME" help:"What the bytes of the files mean, such as windows-1251. Without it: found out, or asked for."`
	Column    []string `sep:"none" placeholder:"FIELD=HEADER" help:"Take what is known of the articles (text, title, outlet, author, published, url, language, event, stratum) from this column of a table. Repeat for more."`
	Set       []string `sep:"none" placeholder:"NAME=VALUE" help:"Say something about all articles: event=..., stratum=..., or a name of your own. Repeat for more."`
	SkipBad   bool     `help:"Bring in the others if some files are refused."`
	DryRun    bool     `help:"Show the paragraphs that would be brought in, and write nothing."`
	JSON      bool     `name:"json" help:"With --dry-run: a line of JSON a file."`
}

// Run reads all files, and brings them in if none is refused.
func (c *importCommand) Run(s *session) error {
	if len(c.Files) > 1 && (c.Title != "" || c.URL != "") {
		return misused("--title and --url say something about one article; bring in the files one by one.")
	}
	if c.JSON && !c.DryRun {
		return misused("--json shows what --dry-run finds; give both.")
	}
	if _, err := c.meta(); err != nil {
		return err
	}
	if c.JSON {
		return s.read(c.Project, func(p *store.Project) error { return c.lookJSON(s, p) })
	}
	if c.DryRun {
		return s.read(c.Project, func(p *store.Project) error {
			plan, err := c.plan(s, p)
			if err != nil {
				return err
			}
			c.report(s, plan)
			return c.show(s, plan)
		})
	}
	return s.change(c.Project, func(p *store.Project) error {
		plan, err := c.plan(s, p)
		if err != nil {
			return err
		}
		if len(plan.Articles) > 0 {
			if _, err := p.AddArticles(s, plan.Articles, plan.Entries); err != nil {
				return err
			}
		}
		c.report(s, plan)
		return nil
	})
}

func (c *importCommand) plan(s *session, p *store.Project) (*dataset.ImportPlan, error) {
	pen, err := s.pen(p, "")
	if err != nil {
		return nil, err
	}
	meta, err := c.meta()
	if err != nil {
		return nil, err
	}
	files, err := ingest.Expand(s, c.Files)
	if err != nil {
		return nil, err
	}
	progress := newProgress(s.words)
	defer progress.end()
	read := c.readOptions()
	if len(files) == 1 {
		read.Progress = func(p document.Progress) { progress.show("Reading: %.0f %%", 100*p.Share) }
	}
	how := dataset.Import{
		Read:     read,
		Meta:     meta,
		Targets:  c.Target,
		CopyName: c.AsCopy, SkipRefused: c.SkipBad,
		Progress: func(done, all int) { progress.show("Reading file %d of %d", done, all) },
	}
	return how.Plan(s, p, pen, files)
}

// readOptions are what was said about reading the files.
func (c *importCommand) readOptions() ingest.Options {
	o := ingest.Options{Split: ingest.Split(c.Split), Encoding: c.Encoding, Columns: map[string]string{}}
	for _, given := range c.Column {
		field, header, _ := strings.Cut(given, "=")
		o.Columns[annotate.FieldNamed(field)] = header
	}
	return o
}

// meta is what was said about all articles.
func (c *importCommand) meta() (annotate.Meta, error) {
	m := annotate.Meta{Title: c.Title, Outlet: c.Outlet, Author: c.Author, Published: c.Published, URL: c.URL}
	for _, given := range c.Set {
		name, value, ok := strings.Cut(given, "=")
		if name = strings.TrimSpace(name); !ok || name == "" {
			return m, misused("--set %s says no name and value; write --set event=NAME.", given)
		}
		m.Set(annotate.FieldNamed(name), strings.TrimSpace(value))
	}
	for _, given := range c.Column {
		if field, header, ok := strings.Cut(given, "="); !ok || field == "" || header == "" {
			return m, misused("--column %s says no field and column; write --column text=Body.", given)
		}
	}
	return m, nil
}

// report writes what was found in the files.
func (c *importCommand) report(s *session, plan *dataset.ImportPlan) {
	for i := range plan.Files {
		c.reportFile(s, &plan.Files[i])
	}
	for _, f := range plan.Read {
		for _, w := range f.Warnings {
			s.say("%s: %s", f.Path, w)
		}
	}
	for _, refused := range plan.Refused {
		s.say("Left out: %s", refused)
	}
}

func (c *importCommand) reportFile(s *session, f *dataset.ImportedFile) {
	n := len(f.Article.Paragraphs)
	switch {
	case f.Here != nil:
		s.say("%s: already here as %q, nothing to bring in.", f.Path, f.Here.Meta.Title)
		for _, d := range f.Differing {
			s.say("  its %s is %q here, not %q; the project keeps what it has.", d.Field, d.Here, d.Given)
		}
	case f.Repeats != "":
		s.say("%s: the same text as %s, brought in once.", f.Path, f.Repeats)
	case f.Text.Encoding == "": // the format fixes it, and what a paragraph is
		s.say("%s: %s.", f.Path, amount(n, "paragraph"))
	default:
		s.say("%s: %s (%s, parted by %s).", f.Path, amount(n, "paragraph"), f.Text.Encoding, partedBy(f.Text.Split))
	}
	if f.Twin.Key() != "" {
		s.say("  %s", f.Twin)
		return
	}
	for _, o := range f.Same {
		s.say("  %s of %d as in %q: %s.", amount(len(o.Positions), "paragraph"), n, o.Title, ranges(o.Positions))
	}
}

func partedBy(split ingest.Split) string {
	switch split {
	case ingest.Line:
		return "lines"
	case ingest.Wrap:
		return "lines that end early"
	}
	return "blank lines"
}

// show prints the paragraphs of the new articles.
func (c *importCommand) show(s *session, plan *dataset.ImportPlan) error {
	list := newParagraphList(s.out)
	for i := range plan.Files {
		if a := plan.Files[i].Article; plan.Files[i].New() {
			for j := range a.Paragraphs {
				if err := list.add(a, a.Paragraphs[j]); err != nil {
					return err
				}
			}
		}
	}
	s.say("Nothing was written.")
	return list.end()
}

// amount returns a number with its noun: "1 paragraph", "25 paragraphs".
func amount(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
