package ui

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"fyne.io/fyne/v2/lang"
	"plumbline/annotate"
	"plumbline/annotate/session"
	"plumbline/ui/annotating"
	"plumbline/ui/keys"
	translations "plumbline/ui/lang"
	"plumbline/ui/modal"
	"plumbline/ui/passage"
	"plumbline/ui/theme"
	"plumbline/ui/tooltip"
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
	params  Params
	window  fyne.Window
	router  *keys.Router
	top     *topBar
	status  *statusBar
	body    *fyne.Container
	ground  *canvas.Rectangle
	state   statusState
	project Project
	session *session.Session
	place   *annotating.Annotating
	watcher *watcher
	opened  time.Time
	rested  bool // the break was offered
	ready   bool
}

// NewWindow builds the window, empty; Start opens the project.
func NewWindow(p Params) *Window {
	loadErr := translations.Load()
	p.setDefaults()
	theme.Apply(p.App, p.Memory.Look())
	w := &Window{params: p, window: p.App.NewWindow("Plumbline"), opened: p.Now()}
	w.router = keys.NewRouter()
	w.router.OnChar = func(char rune) {
		if w.place != nil {
			w.place.OnChar(char)
		}
	}
	w.router.OnKey = w.onKey
	w.router.OnLost = func() { w.params.Run(w.focusRouter) }
	modal.ReturnFocus = w.focusRouter
	w.top, w.status = newTopBar(w.SwitchPerson), newStatusBar()
	w.body = container.NewStack()
	w.ground = canvas.NewRectangle(theme.Current().Page)
	content := container.New(frame{}, w.top.root, w.body, w.status.root)
	over, _ := tooltip.Over(w.window.Canvas(), container.New(fill{}, w.ground, content, w.router))
	w.window.SetContent(over)
	w.window.SetPadded(false)
	w.window.Resize(p.Memory.WindowSize())
	w.window.SetMainMenu(w.menu())
	w.addShortcuts()
	w.window.SetCloseIntercept(w.Leave)
	w.window.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { w.dropped(files) })
	w.showBars()
	passage.OnMissing(w.missingFont)
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

// frame sets the bars above and below the body, without a gap.
type frame struct{}

func (frame) MinSize(o []fyne.CanvasObject) fyne.Size {
	top, body, status := o[0].MinSize(), o[1].MinSize(), o[2].MinSize()
	return fyne.NewSize(max(top.Width, body.Width, status.Width), top.Height+body.Height+status.Height)
}

func (frame) Layout(o []fyne.CanvasObject, size fyne.Size) {
	top, status := o[0].MinSize().Height, o[2].MinSize().Height
	o[0].Resize(fyne.NewSize(size.Width, top))
	o[1].Move(fyne.NewPos(0, top))
	o[1].Resize(fyne.NewSize(size.Width, size.Height-top-status))
	o[2].Move(fyne.NewPos(0, size.Height-status))
	o[2].Resize(fyne.NewSize(size.Width, status))
}

// fill gives every object the whole room, except the router: an object that
// can have the focus would take the clicks on everything below it.
type fill struct{}

func (fill) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

func (fill) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		if _, router := o.(*keys.Router); !router {
			o.Resize(size)
		}
	}
}

// focusRouter gives the keys to the router unless an entry or a dialog has
// them.
func (w *Window) focusRouter() {
	c := w.window.Canvas()
	if c.Focused() == nil && c.Overlays().Top() == nil {
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

// showBars shows the top bar and the status bar as things are now.
func (w *Window) showBars() {
	s := barState{}
	if w.project != nil {
		s.Path = w.project.Path()
		s.Annotator = w.session.Annotator()
		if w.project.ReadOnly() {
			s.Remark = readOnlyRemark(w.project)
		}
	}
	w.top.show(s)
	w.showStatus()
}

// showStatus shows the status bar, and is the one place that says "saved".
func (w *Window) showStatus() {
	if w.session != nil {
		w.state.Typing = w.session.Typing()
		w.state.Count = countLine(w.session)
	}
	w.status.show(w.state)
}

func (w *Window) onSaved(s session.SaveState) {
	w.state.Save = s
	w.showStatus()
	for _, e := range s.Committed {
		w.params.Trace("saved %s %s %s %s %s", e.ID, e.Key.Subject, nonEmpty(e.Key.Field), nonEmpty(e.Key.Target), nonEmpty(e.Value))
	}
}

func nonEmpty(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// missingFont says once which package has letters that cannot be drawn.
func (w *Window) missingFont(m passage.Missing) {
	w.state.Notice = lang.L("No font for {{.Script}}: install the package {{.Package}}", map[string]any{"Script": m.Script, "Package": m.Package})
	w.showStatus()
}

func (w *Window) onNotice(text string) {
	if text == "" {
		text = w.breakOffer()
	}
	w.state.Notice = text
}

// onError says an error in the status bar's place for notices.
func (w *Window) onError(err error) {
	if err != nil {
		modal.Message(w.window, errorTitle(err), err.Error())
	}
}

// Leave closes the window once everything is on disk; if something cannot be
// written it asks first.
func (w *Window) Leave() {
	w.closeProject(func() {
		w.params.Memory.SetWindowSize(w.window.Canvas().Size())
		w.params.Trace("closed")
		w.params.App.Quit()
	})
}

// Flush writes what is pending and closes the project, whatever the window
// does; it is called when the program ends.
func (w *Window) Flush() error {
	if w.project == nil {
		return nil
	}
	w.watcher.stop()
	err := w.session.Close()
	if cerr := w.project.Close(); err == nil {
		err = cerr
	}
	w.project, w.session = nil, nil
	if err != nil {
		return fmt.Errorf("closing the project: %w", err)
	}
	return nil
}

// Start shows the window's first project: the one asked for, the last one, or
// the sample.
func (w *Window) Start() {
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
	w.params.Work(func() {
		path, err = w.params.Shelf.Sample(context.Background())
	}, func() {
		if err != nil {
			w.onError(err)
			return
		}
		w.open(path, w.params.Annotator, w.onError)
	})
}

func errorTitle(err error) string {
	if e, ok := err.(*annotate.Error); ok {
		if title, ok := errorTitles[e.Code]; ok {
			return title()
		}
	}
	return lang.L("That did not work")
}
