package ui

import (
	"context"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/practice"
	"plumbline/annotate/work/labelling"
	"plumbline/ui/modal"
	"plumbline/ui/place"
)

// errorTitles name the kinds of failure in a dialog's title.
var errorTitles = map[string]func() string{
	annotate.CodeNotFound: func() string { return lang.L("Not found") },
	annotate.CodeExists:   func() string { return lang.L("It is here already") },
	annotate.CodeReadOnly: func() string { return lang.L("Read-only") },
	annotate.CodeNotOurs:  func() string { return lang.L("Not a Plumbline project") },
	annotate.CodeNewer:    func() string { return lang.L("Written by a newer Plumbline") },
	annotate.CodeDamaged:  func() string { return lang.L("The file is damaged") },
	annotate.CodeBusy:     func() string { return lang.L("The file is in use") },
	annotate.CodeFull:     func() string { return lang.L("The disk is full") },
}

// Start shows the window's first project: the one asked for, the last one, or
// the sample. It is called before the window runs.
func (w *Window) Start() {
	w.starting = w.patient
	defer func() { w.starting = false }()
	path := w.params.Project
	if path == "" {
		if recent := w.params.Memory.Recent(); len(recent) > 0 {
			path = recent[0]
		}
	}
	if path != "" {
		w.open(path, w.params.Annotator, func(err error) {
			w.onError(err)
			if w.params.Project == "" {
				w.OpenSample()
			}
		})
		return
	}
	w.OpenSample()
}

// OpenSample opens this installation's copy of the sample project.
func (w *Window) OpenSample() {
	var path string
	var err error
	w.work(func() {
		path, err = w.params.Shelf.Sample(context.Background())
	}, func() {
		if err != nil {
			w.onError(err)
			return
		}
		w.open(path, w.params.Annotator, w.onError)
	})
}

// open opens a project in the background and labels as the given annotator,
// the one of last time, or the one that a dialog asks for.
func (w *Window) open(path, annotator string, failed func(error)) {
	if w.project != nil && samePath(w.project.Path(), path) {
		w.relabel(w.session.Annotator())
		return
	}
	var project Project
	var err error
	w.work(func() {
		project, err = w.params.Shelf.Open(context.Background(), path)
	}, func() {
		if err != nil {
			failed(err)
			return
		}
		w.closeProject(func() { w.greet(project, annotator) })
	})
}

// relabel goes on in the open project as the given annotator.
func (w *Window) relabel(annotator string) {
	w.watcher.stop()
	w.closePlaces()
	w.onError(w.session.Close())
	project := w.project
	w.emptied()
	w.begin(project, annotator)
}

// samePath reports whether two paths name one file.
func samePath(a, b string) bool {
	fa, errA := os.Stat(a)
	fb, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(fa, fb)
}

// greet finds out who is labelling before anything is shown.
func (w *Window) greet(project Project, annotator string) {
	w.turn = turn{}
	if annotator == "" {
		annotator = w.params.Memory.Annotator(project.Path())
	}
	if annotator != "" {
		w.begin(project, annotator)
		return
	}
	var here []string
	w.work(func() { here, _ = project.Annotators(context.Background()) }, func() { // to ask without them is better than not to ask
		w.whenShown(func() {
			w.params.Trace("asking")
			w.askPerson(lang.L("Who is labelling?"), "", here, func(id string) error {
				w.begin(project, id)
				return nil
			}, func() {
				w.onError(project.Close())
				w.showNoProject()
			})
		})
	})
}

// showNoProject tells who declined to say who they are how to go on.
func (w *Window) showNoProject() {
	words := widget.NewLabel(lang.L("No project is open. Ctrl+O opens one; Alt leads to the menus, where File makes a new one or opens the sample."))
	words.Wrapping, words.Alignment, words.Importance = fyne.TextWrapWord, fyne.TextAlignCenter, widget.LowImportance
	w.body.Objects = []fyne.CanvasObject{container.NewVBox(layout.NewSpacer(), words, layout.NewSpacer())}
	w.body.Refresh()
}

// begin starts the session and shows its place.
func (w *Window) begin(project Project, annotator string) {
	var s *labelling.Session
	var err error
	options := answering.Options{
		Annotator: annotator, Device: w.params.Shelf.Device(), ReadOnly: project.ReadOnly(),
		NumberKeys: w.params.Memory.NumberKeys(), Now: w.params.Now, Run: w.params.Run,
		After: w.after, Saved: w.onSaved,
	}
	t, offer := w.turn, practice.Offer{}
	w.work(func() {
		ctx := context.Background()
		if err = project.ViewAs(ctx, annotator); err != nil {
			return
		}
		if offer, err = practice.OfferTo(ctx, project, annotator); err != nil {
			return
		}
		if t, err = turnOf(ctx, project, annotator, t, offer); err != nil {
			return
		}
		options.Layer, options.Round = t.layer, t.round
		s, err = labelling.Open(ctx, project, options)
	}, func() {
		if err != nil {
			w.onError(err)
			w.onError(project.Close())
			return
		}
		if !annotate.IsBackup(project.Path()) { // it is looked at, not worked on
			w.params.Memory.AddRecent(project.Path())
		}
		w.params.Memory.SetAnnotator(project.Path(), annotator)
		w.turn, w.offer = t, offer
		w.show(project, s)
	})
}

// after runs f on the UI goroutine once d has passed.
func (w *Window) after(d time.Duration, f func()) func() {
	t := time.AfterFunc(d, func() { w.params.Run(f) })
	return func() { t.Stop() }
}

// show puts a project and its session into the window.
func (w *Window) show(project Project, s *labelling.Session) {
	w.project, w.session = project, s
	w.state = statusState{}
	w.places, w.viewer = make(map[string]place.Place), project.Viewer()
	w.lookUpStanding()
	w.OpenPlace(annotateTab)
	w.window.SetTitle(windowTitle(project))
	w.window.SetMainMenu(w.menu())
	w.showBars()
	w.window.Canvas().Focus(w.router)
	w.watcher = watch(project, w.params.Work, w.changedElsewhere)
	w.lookForConflicts()
	if next := w.next; next != nil {
		w.next = nil
		next()
	}
	w.whenShown(func() {
		w.params.Trace("ready")
		if project.ReadOnly() {
			modal.Message(w.window, lang.L("Read-only"), readOnlyReason(project))
			w.params.Trace("read-only %s", readOnlyReason(project))
		}
		w.warnOfSharedFolder(project)
	})
}

// warnOfSharedFolder says once that a project lies where other computers write
// too.
func (w *Window) warnOfSharedFolder(project Project) {
	where := project.LiesShared()
	if where == "" || w.params.Memory.WarnedOf(project.Path()) {
		return
	}
	modal.Message(w.window, lang.L("Keep the project on this computer"), lang.L(
		"{{.File}} lies {{.Where}}. If two computers write to it at once, answers can be lost without a word. Move it to a folder of this computer, give each person a pack or a copy, and merge what comes back. This is said once.",
		map[string]any{"File": baseName(project.Path()), "Where": where}))
	w.params.Trace("shared %s", where)
}

// changedElsewhere takes up what another program wrote.
func (w *Window) changedElsewhere() {
	if w.session == nil {
		return
	}
	err := w.project.ViewAs(context.Background(), w.session.Annotator()) // roles may have changed
	taken, was := false, w.session.Book().Hash
	if err == nil {
		taken, err = w.session.Refresh(context.Background())
	}
	if err != nil || !taken {
		w.watcher.again()
		return
	}
	w.lookUpStanding()
	w.showBars()
	w.renewPlaces(was)
	w.reloadPlace()
	w.lookForConflicts()
	w.params.Trace("refreshed")
}
