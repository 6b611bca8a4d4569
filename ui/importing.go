package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/annotate/ingest"
	"plumbline/ui/files"
	"plumbline/ui/modal"
)

// ImportDialog asks for articles and shows what is found before anything is
// written.
func (w *Window) ImportDialog() {
	if w.project == nil || w.project.ReadOnly() {
		return
	}
	w.chooser().Open(files.Ask{Title: lang.L("Import articles"), Extensions: []string{".txt", ".md", ".markdown"}, Many: true}, w.Import)
}

// dropped takes files that were dropped on the window: projects are merged into
// the open one, or opened where there is none; all else is imported.
func (w *Window) dropped(uris []fyne.URI) {
	var projects, articles []string
	for _, u := range uris {
		if strings.EqualFold(filepath.Ext(u.Path()), projectExtension) {
			projects = append(projects, u.Path())
		} else {
			articles = append(articles, u.Path())
		}
	}
	switch {
	case w.window.Canvas().Overlays().Top() != nil: // a dialog wants its answer first
	case w.project == nil && len(projects) > 0:
		w.open(projects[0], "", w.onError)
	case w.project == nil || w.project.ReadOnly():
	case len(projects) > 0:
		w.MergeFiles(projects)
	case len(articles) > 0:
		w.Import(articles)
	}
}

// splits are the ways a file is cut into paragraphs, as the dialog names them.
var splits = []ingest.Split{ingest.Auto, ingest.Blank, ingest.Line}

func splitNames() []string {
	return []string{lang.L("find out"), lang.L("blank lines"), lang.L("every line")}
}

// importing is an import being looked at.
type importing struct {
	window  *Window
	paths   []string
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

// Import shows what is in the files, lets the user say how they are cut and
// where they come from, and writes them when confirmed.
func (w *Window) Import(paths []string) {
	d := &importing{
		window: w, paths: paths, summary: wrapped(""), found: newFoundParagraphs(),
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
	size := w.window.Canvas().Size()
	list := container.NewGridWrap(fyne.NewSize(min(size.Width-120, 820)-20, max(size.Height-470, 140)), d.found)
	d.look()
	modal.Show(w.window, modal.Spec{
		Title: lang.L("Import articles"), Body: container.NewVBox(form, d.summary, list),
		Confirm: lang.L("Import"), Cancel: lang.L("Cancel"), Width: min(size.Width-80, 860),
		InitialFocus: d.outlet, OnConfirm: d.check, Then: d.write,
	})
}

// options are what the dialog's controls say.
func (d *importing) options() dataset.Import {
	return dataset.Import{
		Read: ingest.Options{Split: splits[max(d.split.SelectedIndex(), 0)]},
		Meta: annotate.Meta{
			Outlet: strings.TrimSpace(d.outlet.Text), Author: strings.TrimSpace(d.author.Text),
			Published: strings.TrimSpace(d.date.Text), URL: strings.TrimSpace(d.url.Text),
		},
	}
}

// look plans the import in the background and shows what it found.
func (d *importing) look() {
	d.request++
	request, o := d.request, d.options()
	var plan *dataset.ImportPlan
	var err error
	d.window.params.Work(func() {
		plan, err = d.prepare(o)
	}, func() {
		if request != d.request {
			return
		}
		d.plan = plan
		if err != nil {
			d.summary.SetText(err.Error())
			d.found.show(nil)
			return
		}
		d.summary.SetText(planSummary(plan))
		d.found.show(plan.Files)
		d.window.params.Trace("preview %s", planSummary(plan))
	})
}

// check refuses to close the dialog while the files cannot be brought in.
func (d *importing) check() error {
	if d.plan == nil {
		return annotate.Errorf(annotate.CodeInvalid, "%s", lang.L("Nothing can be imported yet: see what is said about the files."))
	}
	return nil
}

// prepare plans the import with a pen of its own, as this runs elsewhere.
func (d *importing) prepare(o dataset.Import) (*dataset.ImportPlan, error) {
	ctx, p := context.Background(), d.window.project
	book, err := p.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	highest, err := p.HighestStamp(ctx)
	if err != nil {
		return nil, err
	}
	pen := annotate.NewPen(d.window.params.Shelf.Device(), d.window.session.Annotator(), book.Hash, highest)
	return o.Plan(ctx, p, pen, d.paths)
}

// write plans once more with what the entries say now, and imports, in the
// background; the status bar tells how far it is.
func (d *importing) write() {
	w, o, ctx := d.window, d.options(), context.Background()
	project := w.project
	o.Progress = func(done, all int) {
		if all > 1 {
			w.params.Run(func() {
				w.say(lang.L("Reading {{.Done}} of {{.All}} files…", map[string]any{"Done": done, "All": all}))
			})
		}
	}
	var added []string
	var err error
	w.params.Work(func() {
		var plan *dataset.ImportPlan
		if plan, err = d.prepare(o); err == nil {
			added, err = project.AddArticles(ctx, plan.Articles, plan.Entries)
		}
	}, func() {
		if err != nil {
			w.onError(err)
			return
		}
		w.imported(project, added)
	})
}

// imported shows the first of the new articles, if the project is still open.
func (w *Window) imported(project Project, added []string) {
	if w.project != project {
		return
	}
	if _, err := w.session.Refresh(context.Background()); err != nil {
		w.onError(err)
		return
	}
	w.reloadPlace()
	if len(added) > 0 {
		w.annotating().OpenArticle(added[0])
	}
	w.say(lang.L("Articles added: {{.Count}}", map[string]any{"Count": len(added)}))
	w.params.Trace("imported %d", len(added))
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
	text := lang.L("To be added: articles {{.Articles}}, paragraphs {{.Paragraphs}}.", map[string]any{"Articles": len(plan.Articles), "Paragraphs": count})
	if here > 0 {
		text += " " + lang.L("Here already, left as they are: {{.Count}}.", map[string]any{"Count": here})
	}
	return strings.Join(append([]string{text}, same...), " ")
}
