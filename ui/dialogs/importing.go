package dialogs

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/annotate/ingest"
	"plumbline/ui/modal"
	"plumbline/ui/wording"
)

// splits are the ways a file is cut into paragraphs, as the dialog names them.
var splits = []ingest.Split{ingest.Auto, ingest.Blank, ingest.Line}

func splitNames() []string {
	return []string{lang.L("find out"), lang.L("blank lines"), lang.L("every line")}
}

// Importing is what an import needs: Plan works out what it would do, Write does
// it, and Told is told what is shown about the plan.
type Importing struct {
	Plan  func(o dataset.Import, done func(*dataset.ImportPlan, error))
	Write func(o dataset.Import)
	Told  func(summary string)
}

// importing is an import being looked at.
type importing struct {
	Importing
	split   *modal.Select
	outlet  *modal.Entry
	author  *modal.Entry
	date    *modal.Entry
	url     *modal.Entry
	summary *widget.Label
	found   *foundParagraphs
	plan    *dataset.ImportPlan
	request int
}

// Import shows what is in files, lets the user say how they are cut and where they
// come from, and has them written when confirmed.
func (o Over) Import(i Importing) {
	d := &importing{
		Importing: i, summary: wrapped(""), found: newFoundParagraphs(),
		outlet: modal.NewEntry("", ""), author: modal.NewEntry("", ""), date: modal.NewEntry("", "2024-03-12"), url: modal.NewEntry("", ""),
	}
	d.split = modal.NewSelect(splitNames(), splitNames()[0], func(string) { d.look() })
	form := widget.NewForm(
		widget.NewFormItem(lang.L("Paragraphs"), d.split),
		widget.NewFormItem(lang.L("Outlet"), d.outlet),
		widget.NewFormItem(lang.L("Author"), d.author),
		widget.NewFormItem(lang.L("Published"), d.date),
		widget.NewFormItem(lang.L("URL"), d.url),
	)
	size := o.Window.Canvas().Size()
	list := container.NewGridWrap(fyne.NewSize(min(size.Width-120, 820)-20, max(size.Height-470, 140)), d.found)
	d.look()
	modal.Show(o.Window, modal.Spec{
		Title: lang.L("Import articles"), Body: container.NewVBox(form, d.summary, list),
		Confirm: lang.L("Import"), Cancel: lang.L("Cancel"), Width: min(size.Width-80, 860),
		InitialFocus: d.outlet, OnConfirm: d.check, Then: func() { d.Write(d.options()) },
	})
}

// options reads the choices from the controls of the dialog.
func (d *importing) options() dataset.Import {
	return dataset.Import{
		Read: ingest.Options{Split: splits[max(d.split.SelectedIndex(), 0)]},
		Meta: annotate.Meta{
			Outlet: strings.TrimSpace(d.outlet.Text), Author: strings.TrimSpace(d.author.Text),
			Published: strings.TrimSpace(d.date.Text), URL: strings.TrimSpace(d.url.Text),
		},
	}
}

// look has the import planned and shows what was found.
func (d *importing) look() {
	d.request++
	request := d.request
	d.Plan(d.options(), func(plan *dataset.ImportPlan, err error) {
		if request != d.request {
			return
		}
		d.plan = plan
		if err != nil {
			d.summary.SetText(wording.Error(err))
			d.found.show(nil)
			return
		}
		d.summary.SetText(planSummary(plan))
		d.found.show(plan.Files)
		d.Told(planSummary(plan))
	})
}

// check refuses to close the dialog while the files cannot be brought in.
func (d *importing) check() error {
	if d.plan == nil {
		return annotate.Fail(annotate.CodeInvalid, "import.see-the-files")
	}
	return nil
}

// planSummary says what an import would do, in one or two sentences.
func planSummary(plan *dataset.ImportPlan) string {
	count, here := 0, 0
	var same []string
	for _, f := range plan.Files {
		if f.New() {
			count += len(f.Article.Paragraphs)
		} else {
			here++
		}
		for _, o := range f.Same {
			same = append(same, lang.L("{{.File}} shares {{.Count}} paragraphs with \"{{.Title}}\".",
				map[string]any{"File": filepath.Base(f.Path), "Count": len(o.Positions), "Title": o.Title}))
		}
	}
	text := lang.L(
		"To be added: articles {{.Articles}}, paragraphs {{.Paragraphs}}.",
		map[string]any{"Articles": len(plan.Articles), "Paragraphs": count},
	)
	if here > 0 {
		text += " " + lang.L("Here already, left as they are: {{.Count}}.", map[string]any{"Count": here})
	}
	return strings.Join(append([]string{text}, same...), " ")
}
