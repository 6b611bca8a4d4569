// Package codebookscreen is the Codebook place: the rules as annotators see them,
// their versions and what changed between them, and what adopting another one
// would do to the answers there are.
package codebookscreen

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/adoption"
	"plumbline/annotate/codebook"
	"plumbline/ui/card"
	"plumbline/ui/chart"
)

// Params are what the place is made from and what it tells the window.
type Params struct {
	Source Source
	Window fyne.Window // over which dialogs open
	Work   func(work func(), done func())
	// Choose asks for a codebook file, Save for the name of a page to write.
	Choose func(chosen func(path string))
	Save   func(name string, chosen func(path string))
	// Adopt puts a version in force, and tells when it is or why it is not.
	Adopt func(book *codebook.Codebook, done func(error))

	Focus       func(fyne.Focusable)
	ReturnFocus func()
	OnNotice    func(text string) // a sentence for the status bar, "" for none
	OnError     func(error)
	OnShown     func(what string) // something is on the screen
	OnTargets   func()
	OnPlace     func(article string, number int)
}

// showing is what the main column shows.
type showing int

const (
	theRules    showing = iota
	theChanges          // between two versions
	theProposal         // a version that may be adopted
	theProblems         // why a file cannot be
	theLooks            // answers that need another look
)

// Screen is the place on screen.
type Screen struct {
	params Params
	view   View
	shown  bool
	asked  int // gatherings and checks begun: only the newest counts

	mode     showing
	diff     *codebook.Diff // of theChanges
	plan     *adoption.Plan // of theProposal
	file     string         // that was checked
	problems codebook.Problems
	busy     bool // a version is being adopted
	found    string

	header, index, main, versions, targets, looks *chart.Pane
	search                                        *searchEntry
	middle, side                                  *card.Column
	board                                         *card.Board
	tops                                          map[string]float32 // where the rules of a question begin
}

// New builds the place and begins to gather what it shows.
func New(p Params) *Screen {
	c := &Screen{params: p, tops: make(map[string]float32)}
	c.board = card.NewBoard(fyne.NewSize(300, 200))
	c.board.Arrange, c.board.Home = c.arrange, func() { c.board.Enter(c.main) }
	c.board.OnEscape, c.board.OnNotice = c.escape, p.OnNotice
	c.header, c.index, c.main = c.board.Pane(c.drawHeader), c.board.Pane(c.drawIndex), c.board.Pane(c.drawMain)
	c.versions, c.looks, c.targets = c.board.Pane(c.drawVersions), c.board.Pane(c.drawLookCard), c.board.Pane(c.drawTargets)
	c.search = c.newSearch()
	c.middle, c.side = c.board.Column(), c.board.Column()
	c.board.Move(c.main)
	c.Reload()
	return c
}

// Content is what the window shows.
func (c *Screen) Content() fyne.CanvasObject { return c.board.Content() }

// Holds reports whether f is an entry of the place.
func (c *Screen) Holds(f fyne.Focusable) bool { return f == fyne.Focusable(c.search) }

// FocusSearch puts the keys into the search.
func (c *Screen) FocusSearch() {
	c.show(theRules)
	c.params.Focus(c.search)
}

// Count says which version is in force.
func (c *Screen) Count() string {
	if !c.shown {
		return ""
	}
	return c.view.Book.ID + " " + c.view.Book.Version
}

// Reload gathers anew what the place shows.
func (c *Screen) Reload() {
	c.asked++
	asked := c.asked
	var view View
	var err error
	c.params.Work(func() { view, err = gather(context.Background(), c.params.Source) }, func() {
		switch {
		case asked != c.asked:
		case err != nil:
			c.params.OnError(err)
		default:
			c.take(view)
		}
	})
}

// take shows what was gathered.
func (c *Screen) take(v View) {
	other := c.shown && c.view.Book.Hash != v.Book.Hash
	c.view, c.shown = v, true
	if other && c.mode != theLooks {
		c.mode, c.plan, c.diff = theRules, nil, nil
	}
	c.Sync()
	c.params.OnShown("rules " + v.Book.Version)
}

// Sync shows everything anew, in the palette and text size in force.
func (c *Screen) Sync() { c.board.Sync() }

// show turns the main column to something.
func (c *Screen) show(what showing) {
	if c.mode == what && what == theRules {
		return
	}
	c.mode = what
	c.middle.ScrollTo(0)
	c.Sync()
	c.board.EnterFirst(c.main)
}

// reading says that nothing is known yet.
func reading() string { return lang.L("reading…") }
