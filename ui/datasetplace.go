package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
	datasetui "plumbline/ui/dataset"
	"plumbline/ui/files"
	"plumbline/ui/modal"
)

const datasetTab = "dataset"

func (w *Window) newDataset() place {
	return datasetui.New(datasetui.Params{
		Source: w.project, Me: w.session.Annotator(), Window: w.window, Work: w.params.Work, Now: w.params.Now,
		Write:    w.writeFields,
		OnNotice: w.say, OnError: w.onError, OnWritten: w.showBars,
		OnShown:        func() { w.showStatus(); w.params.Trace("dataset shown") },
		OnArticle:      func(id string) { w.OpenParagraph(id, 1) },
		OnDetails:      w.articleDetails,
		OnImport:       w.ImportDialog,
		OnSwitchPerson: w.SwitchPerson,
		OnExport:       w.exportAs,
		OnSaveCopy:     w.SaveCopyDialog,
		OnBackUp:       w.backUp,
		OnOpenFile:     func(path string) { w.open(path, "", w.onError) },
		OnCodebook:     func() { w.OpenPlace("codebook") },
		OnTargets:      w.TargetsDialog,
	})
}

// writeFields writes fields of a subject as one action.
func (w *Window) writeFields(kind annotate.Kind, subject string, fields map[string]string) error {
	return w.session.Correct(context.Background(), kind, subject, fields)
}

// exportAs asks for the file and writes it.
func (w *Window) exportAs(e dataset.Export) {
	path := modal.NewEntry(withExportExtension(w.project.Path(), e.Format == dataset.JSONLines), "")
	body := container.NewVBox(pathField(path, func() {
		w.chooser().Save(files.Ask{Title: lang.L("Export"), Name: filepath.Base(path.Text), Folder: filepath.Dir(path.Text)}, path.SetText)
	}), wrapped(lang.L("Every answer of every annotator is written, with its state; what stands under this name is replaced.")))
	modal.Show(w.window, modal.Spec{
		Title: lang.L("Export"), Body: body, Width: 620,
		Confirm: lang.L("Export"), Cancel: lang.L("Cancel"), InitialFocus: path,
		Then: func() { w.export(e, strings.TrimSpace(path.Text)) },
	})
}

// backUp saves a backup in the background and shows it in the list.
func (w *Window) backUp() {
	project := w.project
	var path string
	var err error
	w.params.Work(func() { path, err = project.BackUp(context.Background(), w.params.Now()) }, func() {
		if err != nil {
			w.onError(err)
			return
		}
		w.reloadPlace()
		w.say(lang.L("Backup saved as {{.File}}", map[string]any{"File": filepath.Base(path)}))
		w.params.Trace("backed up %s", path)
	})
}
