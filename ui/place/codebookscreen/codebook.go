// Package codebookscreen is the Codebook place: the rules as annotators see them,
// their versions and what changed between them, and what adopting another one
// would do to the answers there are.
package codebookscreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/work/versioning"
	"plumbline/ui/card"
	"plumbline/ui/keys"
	"plumbline/ui/kit"
	"plumbline/ui/place"
)

// Screen is the place on screen.
type Screen struct {
	host place.Host
	work *versioning.Session

	header, index, main, versions, targets, looks *kit.Pane
	search                                        *searchEntry
	middle, side                                  *card.Column
	board                                         *card.Board
	keys                                          keys.List
	tops                                          map[string]float32 // where the rules of a question begin
}

// New builds the place and lets the work begin.
func New(host place.Host, work *versioning.Session) *Screen {
	c := &Screen{host: host, work: work, tops: make(map[string]float32)}
	c.board = card.NewBoard(fyne.NewSize(300, 200))
	c.keys = c.bindings()
	c.board.Arrange, c.board.Home = c.arrange, func() { c.board.Enter(c.main) }
	c.board.OnEscape, c.board.OnNotice = c.escape, host.Notice
	c.header, c.index, c.main = c.board.Pane(c.drawHeader), c.board.Pane(c.drawIndex), c.board.Pane(c.drawMain)
	c.versions, c.looks, c.targets = c.board.Pane(c.drawVersions), c.board.Pane(c.drawLookCard), c.board.Pane(c.drawTargets)
	c.search = c.newSearch()
	c.middle, c.side = c.board.Column(), c.board.Column()
	c.board.Move(c.main)
	work.Begin(c)
	return c
}

// Content is what the window shows.
func (c *Screen) Content() fyne.CanvasObject { return c.board.Content() }

// Holds reports whether f is an entry of the place.
func (c *Screen) Holds(f fyne.Focusable) bool { return f == fyne.Focusable(c.search) }

// FocusSearch puts the keys into the search.
func (c *Screen) FocusSearch() {
	c.work.Turn(versioning.Rules)
	c.host.Focus(c.search)
}

// Count says which version is in force.
func (c *Screen) Count() string {
	b := c.view().Book
	if b == nil {
		return ""
	}
	return b.ID + " " + b.Version
}

// Reload gathers anew what the place shows.
func (c *Screen) Reload() { c.work.Reload() }

// Sync shows everything anew, in the palette and text size in force.
func (c *Screen) Sync() { c.board.Sync() }

// view is what was gathered.
func (c *Screen) view() *versioning.View { return c.work.View() }

// gathered reports whether there is anything to show yet.
func (c *Screen) gathered() bool { return c.view().Book != nil }

// reading says that nothing is known yet.
func reading() string { return lang.L("reading…") }
