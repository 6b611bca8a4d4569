package main

import (
	"cmp"
	"path/filepath"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/release"
	"plumbline/annotate/sentence"
	"plumbline/cmd/version"
	"plumbline/store"
)

// giveAway are the flags of an export that goes out of the house.
type giveAway struct {
	Release     string   `placeholder:"NAME" help:"Of a package: the name under which it is given away. People have other ids in each release, and the same in the same. Without it: that of --as-of. What the project holds is frozen under the name if nothing is yet."`
	Answers     string   `placeholder:"FILE.yaml" help:"Of a package: what only people know, for the data sheet and the descriptions, such as \"licence: CC BY 4.0\"."`
	Attribute   []string `sep:"none" placeholder:"NAME" help:"Of a package: an attribute of people that goes along, where five or more told the same and ten or more labelled. Repeat for more."`
	Look        bool     `help:"Of a package: list what people wrote in their own words that --notes would put into it, and write nothing."`
	Notes       string   `placeholder:"WORD" help:"Of a package: notes and reasons go along. The word is what --look said at its end."`
	WithoutText bool     `help:"Of a package: the texts stay out, with titles, notes and quoted words. plumb rehydrate puts them back from copies of the articles."`
	Unprotected bool     `help:"Of a package: people keep their ids, and moments are exact. It is for your own archive."`
}

// unused refuses what has no meaning in an export of another format.
func (g *giveAway) unused() error {
	if g.Release != "" || g.Answers != "" || len(g.Attribute) > 0 || g.Look || g.Notes != "" || g.WithoutText || g.Unprotected {
		return misused("--release, --answers, --attribute, --look, --notes, --without-text and --unprotected go with " +
			"--format package or huggingface.")
	}
	return nil
}

// release writes a package.
func (c *exportCommand) release(s *session, layout *release.Layout) error {
	name := cmp.Or(c.Release, c.AsOf)
	if err := c.fits(name, layout); err != nil {
		return err
	}
	p := release.Package{
		Layout: layout, Program: version.Text().String(), WithoutText: c.WithoutText, Attributes: c.Attribute,
		Unprotected: c.Unprotected,
	}
	if err := c.choose(&p.Export); err != nil {
		return err
	}
	p.Export.Withdrawn = c.Withdrawn
	var err error
	if p.Answers, err = answersIn(c.Answers); err != nil {
		return err
	}
	if c.Look {
		if err := s.thaw(c.Project, c.asOf); err != nil {
			return err
		}
		return s.read(c.Project, func(from *store.Project) error { return c.look(s, &p, from) })
	}
	if err := c.thawFor(s, name); err != nil {
		return err
	}
	if err := s.read(c.Project, func(from *store.Project) error { return c.hold(s, &p, from, name) }); err != nil {
		return err
	}
	if err := s.change(c.Project, func(project *store.Project) error { return c.record(s, &p, project, name) }); err != nil {
		return err
	}
	return release.Unwritten(name, c.writeRecorded(s, &p, name))
}

// writeRecorded writes the package of a release that is recorded.
func (c *exportCommand) writeRecorded(s *session, p *release.Package, name string) error {
	if s.thawed == nil {
		if err := s.thaw(c.Project, asOf{name}); err != nil {
			return err
		}
	}
	return s.read(c.Project, func(from *store.Project) error { return c.writePackage(s, p, from) })
}

// fits refuses what has no meaning in a package.
func (c *exportCommand) fits(name string, layout *release.Layout) error {
	switch {
	case c.ForExcel || c.Attributes != "" || c.All:
		return misused("--for-excel, --attributes and --all go with other formats than %s.", layout.Name)
	case !c.Look && name == "":
		return misused("Name the release: --release NAME. People have other ids in each.")
	case !c.Look && (c.Output == "" || c.Output == "-"):
		return misused("Say where to: -o FOLDER, or -o FILE.zip.")
	}
	return nil
}

// thawFor lets what was frozen be read: as the command says, or under the name of the
// release if something is frozen under it.
func (c *exportCommand) thawFor(s *session, name string) error {
	if c.AsOf == "" {
		err := s.read(c.Project, func(p *store.Project) error {
			f, err := p.GivenAs(s, name)
			if err == nil && f != nil {
				c.AsOf = f.Root
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return s.thaw(c.Project, c.asOf)
}

// record notes the release in the project, and freezes what is given away if that was not
// done before.
func (c *exportCommand) record(s *session, p *release.Package, project *store.Project, name string) (err error) {
	if err := annotate.CheckReleaseName(name); err != nil {
		return err
	}
	pen, err := s.pen(project, "")
	if err != nil {
		return err
	}
	var of *annotate.Freeze
	if s.thawed != nil {
		of = &s.thawed.Of
	}
	if p.Release, err = project.Release(s, pen, name, of, p.Release.Along); err != nil || s.thawed != nil {
		return err
	}
	f, err := project.Freeze(s, pen, name)
	if err == nil {
		s.say("Frozen as %s, root %s.", f.Name, f.Root)
	}
	return release.Unwritten(name, err)
}

// look lists what people wrote in their own words.
func (c *exportCommand) look(s *session, p *release.Package, from *store.Project) error {
	all, word, err := release.ReadFreeWords(s, p.Export, from)
	if err != nil {
		return err
	}
	w := newWords(s.out)
	w.row("who", "where", "about", "words")
	for _, words := range all {
		w.row(words.Who, words.Where, words.About.String(), sentence.Visible(words.Words))
	}
	if err := w.end(); err != nil {
		return err
	}
	s.say("%s. To let them go along: --notes %s", amount(len(all), "text"), word)
	return nil
}

// hold holds what is asked for against what protects people.
func (c *exportCommand) hold(s *session, p *release.Package, from *store.Project, name string) error {
	earlier, err := c.earlier(s, name)
	if err != nil {
		return err
	}
	return p.Hold(s, from, c.Notes, earlier)
}

// earlier are the other releases of the project.
func (c *exportCommand) earlier(s *session, name string) (others []annotate.Release, err error) {
	err = s.with(c.Project, store.Options{ReadOnly: true}, func(p *store.Project) error {
		all, err := p.Releases(s)
		for _, r := range all {
			if r.Name != name {
				others = append(others, r)
			}
		}
		return err
	})
	return others, err
}

func (c *exportCommand) writePackage(s *session, p *release.Package, from *store.Project) error {
	p.Project = strings.TrimSuffix(filepath.Base(c.Project), ".plumb")
	title, err := from.Setting(s, annotate.ProjectTitle)
	if err != nil {
		return err
	}
	if title != "" {
		p.Project = title
	}
	p.Frozen = &s.thawed.Of
	progress := newProgress(s.words)
	files := 0
	p.Progress = func(file string) {
		files++
		progress.show("Writing %s", file)
	}
	err = p.WriteFile(s, c.Output, from)
	progress.end()
	if err != nil {
		return err
	}
	s.say("Wrote the release %s to %s, %s.", p.Release.Name, c.Output, amount(files, "file"))
	if !p.Unprotected {
		s.say("People have other ids in it; who has the project can tell who is who.")
	}
	return sayErased(s, from)
}
