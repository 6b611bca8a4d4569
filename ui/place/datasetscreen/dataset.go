// Package datasetscreen is the Dataset place: the articles and people of a project,
// what goes out to annotators and comes back from them, and what is kept.
package datasetscreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/work/exchanging"
	"plumbline/ui/card"
	"plumbline/ui/files"
	"plumbline/ui/keys"
	"plumbline/ui/kit"
	"plumbline/ui/place"
)

// Screen is the place on screen.
type Screen struct {
	part
	low     bool // the window leaves the small cards little height
	entered bool // the keys were brought to where they begin
	freezes bool // they begin where the project is frozen

	articles                  *articlesCard
	people                    *peopleCard
	export                    *exportCard
	header, exchange, backups *kit.Pane
	settings, rules, batches  *kit.Pane
	week, consent             *kit.Pane
	right                     *card.Column
	keys                      keys.List
}

// New builds the place and lets the work begin.
func New(host place.Host, work *exchanging.Session) *Screen {
	board := card.NewBoard(fyne.NewSize(300, 200))
	d := &Screen{part: part{host, work, board, newPanel(board), files.NewChooser(host.Window(), host.Work)}}
	d.keys = d.bindings()
	d.board.Arrange, d.board.Home, d.board.OnEscape, d.board.OnNotice = d.arrange, d.home, d.escape, host.Notice
	pane := d.board.Pane
	d.header = pane(d.drawHeader)
	d.articles, d.people = newArticles(d.part), newPeople(d.part) // Tab goes in the order in which cards are made
	d.week = pane(d.drawWeek)
	d.exchange, d.batches, d.export = pane(d.drawExchange), pane(d.drawBatches), newExport(d.part)
	d.settings, d.consent = pane(d.drawSettings), pane(d.drawConsent)
	d.backups, d.rules = pane(d.drawBackups), pane(d.drawRules)
	d.right = d.board.Column()
	d.board.Move(d.articles.Body)
	work.Begin(d)
	return d
}

// Content is what the window shows.
func (d *Screen) Content() fyne.CanvasObject { return d.board.Content() }

// Holds reports whether f is an entry of the place; it has none.
func (d *Screen) Holds(fyne.Focusable) bool { return false }

// Count says how much there is.
func (d *Screen) Count() string {
	if !d.work.Gathered() {
		return ""
	}
	return lang.N("{{.Count}} articles", len(d.view().Articles), map[string]any{"Count": len(d.view().Articles)})
}

// Close drops what is still on its way: the project closes.
func (d *Screen) Close() { d.work.Close() }

// Reload gathers anew what the place shows.
func (d *Screen) Reload() { d.work.Reload() }

// Sync shows everything anew, in the palette and text size in force.
func (d *Screen) Sync() { d.board.Sync() }

// Changed shows what was gathered.
func (d *Screen) Changed() {
	d.Sync()
	if !d.entered {
		d.entered = true
		d.begin()
	}
}

// begin brings the keys to where they begin.
func (d *Screen) begin() {
	if d.freezes {
		d.ToFreeze()
		return
	}
	d.home()
}

// ToFreeze brings the keys to where the project is frozen, as soon as what the place shows
// is gathered.
func (d *Screen) ToFreeze() {
	d.freezes = !d.entered
	if d.entered {
		d.board.EnterAt(d.export.Pane, "freeze")
	}
}

// Measured shows what is known of the people, after everything else.
func (d *Screen) Measured() {
	d.people.Body.Refresh()
	d.host.Changed()
	d.host.Trace("dataset shown")
}

// Glanced shows what a lead has to know of the week, which takes more room than the word
// that it is read.
func (d *Screen) Glanced() {
	d.Sync()
	d.host.Trace("week shown")
}

// Failed tells what went wrong.
func (d *Screen) Failed(err error) { d.host.Failed(err) }
