package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/ui/files"
	"plumbline/ui/modal"
)

// ExportDialog writes all answers of the project to a file.
func (w *Window) ExportDialog() {
	if w.project == nil {
		return
	}
	formats := dataset.Formats()
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = lang.L(f.Title)
	}
	chosen := formats[0]
	path := modal.NewEntry(withExtension(w.project.Path(), chosen), "")
	format := modal.NewSelect(names, names[0], func(name string) {
		chosen = formats[slices.Index(names, name)]
		path.SetText(withExtension(path.Text, chosen))
	})
	all := modal.NewCheck(lang.L("Also paragraphs without answers"), false, nil)
	body := container.NewVBox(format, all, label(lang.L("File")), pathField(path, func() {
		w.chooser().Save(files.Ask{Title: lang.L("Export"), Name: filepath.Base(path.Text), Folder: filepath.Dir(path.Text)}, path.SetText)
	}), wrapped(lang.L("What annotators answered, with its state, and what was finally decided; what stands under this name is replaced. Dataset (Ctrl+5) offers more.")))
	modal.Show(w.window, modal.Spec{
		Title: lang.L("Export"), Body: body, Width: 620,
		Confirm: lang.L("Export"), Cancel: lang.L("Cancel"), InitialFocus: path,
		OnConfirm: func() error {
			w.export(dataset.Export{Format: chosen, All: all.Checked}, strings.TrimSpace(path.Text))
			return nil
		},
	})
}

// withExtension gives a path the ending of a format's files.
func withExtension(path string, f *dataset.Format) string {
	return strings.TrimSuffix(path, filepath.Ext(path)) + f.Extension
}

// export writes in the background and says what was written.
func (w *Window) export(e dataset.Export, path string) {
	project := w.project
	var rows int
	var err error
	w.params.Work(func() {
		rows, err = e.WriteFile(context.Background(), path, project)
	}, func() {
		if err != nil {
			w.onError(err)
			return
		}
		w.say(lang.N("{{.Count}} rows written to {{.Path}}", rows, map[string]any{"Count": rows, "Path": path}))
		w.params.Trace("exported %s", path)
	})
}

// SaveCopyDialog saves the project under another name, for others.
func (w *Window) SaveCopyDialog() {
	if w.project == nil {
		return
	}
	stem := strings.TrimSuffix(w.project.Path(), filepath.Ext(w.project.Path()))
	path := modal.NewEntry(freeName(stem+"-"+lang.L("copy")+projectExtension), "")
	body := container.NewVBox(pathField(path, func() {
		w.chooser().Save(files.Ask{Title: lang.L("Save a copy"), Extensions: []string{projectExtension}, Name: filepath.Base(path.Text), Folder: filepath.Dir(path.Text)}, path.SetText)
	}), wrapped(lang.L("A copy is one whole file, safe to send; copying the file of an open project by other means is not.")))
	modal.Show(w.window, modal.Spec{
		Title: lang.L("Save a copy"), Body: body, Width: 620,
		Confirm: lang.L("Save"), Cancel: lang.L("Cancel"), InitialFocus: path,
		OnConfirm: func() error {
			if strings.TrimSpace(path.Text) == "" {
				return annotate.Errorf(annotate.CodeInvalid, "%s", lang.L("Name the file of the copy."))
			}
			return nil
		},
		Then: func() { w.saveCopy(strings.TrimSpace(path.Text)) },
	})
}

// saveCopy writes the copy in the background.
func (w *Window) saveCopy(path string) {
	project := w.project
	var err error
	w.params.Work(func() {
		err = project.SaveCopy(context.Background(), path)
	}, func() {
		if err != nil {
			w.onError(err)
			return
		}
		w.say(lang.L("Copy saved as {{.Path}}", map[string]any{"Path": path}))
		w.params.Trace("copied %s", path)
	})
}
