package ui

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/practice"
	"plumbline/annotate/work/labelling"
	"plumbline/ui/keys"
	"plumbline/ui/kit"
	translations "plumbline/ui/lang"
	"plumbline/ui/modal"
	"plumbline/ui/passage"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

// Params are what the window is made from.
type Params struct {
	App       fyne.App
	Shelf     Shelf
	Memory    Memory
	Project   string                         // path to open at the start; "" = the last one, else the sample
	Annotator string                         // id to label as; "" = ask, or as last time
	Run       func(f func())                 // brings a callback to the UI goroutine
	Work      func(work func(), done func()) // work elsewhere, then done on the UI goroutine
	Now       func() time.Time
	Trace     func(format string, args ...any) // tells tests what the window did; nil = nothing
}

// Window is the main window and what is open in it.
type Window struct {
	params   Params
	window   fyne.Window
	router   *keys.Router
	top      *topBar
	status   *statusBar
	body     *fyne.Container
	ground   *canvas.Rectangle
	state    statusState
	project  Project
	session  *labelling.Session
	places   map[string]place.Place // those that were opened, by id
	viewer   annotate.Viewer        // for whom they were built
	place    place.Place            // the open one, nil without a project
	at       string                 // its id
	lookedOn bool                   // the person wants to see everyone's answers, though they annotate too
	standing standing
	watcher  *watcher

	turn   turn // what the session works on
	offer  practice.Offer
	next   func() // what waits for the session that is being opened; nil is nothing
	opened time.Time
	rested bool   // the break was offered
	traced string // the paragraph that Trace told of last

	patient  bool // the start may wait a moment for the project
	starting bool // the window does not run yet
}

// NewWindow builds the window, empty; Start opens the project.
func NewWindow(p Params) *Window {
	loadErr := translations.Load()
	patient := p.Work == nil && p.Run == nil
	p.setDefaults()
	theme.Apply(p.App, p.Memory.Look())
	w := &Window{params: p, window: p.App.NewWindow("Plumbline"), opened: p.Now(), patient: patient}
	w.router = keys.NewRouter()
	w.router.OnChar = func(char rune) {
		if w.place != nil {
			w.place.OnChar(char)
		}
	}
	w.router.OnKey = w.onKey
	w.router.OnLost = func() { w.params.Run(w.focusRouter) }
	w.catchKeys()
	modal.ReturnFocus = w.focusRouter
	w.top, w.status = newTopBar(w.OpenPlace, w.SwitchPerson), newStatusBar()
	w.body = container.NewStack()
	w.ground = canvas.NewRectangle(theme.Current().Page)
	content := container.New(frame{}, w.top.root, w.body, w.status.root)
	over, _ := kit.WithTips(w.window.Canvas(), container.New(fill{}, w.ground, content, w.router))
	w.window.SetContent(over)
	w.window.SetPadded(false)
	w.window.Resize(p.Memory.WindowSize())
	w.window.SetMainMenu(w.menu())
	w.addShortcuts()
	w.window.SetCloseIntercept(w.Leave)
	w.window.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { w.dropped(files) })
	w.showBars()
	passage.OnMissing(w.missingFont)
	passage.OnFacesChanged(func() {
		w.reloadPlace()
	})
	p.App.Settings().AddListener(func(fyne.Settings) { w.params.Run(w.restyle) })
	if loadErr != nil {
		w.onNotice(loadErr.Error())
	}
	return w
}

func (p *Params) setDefaults() {
	if p.Run == nil {
		p.Run = fyne.Do
	}
	if p.Work == nil {
		p.Work = func(work func(), done func()) {
			go func() {
				work()
				fyne.Do(done)
			}()
		}
	}
	if p.Now == nil {
		p.Now = time.Now
	}
	if p.Trace == nil {
		p.Trace = func(string, ...any) {}
	}
}

// Window is the Fyne window, for the program that runs it.
func (w *Window) Window() fyne.Window { return w.window }

// catchKeys gives the router what is pressed while nothing has the focus, as
// for a moment after a menu has closed. Under a dialog it is nobody's.
func (w *Window) catchKeys() {
	c := w.window.Canvas()
	free := func() bool { return c.Overlays().Top() == nil }
	c.SetOnTypedRune(func(r rune) {
		if free() {
			w.router.TypedRune(r)
		}
	})
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if free() {
			w.router.TypedKey(e)
		}
	})
	if d, ok := c.(desktop.Canvas); ok {
		d.SetOnKeyDown(w.router.KeyDown)
		d.SetOnKeyUp(w.router.KeyUp)
	}
}

// focusRouter gives the keys to the router unless an entry or a dialog has
// them. An open menu keeps them until it closes: it would give them to nobody.
func (w *Window) focusRouter() {
	c := w.window.Canvas()
	if c.Overlays().Top() != nil {
		return
	}
	if f := c.Focused(); f == nil || w.place == nil || !w.place.Holds(f) {
		c.Focus(w.router)
	}
}

// returnFocus takes the keys from an entry and gives them to the router.
func (w *Window) returnFocus() {
	if w.window.Canvas().Overlays().Top() == nil {
		w.window.Canvas().Focus(w.router)
	}
}

func (w *Window) onKey(name fyne.KeyName, shift, repeated bool) {
	switch {
	case name == fyne.KeyF1:
		w.ShowKeys()
	case w.place != nil:
		w.place.OnKey(name, shift, repeated)
	}
}

// restyle shows everything in the palette and text size in force.
func (w *Window) restyle() {
	w.ground.FillColor = theme.Current().Page
	w.ground.Refresh()
	w.showBars()
	if w.place != nil {
		w.place.Sync()
	}
	w.window.Content().Refresh()
}

// onError tells an error in a dialog, once the window runs.
func (w *Window) onError(err error) {
	if err != nil {
		w.whenShown(func() { modal.Message(w.window, errorTitle(err), err.Error()) })
	}
}

func errorTitle(err error) string {
	var e *annotate.Error
	if errors.As(err, &e) {
		if title, ok := errorTitles[e.Code]; ok {
			return title()
		}
	}
	return lang.L("That did not work")
}
