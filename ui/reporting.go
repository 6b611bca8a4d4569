package ui

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/files"
	"plumbline/ui/modal"
)

// reportDialog asks where to save what Review shows.
func (w *Window) reportDialog(save func(project, path string) error) {
	stem := strings.TrimSuffix(w.project.Path(), filepath.Ext(w.project.Path()))
	path := modal.NewEntry(stem+"-"+lang.L("agreement")+".html", "")
	title := lang.L("Save report")
	body := container.NewVBox(pathField(path, func() {
		w.chooser().Save(files.Ask{Title: title, Extensions: []string{".html"}, Name: filepath.Base(path.Text), Folder: filepath.Dir(path.Text)}, path.SetText)
	}), wrapped(lang.L("One page with every number on this screen and what is behind it, without the texts of paragraphs. It opens in any browser; what stands under this name is replaced.")))
	modal.Show(w.window, modal.Spec{
		Title: title, Body: body, Width: 620,
		Confirm: lang.L("Save"), Cancel: lang.L("Cancel"), InitialFocus: path,
		OnConfirm: func() error {
			w.saveReport(save, strings.TrimSpace(path.Text))
			return nil
		},
	})
}

// saveReport writes in the background and says where.
func (w *Window) saveReport(save func(project, path string) error, path string) {
	project := filepath.Base(w.project.Path())
	var err error
	w.params.Work(func() { err = save(project, path) }, func() {
		if err != nil {
			w.onError(err)
			return
		}
		w.say(lang.L("Report saved as {{.Path}}", map[string]any{"Path": path}))
		w.params.Trace("reported %s", path)
	})
}
