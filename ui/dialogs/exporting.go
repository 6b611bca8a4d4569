package dialogs

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/dataset"
	"plumbline/ui/modal"
	"plumbline/ui/wording"
)

// Export asks in which format and under which name the answers of a project are to
// be written.
func (o Over) Export(project string, export func(e dataset.Export, path string)) {
	formats := dataset.Formats()
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = wording.Of(f.Title)
	}
	chosen := formats[0]
	path := modal.NewEntry(withExtension(project, chosen), "")
	format := modal.NewSelect(names, names[0], func(name string) {
		chosen = formats[slices.Index(names, name)]
		path.SetText(withExtension(path.Text, chosen))
	})
	all := modal.NewCheck(lang.L("Also paragraphs without answers"), false, nil)
	body := modal.NewColumn(
		format,
		all,
		modal.Heading(lang.L("File")),
		o.whereField(path, lang.L("Export"), nil),
		modal.Text(
			lang.L(
				"What annotators answered, with its state, and what was finally decided; what stands under this name is replaced. Dataset (Ctrl+5) offers more.",
			),
		),
	)
	modal.Show(o.Window, modal.Spec{
		Title: lang.L("Export"), Body: body, Width: 620,
		Confirm: lang.L("Export"), Cancel: lang.L("Cancel"), InitialFocus: path,
		Then: func() { export(dataset.Export{Format: chosen, All: all.Checked}, strings.TrimSpace(path.Text)) },
	})
}

// ExportAs asks under which name answers are to be written in a format that is
// known.
func (o Over) ExportAs(project string, e dataset.Export, chosen func(path string)) {
	o.askWhere(fileToWrite{
		title: lang.L("Export"), confirm: lang.L("Export"),
		why:      lang.L("One row for each answer, with its state; what stands under this name is replaced."),
		proposed: withExtension(project, e.Format), chosen: chosen,
	})
}

// ExportAttributes asks where what is privately known of people is to be written.
func (o Over) ExportAttributes(project string, chosen func(path string)) {
	o.askWhere(fileToWrite{
		title: lang.L("Private attributes"), confirm: lang.L("Export"),
		why:      lang.L("A table of its own: annotator, attribute, value. Keep it apart from the answers unless you need both."),
		proposed: strings.TrimSuffix(project, ProjectExtension) + "-attributes.csv", chosen: chosen,
	})
}

// withExtension gives a path the ending of a format's files.
func withExtension(path string, f *dataset.Format) string { return stem(path) + f.Extension }
