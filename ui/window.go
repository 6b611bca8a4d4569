package ui

import (
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"plumbline/annotate/work/workspace"
	"plumbline/ui/dialogs"
	"plumbline/ui/keys"
	"plumbline/ui/kit"
	translations "plumbline/ui/lang"
	"plumbline/ui/modal"
	"plumbline/ui/passage"
	"plumbline/ui/place"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// Window is the main window: its bars, its menu, and the place that is open in it.
type Window struct {
	params   Params
	window   fyne.Window
	work     *workspace.Workspace
	commands commands
	keys     keys.List // of the window, in every place
	router   *keys.Router
	top      *topBar
	status   *statusBar
	body     *fyne.Container
	ground   *canvas.Rectangle
	state    statusState

	places map[place.ID]place.Place // those that were opened
	place  place.Place              // the open one, nil without a project
	bare   bool                     // a page that leads to articles stands for it
	at     place.ID

	consent consentAsked
	writing *writing // what is being written elsewhere, nil is nothing

	opened time.Time
	rested bool   // the break was offered
	traced string // the paragraph that Trace told of last

	gone atomic.Bool // everything is on disk and the program ends

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
	p.Work = w.whileHere(p.Work)
	w.params.Work = p.Work
	w.work = workspace.New(workspace.Options{
		Shelf: p.Shelf, Memory: p.Memory, Rescues: p.Rescues, Annotator: p.Annotator,
		Work: p.Work, Step: w.step, Run: p.Run, After: w.after, Say: wording.Of, Now: p.Now, Trace: p.Trace,
	}, front{w})
	w.commands = commands{w, dialogs.NewOver(w.window, p.Work, p.Version)}
	w.keys = w.bindings()
	w.router = keys.NewRouter()
	w.router.OnChar = func(char rune) {
		kit.DropTip(w.window.Canvas())
		if p := w.answering(); p != nil {
			p.OnChar(char)
		}
	}
	w.router.OnKey = w.onKey
	w.router.OnLost = func() { p.Run(w.focusRouter) }
	w.catchKeys()
	modal.ReturnFocus = w.focusRouter
	w.build()
	w.addShortcuts()
	w.window.SetCloseIntercept(w.Leave)
	w.window.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { w.commands.dropped(files) })
	w.showBars()
	passage.OnMissing(w.missingFont)
	passage.OnFacesChanged(w.reloadPlace)
	p.App.Settings().AddListener(func(fyne.Settings) { p.Run(w.restyle) })
	if loadErr != nil {
		w.state.Notice = wording.Error(loadErr)
	}
	return w
}

// build puts the bars and the room for places into the window.
func (w *Window) build() {
	w.top, w.status = newTopBar(w.OpenPlace, w.commands.switchPerson), newStatusBar()
	w.body = container.NewStack()
	w.ground = canvas.NewRectangle(theme.Current().Page)
	content := container.New(frame{}, w.top.root, w.body, w.status.root)
	over, _ := kit.WithTips(w.window.Canvas(), container.New(fill{}, w.ground, content, w.router))
	w.window.SetContent(over)
	w.window.SetPadded(false)
	w.window.Resize(within(w.params.Memory.WindowSize(), w.params.Screen(), w.window.Canvas().Scale()))
	w.window.SetMainMenu(w.menu())
}

// Window is the Fyne window, for the program that runs it.
func (w *Window) Window() fyne.Window { return w.window }

// Leave ends the program once everything is on disk; if something cannot be
// written it asks first. It ends behind what writers still have to tell. What was
// worked out elsewhere is of a project that is closed, and is told no more.
func (w *Window) Leave() {
	w.work.Close(func() {
		w.gone.Store(true)
		w.params.Memory.SetWindowSize(w.window.Canvas().Size())
		w.params.Trace("closed")
		w.params.Run(w.params.App.Quit)
	})
}

// Flush writes what is pending and closes the project, whatever the window
// does; it is called when the program ends.
func (w *Window) Flush() error { return w.work.CloseNow() }

// after runs f on the UI goroutine once d has passed.
func (w *Window) after(d time.Duration, f func()) func() {
	t := time.AfterFunc(d, func() { w.params.Run(w.unlessGone(f)) })
	return func() { t.Stop() }
}

// whileHere lets work be done elsewhere, and told as long as the window is there.
func (w *Window) whileHere(do func(work, done func())) func(work, done func()) {
	return func(work, done func()) { do(work, w.unlessGone(done)) }
}

func (w *Window) unlessGone(f func()) func() {
	return func() {
		if !w.gone.Load() {
			f()
		}
	}
}

// catchKeys gives the router what is pressed while nothing has the focus, as
// for a moment after a menu has closed. Under a dialog it is the dialog's.
func (w *Window) catchKeys() {
	c := w.window.Canvas()
	c.SetOnTypedRune(func(r rune) {
		if c.Overlays().Top() == nil {
			w.router.TypedRune(r)
		}
	})
	modal.Catch(c, w.router.TypedKey)
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

// failed tells an error in a dialog, once the window runs.
func (w *Window) failed(err error) {
	if err != nil {
		w.whenShown(func() { w.commands.ask.Failed(err) })
	}
}
