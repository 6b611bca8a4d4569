package dialogs

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// Export asks in which format, of whom and under which name the answers of a project are to
// be written. What they are, what proposed says, of which only the layers are not asked.
func (o Over) Export(project string, proposed dataset.Export, export func(e dataset.Export, path string)) {
	d := exporting{e: proposed, formats: dataset.Formats()}
	if d.e.Format == nil {
		d.e.Format = d.formats[0]
	}
	d.path = modal.NewEntry(withExtension(project, d.e.Format), "")
	d.who, d.only = modal.NewEntry("", lang.L("everyone")), modal.NewEntry("", lang.L("all, or such as event=strike"))
	all := modal.NewCheck(lang.L("Also paragraphs without answers"), d.e.All, func(on bool) { d.e.All = on })
	d.list = modal.NewList(min(len(d.formats), 7), modal.Rows{
		Count: func() int { return len(d.formats) }, Height: func() float32 { return theme.Scaled(26) }, Draw: d.draw,
		Act: func(int) { d.dialog.Confirm() }, Moved: d.moved,
	})
	d.dialog = modal.Show(o.Window, modal.Spec{
		Title: lang.L("Export"), Width: 900,
		Body: modal.NewColumn(
			d.list,
			modal.NewForm(modal.NewRow(lang.L("Annotators"), d.who), modal.NewRow(lang.L("Articles"), d.only)),
			all,
			modal.Heading(lang.L("File")),
			o.whereField(d.path, lang.L("Export"), nil),
			modal.Text(lang.L("What stands under this name is replaced. Dataset (Ctrl+5) says which answers are written.")),
		),
		Confirm: lang.L("Export"), Cancel: lang.L("Cancel"), InitialFocus: d.path,
		OnConfirm: d.read,
		Then:      func() { export(d.e, strings.TrimSpace(d.path.Text)) },
	})
	for i, f := range d.formats {
		if f == d.e.Format {
			d.list.Select(i)
		}
	}
}

// exporting is the dialog while it is open.
type exporting struct {
	e               dataset.Export
	formats         []*dataset.Format
	list            *modal.List
	path, who, only *modal.Entry
	dialog          *modal.Modal
}

// moved takes the format that is current, and gives the file its ending.
func (d *exporting) moved() {
	if at := d.list.At(); at >= 0 && d.formats[at] != d.e.Format {
		d.e.Format = d.formats[at]
		d.path.SetText(withExtension(d.path.Text, d.e.Format))
	}
}

// draw draws a format: what it is called, and what it is good for.
func (d *exporting) draw(to *kit.Drawing, row int, x, _, width float32) {
	f, high := d.formats[row], theme.Scaled(24)
	name := kit.Text{Text: wording.Of(f.Title), Size: theme.SizeLabel(), Ink: theme.Current().Ink, Bold: f == d.e.Format}
	tip := kit.Text{Text: wording.Of(f.Tip), Size: theme.SizeLabel(), Ink: theme.Current().Muted}
	left := theme.Scaled(170)
	to.Words(x, 0, left, high, name)
	to.Words(x+left, 0, width-left, high, tip)
}

// read takes what was typed, or says in which box it cannot be.
func (d *exporting) read() error {
	d.e.Filter.Annotators = nil
	for _, id := range strings.FieldsFunc(d.who.Text, func(r rune) bool { return r == ',' || r == ' ' }) {
		if err := annotate.CheckAnnotatorID(id); err != nil {
			return modal.Wrong(d.who, err)
		}
		d.e.Filter.Annotators = append(d.e.Filter.Annotators, id)
	}
	d.e.Only = nil
	if words := strings.TrimSpace(d.only.Text); words != "" {
		only, err := annotate.ReadSelection(strings.Split(words, ";"))
		if err != nil {
			return modal.Wrong(d.only, err)
		}
		d.e.Only = only
	}
	return nil
}

// ExportAttributes asks where what is privately known of people is to be written.
func (o Over) ExportAttributes(project string, chosen func(path string)) {
	o.askWhere(fileToWrite{
		title: lang.L("Private attributes"), confirm: lang.L("Export"),
		why:      lang.L("A table of its own: annotator, attribute, value. Keep it apart from the answers unless you need both."),
		proposed: strings.TrimSuffix(project, ProjectExtension) + "-attributes.csv", chosen: chosen,
	})
}

// withExtension gives a path the ending of a format's files, in the place of another's.
func withExtension(path string, f *dataset.Format) string {
	before := stem(path)
	for _, other := range dataset.Formats() {
		if shorter, ends := strings.CutSuffix(path, other.Extension); ends && len(shorter) < len(before) {
			before = shorter
		}
	}
	return before + f.Extension
}
