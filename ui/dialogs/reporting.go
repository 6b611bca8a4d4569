package dialogs

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/paper/pdf"
	"plumbline/annotate/report"
	"plumbline/ui/modal"
)

// SaveReport asks where what Review shows is to be written, and in which form.
func (o Over) SaveReport(project string, chosen func(form report.Form)) {
	form := report.Form{Paper: pdf.Usual(lang.SystemLocale().String())}
	path := modal.NewEntry(stem(project)+"-"+lang.L("agreement")+report.Endings()[0], "")
	names := map[pdf.Size]string{pdf.A4: lang.L("A4"), pdf.Letter: lang.L("Letter")}
	var sizes []string
	for _, size := range pdf.Sizes() {
		sizes = append(sizes, names[size])
	}
	paper := modal.NewSelect(sizes, names[form.Paper], func(name string) {
		for size, of := range names {
			if of == name {
				form.Paper = size
			}
		}
	})
	texts := modal.NewCheck(lang.L("With the texts of the hardest paragraphs"), false, func(on bool) { form.Texts = on })
	modal.Show(o.Window, modal.Spec{
		Title: lang.L("Save report"), Width: 620, Confirm: lang.L("Save"), Cancel: lang.L("Cancel"), InitialFocus: path,
		Body: modal.NewColumn(
			o.whereField(path, lang.L("Save report"), report.Endings()),
			modal.Text(lang.L(
				"Every number on this screen and what is behind it: .html is a page for any browser, .pdf the same for print, .tex a table for LaTeX, .csv every coefficient for other programs. What stands under this name is replaced.",
			)),
			texts,
			modal.NewForm(modal.NewRow(lang.L("Paper of a .pdf"), paper)),
		),
		Then: func() {
			form.Path = strings.TrimSpace(path.Text)
			chosen(form)
		},
	})
}
