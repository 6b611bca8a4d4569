package dialogs

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/annotate/release"
	"plumbline/annotate/sentence"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// Export asks in which format, of whom and under which name the answers of a project are to
// be written. What they are, what proposed says, of which only the layers are not asked, and
// of which freeze, nil for the project as it is now. Give is told of a layout of a package.
func (o Over) Export(
	project string,
	proposed dataset.Export,
	of *annotate.Freeze,
	export func(e dataset.Export, path string),
	give func(l *release.Layout, e dataset.Export, path string),
) {
	d := exporting{e: proposed}
	for _, f := range dataset.Formats() {
		d.formats = append(d.formats, written{format: f, title: f.Title, tip: f.Tip})
	}
	for _, l := range release.Layouts() {
		d.formats = append(d.formats, written{layout: l, title: l.Title, tip: l.Tip})
	}
	if d.e.Format == nil {
		d.e.Format = d.formats[0].format
	}
	d.path = modal.NewEntry(withExtension(project, d.e.Format), "")
	d.who, d.only = modal.NewEntry("", lang.L("everyone")), modal.NewEntry("", lang.L("all, or such as event=strike"))
	why := lang.L("What stands under this name is replaced. Dataset (Ctrl+5) says which answers are written.")
	if of != nil {
		why = lang.L("What was frozen as {{.Name}} is written, whatever came since. What stands under this name is replaced.",
			map[string]any{"Name": of.Name})
	}
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
			modal.Text(why),
		),
		Confirm: lang.L("Export"), Cancel: lang.L("Cancel"), InitialFocus: d.path,
		OnConfirm: d.read,
		Then: func() {
			path := strings.TrimSpace(d.path.Text)
			if d.layout != nil {
				give(d.layout, d.e, path)
				return
			}
			export(d.e, path)
		},
	})
	for i, f := range d.formats {
		if f.format == d.e.Format {
			d.list.Select(i)
		}
	}
}

// exporting is the dialog while it is open.
type exporting struct {
	e               dataset.Export
	layout          *release.Layout // of a package, in the place of a format
	formats         []written
	list            *modal.List
	path, who, only *modal.Entry
	dialog          *modal.Modal
}

// written is what can be written: answers in a format, or a package.
type written struct {
	format     *dataset.Format
	layout     *release.Layout
	title, tip sentence.Sentence
}

// moved takes the format that is current, and gives the file its ending.
func (d *exporting) moved() {
	at := d.list.At()
	if at < 0 || d.chosen(d.formats[at]) {
		return
	}
	if d.layout = d.formats[at].layout; d.layout != nil {
		d.e.Format = nil
		d.path.SetText(withEnding(d.path.Text, "-"+d.layout.Name+release.ZIP))
		return
	}
	d.e.Format = d.formats[at].format
	d.path.SetText(withExtension(d.path.Text, d.e.Format))
}

// fits refuses a format that does not hold the chosen layers.
func (d *exporting) fits(w written) error {
	if w.format == nil {
		return nil
	}
	return d.e.Fits(w.format)
}

// chosen reports whether something is what is written.
func (d *exporting) chosen(w written) bool { return w.format == d.e.Format && w.layout == d.layout }

// draw draws a format: what it is called, and what it is good for.
func (d *exporting) draw(to *kit.Drawing, row int, x, _, width float32) {
	f, high := d.formats[row], theme.Scaled(24)
	name := kit.Text{Text: wording.Of(f.title), Size: theme.SizeLabel(), Ink: theme.Current().Ink, Bold: d.chosen(f)}
	tip := kit.Text{Text: wording.Of(f.tip), Size: theme.SizeLabel(), Ink: theme.Current().Muted}
	if err := d.fits(f); err != nil {
		name.Ink, tip.Text = tip.Ink, wording.Error(err)
	}
	left := theme.Scaled(170)
	to.Words(x, 0, left, high, name)
	to.Words(x+left, 0, width-left, high, tip)
}

// read takes what was typed, or says in which box it cannot be.
func (d *exporting) read() error {
	if d.layout == nil {
		if err := d.e.Fits(d.e.Format); err != nil {
			return modal.Wrong(d.list, err)
		}
	}
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
func withExtension(path string, f *dataset.Format) string { return withEnding(path, f.Extension) }

// withEnding gives a path an ending in the place of that of any format or package.
func withEnding(path, ending string) string {
	before := stem(path)
	var endings []string
	for _, other := range dataset.Formats() {
		endings = append(endings, other.Extension)
	}
	for _, l := range release.Layouts() {
		endings = append(endings, "-"+l.Name+release.ZIP)
	}
	for _, other := range endings {
		if shorter, ends := strings.CutSuffix(path, other); ends && len(shorter) < len(before) {
			before = shorter
		}
	}
	return before + ending
}
