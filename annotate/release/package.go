package release

import (
	"bytes"
	"context"
	"io"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/dataset"
	"plumbline/annotate/dataset/table"
	"plumbline/annotate/datasheet"
	"plumbline/annotate/release/describe"
	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
	"plumbline/annotate/study"
)

// Package is what is given away of a project.
type Package struct {
	Layout  *Layout
	Project string // what the project is called
	Program string // the version of the program
	Release annotate.Release
	Frozen  *annotate.Freeze  // what the project held, that it is of
	Export  dataset.Export    // which layers, articles and answers; how they are written is the layout's
	Answers map[string]string // to the blanks of the data sheet

	Notes       bool     // notes and reasons go along; somebody has looked at them
	WithoutText bool     // the texts stay out, and what is quoted from them
	Attributes  []string // of people, that go along
	// Unprotected leaves people the ids that they have in the project, and moments as they are.
	Unprotected bool

	Progress func(file string) // told what is being written
}

// making is a package while it is made.
type making struct {
	*Package
	from     Source // with pseudonyms, if people are protected
	attached []annotate.Attribute
	export   dataset.Export
	tables   []*table.Table // of the data
	study    *study.Study
	sheet    *datasheet.Datasheet
	about    describe.Package
}

// WriteFile writes the package: an archive if the name ends in .zip, else a folder. It
// appears whole or not at all, and the same release of the same answers is the same bytes.
func (p Package) WriteFile(ctx context.Context, path string, from Source) error {
	m, err := p.begin(ctx, from)
	if err != nil {
		return err
	}
	return writeBundle(ctx, path, p.Progress, func(b *bundle) error { return p.Layout.write(ctx, m, b) })
}

// begin reads what a package says of itself.
func (p *Package) begin(ctx context.Context, from Source) (*making, error) {
	m := &making{Package: p, from: from, export: p.Export}
	m.export.Submitted = true
	m.export.Hides = dataset.Hides{Moments: !p.Unprotected, Words: !p.Notes, Text: p.WithoutText, Programs: true}
	var err error
	if m.attached, err = from.Attributes(ctx); err != nil {
		return nil, err
	}
	if !p.Unprotected {
		hidden, err := newPseudonymous(ctx, from, p.Release, p.Notes)
		if err != nil {
			return nil, err
		}
		m.from = hidden
		m.rename(hidden)
	}
	// Before the study, so that not both hold the answers that agreement is worked out of.
	if m.tables, err = m.export.Tables(ctx, m.from); err != nil {
		return nil, err
	}
	if err := m.tell(ctx); err != nil {
		return nil, err
	}
	m.about = describe.Package{
		Title: p.Project, About: m.study.Purpose, Version: p.Release.Name, Released: m.study.Made,
		Licence: p.Answers["licence"], Creators: p.Answers["creators"], Languages: p.Answers["languages"],
	}
	return m, nil
}

// rename gives people the ids of the release where the package itself names them.
func (m *making) rename(to *pseudonymous) {
	for i := range m.attached {
		m.attached[i].Annotator = to.name(m.attached[i].Annotator)
	}
	ids := m.export.Filter.Annotators
	m.export.Filter.Annotators = nil
	for _, id := range ids {
		m.export.Filter.Annotators = append(m.export.Filter.Annotators, to.name(id))
	}
}

// tell fills in what report and data sheet tell.
func (m *making) tell(ctx context.Context) error {
	about := study.About{
		Project: m.Project, Program: m.Program, Made: m.Release.At, Frozen: m.Frozen, Narrowed: narrowedTo(&m.export),
		Draws: review.Draws{Seed: review.Seed}, Weeks: !m.Unprotected,
	}
	if m.Frozen != nil {
		about.Made = m.Frozen.At
	}
	about.Filter = m.export.Filter
	from, err := chosen(ctx, m.export, m.from)
	if err != nil {
		return err
	}
	if m.study, err = study.Read(ctx, from, about); err != nil {
		return err
	}
	m.study.Missing = nil // who is late matters to the lead alone
	m.study.Along, m.study.Told = "", nil
	if len(m.Attributes) > 0 {
		m.study.Along, m.study.Told = annotatorsTable, m.told()
	}
	m.sheet = datasheet.New(m.study)
	return m.sheet.Fill(m.Answers)
}

// told is how many people told each attribute that goes along.
func (m *making) told() map[string]int {
	told := make(map[string]int)
	for name, values := range m.Release.Told {
		for value, n := range values {
			if value != "" {
				told[name] += n
			}
		}
	}
	return told
}

// addCodebook writes the rules in force, for programs and for people.
func (m *making) addCodebook(ctx context.Context, b *bundle, page bool) error {
	book := m.study.Book
	if _, err := b.add("codebook.yaml", "The codebook in force", describe.YAML, func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(book.Source))
		return err
	}); err != nil || !page {
		return err
	}
	printed := codebook.Printed{Book: book, Say: sentence.English}
	for _, t := range m.study.Targets {
		printed.Targets = append(printed.Targets, codebook.PrintedTarget{Name: t.Name})
	}
	_, err := b.add("codebook.html", "The codebook in force, to be read and printed", describe.HTML, printed.Write)
	return err
}
