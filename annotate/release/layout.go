package release

import (
	"bytes"
	"context"
	"io"
	"path"
	"slices"
	"strconv"

	"plumbline/annotate/dataset/table"
	"plumbline/annotate/paper/pdf"
	"plumbline/annotate/release/describe"
	"plumbline/annotate/report"
	"plumbline/annotate/sentence"
	"plumbline/annotate/study"
)

// Layout is how a package is laid out in files. Everything that lists layouts takes them
// from Layouts.
type Layout struct {
	Name  string            // for scripts
	Holds string            // what such a package is, for who writes scripts
	Title sentence.Sentence // how it is chosen from a list
	Tip   sentence.Sentence // what it is good for

	write func(ctx context.Context, m *making, b *bundle) error
}

// The layouts there are.
var (
	// Deposit is for repositories of research data, and for whoever analyses them.
	Deposit = &Layout{
		Name:  "package",
		Holds: "a folder or .zip to be given away: tables with descriptions, codebook, data sheet, report; people are protected",
		Title: sentence.Own("Package for a repository"),
		Tip:   sentence.Own("Tables with their descriptions, codebook, data sheet and report, with other ids for people"),
		write: writeDeposit,
	}
	// HuggingFace is a folder as Hugging Face reads data sets.
	HuggingFace = &Layout{
		Name: "huggingface", Holds: "a folder or .zip as Hugging Face reads it; people are protected",
		Title: sentence.Own("Folder for Hugging Face"),
		Tip:   sentence.Own("Parquet tables with a card, as Hugging Face reads data sets, with other ids for people"),
		write: writeHuggingFace,
	}
)

// Layouts lists the layouts.
func Layouts() []*Layout { return []*Layout{Deposit, HuggingFace} }

// LayoutNamed returns the layout that scripts call by a name, or nil.
func LayoutNamed(name string) *Layout {
	for _, l := range Layouts() {
		if l.Name == name {
			return l
		}
	}
	return nil
}

// allTables are the tables of a package: of the data, and of who labelled.
func (m *making) allTables(ctx context.Context) []*table.Table {
	all := append(slices.Clone(m.tables), m.annotators())
	if m.WithoutText {
		all = append(all, m.texts(ctx))
	}
	return all
}

func writeDeposit(ctx context.Context, m *making, b *bundle) error {
	pages, err := m.written()
	if err != nil {
		return err
	}
	m.forget()
	m.about.Tables, err = addTypedToo(b, m.allTables(ctx), func(name, ending string) string { return path.Join("data", name+ending) })
	if err != nil {
		return err
	}
	if err := m.addCodebook(ctx, b, true); err != nil {
		return err
	}
	for _, page := range pages {
		if _, err := b.add(page.name, page.holds, page.media, page.write); err != nil {
			return err
		}
	}
	return addDescriptions(&m.about, b)
}

// page is what a package tells people.
type page struct {
	name, holds, media string
	write              func(io.Writer) error
}

// pages are the data sheet and the report, with its tables for those who cite them.
func (m *making) pages() []page {
	of := func(write func(io.Writer, *study.Study) error) func(io.Writer) error {
		return func(w io.Writer) error { return write(w, m.study) }
	}
	return []page{
		{"datasheet.md", "What a reader has to know of the data before using them", describe.Markdown, m.sheet.WriteMarkdown},
		{"datasheet.html", "The same as a page", describe.HTML, m.sheet.WriteHTML},
		{"report.html", "How far annotators agree, with everything behind each number", describe.HTML, of(report.WriteHTML)},
		{"report.pdf", "The same for print, on A4", describe.PDF, func(w io.Writer) error {
			return report.WritePDF(w, m.study, pdf.A4, pdf.Along)
		}},
		{"report.csv", "The coefficients of the report as a table", describe.CSV, of(report.WriteCSV)},
		{"report.tex", "The same for LaTeX", "application/x-tex", of(report.WriteLaTeX)},
	}
}

// written are the same, written to memory: a page is small, and what it is made of is not.
func (m *making) written() ([]page, error) {
	pages := m.pages()
	for i := range pages {
		var made bytes.Buffer
		if err := pages[i].write(&made); err != nil {
			return nil, err
		}
		pages[i].write = func(w io.Writer) error {
			_, err := w.Write(made.Bytes())
			return err
		}
	}
	return pages, nil
}

// forget lets the answers go that numbers were worked out of, once what tells the numbers is
// written.
func (m *making) forget() {
	m.study.Numbers = study.Numbers{Purpose: m.study.Purpose, Excluded: m.study.Excluded}
}

func writeHuggingFace(ctx context.Context, m *making, b *bundle) error {
	m.forget()
	for _, t := range m.allTables(ctx) {
		d, err := b.addTable(t, path.Join("data", t.Name, "train-00000-of-00001.parquet"), describe.Parquet)
		if err != nil {
			return err
		}
		m.about.Tables = append(m.about.Tables, d)
	}
	if err := m.addCodebook(ctx, b, false); err != nil {
		return err
	}
	if _, err := b.add(
		describe.Card,
		"The card of the data set: its tables, and the data sheet",
		describe.Markdown,
		func(w io.Writer) error {
			if err := m.about.WriteCard(w); err != nil {
				return err
			}
			return m.sheet.WriteMarkdown(w)
		},
	); err != nil {
		return err
	}
	return b.addSums()
}

// annotatorsTable is the table of the people who labelled.
const annotatorsTable = "annotators"

// annotators are the people who labelled, with what goes along of what they told of
// themselves.
func (m *making) annotators() *table.Table {
	columns := []table.Column{
		{Name: "annotator", Type: table.Text, Meaning: "Who labelled, by the id that they have in this release."},
		{Name: "paragraphs", Type: table.Integer, Meaning: "How many paragraphs they submitted.", Unit: "paragraphs"},
		{Name: "excluded", Type: table.Flag, Meaning: "Their answers are here and count nowhere.", Missing: "no"},
	}
	for _, name := range m.Attributes {
		columns = append(columns, table.Column{
			Name: "told_" + name, Type: table.Text, Meaning: "What they told of themselves under this name.", Missing: "they told nothing",
		})
	}
	excluded := make(map[string]bool)
	for _, e := range m.study.Excluded {
		excluded[e.Annotator] = true
	}
	of := toldBy(m.attached)
	var rows [][]string
	for _, a := range m.study.Labels.By {
		row := []string{a.ID, strconv.Itoa(a.Units.All - a.Units.Wholes), ""}
		if excluded[a.ID] {
			row[2] = table.Yes
		}
		for _, name := range m.Attributes {
			row = append(row, of[name][a.ID])
		}
		rows = append(rows, row)
	}
	return table.Of(annotatorsTable, "One person who labelled.", columns, rows)
}
