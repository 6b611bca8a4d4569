package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/work/versioning"
	"plumbline/ui/files"
	"plumbline/ui/modal"
	"plumbline/ui/place"
	"plumbline/ui/place/codebookscreen"
)

const codebookTab = "codebook"

func (w *Window) newCodebook() place.Place {
	return codebookscreen.New(host{w}, versioning.New(versioning.Options{Store: w.project, Work: w.params.Work, Adopt: w.adopt}))
}

// askForCodebook asks for a file with a version of the codebook.
func (w *Window) askForCodebook(chosen func(path string)) {
	w.chooser().Open(files.Ask{Title: lang.L("Load a version of the codebook"), Extensions: []string{".yaml", ".yml"}, Folder: filepath.Dir(w.project.Path())},
		func(paths []string) { chosen(paths[0]) })
}

// askForPage asks under which name a page is to be written.
func (w *Window) askForPage(name string, chosen func(path string)) {
	path := modal.NewEntry(filepath.Join(filepath.Dir(w.project.Path()), name), "")
	body := pathField(path, func() {
		w.chooser().Save(files.Ask{Title: lang.L("Print the codebook"), Extensions: []string{".html"}, Name: filepath.Base(path.Text), Folder: filepath.Dir(path.Text)}, path.SetText)
	})
	modal.Show(w.window, modal.Spec{
		Title: lang.L("Print the codebook"), Body: body, Width: 620,
		Confirm: lang.L("Write the page"), Cancel: lang.L("Cancel"), InitialFocus: path,
		OnConfirm: func() error {
			if strings.TrimSpace(path.Text) == "" {
				return annotate.Errorf(annotate.CodeInvalid, "%s", lang.L("Name the file of the page."))
			}
			return nil
		},
		Then: func() { chosen(strings.TrimSpace(path.Text)) },
	})
}

// adopt puts a version of the codebook in force, with everything answered so
// far on disk under the one before.
func (w *Window) adopt(book *codebook.Codebook, done func(error)) {
	if err := w.session.Flush(); err != nil {
		done(err)
		return
	}
	project, me, device, now := w.project, w.session.Annotator(), w.params.Shelf.Device(), w.params.Now
	was := w.session.Book().Hash
	var err error
	w.params.Work(func() {
		var highest int64
		if highest, err = project.HighestStamp(context.Background()); err == nil {
			pen := annotate.NewPen(device, me, was, highest)
			pen.Now = now
			err = project.Adopt(context.Background(), book, pen)
		}
	}, func() {
		if w.project != project {
			return
		}
		if err == nil {
			err = w.takeUpRules()
		}
		w.params.Trace("adopted %s", book.Version)
		done(err)
	})
}

// takeUpRules shows everything by the version in force.
func (w *Window) takeUpRules() error {
	if err := w.session.Flush(); err != nil { // what was answered meanwhile
		return err
	}
	was := w.session.Book().Hash
	if _, err := w.session.Refresh(context.Background()); err != nil {
		return err
	}
	w.renewPlaces(was)
	w.showBars()
	return nil
}

// renewPlaces drops the places that were built for another version of the
// codebook, or for somebody who might see other things: a role is changed here, by
// a merge or by another program. One that is open is built anew. The others follow
// by themselves.
func (w *Window) renewPlaces(was string) {
	outdated := make(map[string]bool)
	if w.session.Book().Hash != was {
		outdated[reviewTab], outdated[decideTab], outdated[datasetTab] = true, true, true
	}
	if viewer := w.project.Viewer(); viewer != w.viewer {
		w.viewer = viewer
		w.window.SetMainMenu(w.menu()) // what a lead finds there
		outdated[reviewTab], outdated[decideTab] = true, true
	}
	open := w.at
	for id := range outdated {
		if c, ok := w.places[id].(place.Closer); ok {
			c.Close()
		}
		delete(w.places, id)
		if id == open {
			w.place, w.at = nil, ""
		}
	}
	if w.at != open {
		w.OpenPlace(open)
	}
}
