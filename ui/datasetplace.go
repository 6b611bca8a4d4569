package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/annotate/practice"
	"plumbline/annotate/team"
	"plumbline/annotate/work/exchanging"
	"plumbline/ui/files"
	"plumbline/ui/modal"
	"plumbline/ui/place"
	"plumbline/ui/place/datasetscreen"
)

const datasetTab = "dataset"

func (w *Window) newDataset() place.Place {
	return datasetscreen.New(host{w}, exchanging.New(exchanging.Options{
		Contents: w.project, Files: w.project, Annotator: w.session.Annotator(), Work: w.params.Work,
		Decide: w.decideFacts, Merged: w.changedElsewhere,
	}))
}

// MergeFiles shows, in the Dataset place, what merging files would bring.
func (w *Window) MergeFiles(paths []string) {
	w.OpenPlace(datasetTab)
	if d, ok := w.place.(*datasetscreen.Screen); ok {
		d.Merge(paths)
	}
}

// decideFacts writes what a lead decided, with a pen of its own, and lets everything
// take it up.
func (w *Window) decideFacts(facts ...team.Fact) error {
	ctx, p := context.Background(), w.project
	highest, err := p.HighestStamp(ctx)
	if err != nil {
		return err
	}
	pen := annotate.NewPen(w.params.Shelf.Device(), w.session.Annotator(), w.session.Book().Hash, highest)
	entries, err := team.Decide(ctx, p, pen, facts...)
	if err != nil || len(entries) == 0 {
		return err
	}
	if err := p.Append(ctx, entries...); err != nil {
		return err
	}
	w.changedElsewhere() // for the session it was another pen
	w.showBars()
	return w.renewOffer()
}

// renewOffer looks again what can be practised, which the menu shows.
func (w *Window) renewOffer() error {
	o, err := practice.OfferTo(context.Background(), w.project, w.session.Annotator())
	if err == nil {
		w.offer = o
		w.window.SetMainMenu(w.menu())
	}
	return err
}

// exportAs asks for the file and writes it.
func (w *Window) exportAs(e dataset.Export) {
	why := lang.L("One row for each answer, with its state; what stands under this name is replaced.")
	w.askExport(lang.L("Export"), why, withExtension(w.project.Path(), e.Format), func(path string) { w.export(e, path) })
}

// exportAttributes asks for the file and writes what is privately known of
// people.
func (w *Window) exportAttributes() {
	stem := strings.TrimSuffix(w.project.Path(), projectExtension)
	why := lang.L("A table of its own: annotator, attribute, value. Keep it apart from the answers unless you need both.")
	w.askExport(lang.L("Private attributes"), why, stem+"-attributes.csv", func(path string) {
		project := w.project
		var err error
		w.params.Work(func() {
			var all []annotate.Attribute
			if all, err = project.Attributes(context.Background()); err == nil {
				err = dataset.WriteAttributes(path, all)
			}
		}, func() {
			if err != nil {
				w.onError(err)
				return
			}
			w.say(lang.L("Private attributes written to {{.Path}}", map[string]any{"Path": path}))
		})
	})
}

func (w *Window) askExport(title, why, proposed string, then func(path string)) {
	path := modal.NewEntry(proposed, "")
	body := container.NewVBox(pathField(path, func() {
		w.chooser().Save(files.Ask{Title: title, Name: filepath.Base(path.Text), Folder: filepath.Dir(path.Text)}, path.SetText)
	}), wrapped(why))
	modal.Show(w.window, modal.Spec{
		Title: title, Body: body, Width: 620,
		Confirm: lang.L("Export"), Cancel: lang.L("Cancel"), InitialFocus: path,
		Then: func() { then(strings.TrimSpace(path.Text)) },
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
