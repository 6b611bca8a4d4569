// Package datasetscreen is the Dataset place: the articles and people of a project,
// what goes out to annotators and comes back from them, and what is kept.
package datasetscreen

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/annotate/team"
	"plumbline/ui/card"
	"plumbline/ui/kit"
)

// Params are what the place is made from and what it tells the window.
type Params struct {
	Source Source
	Me     string      // who is at the keyboard
	Window fyne.Window // over which dialogs open
	Work   func(work func(), done func())
	Now    func() time.Time
	// Decide writes what a lead decided as one action.
	Decide func(facts ...team.Fact) error

	OnNotice       func(text string) // a sentence for the status bar, "" for none
	OnError        func(error)
	OnWritten      func() // the project was changed, other places show it
	OnShown        func() // everything that was gathered is on the screen
	OnArticle      func(id string)
	OnParagraph    func(article string, number int)
	OnDetails      func(id string)
	OnImport       func()
	OnSwitchPerson func()
	OnExport       func(dataset.Export)
	OnAttributes   func() // private attributes are to be written to a file
	OnSaveCopy     func()
	OnBackUp       func()
	OnOpenFile     func(path string)
	OnCodebook     func()
	OnTargets      func()
	OnMerge        func(*annotate.MergeReport) // a report is on the screen
	OnPacked       func(*annotate.PackReport)
	OnPracticeMark func() // what practice requires and what is asked again is to be set
}

// Screen is the place on screen.
type Screen struct {
	params Params
	view   View
	shown  bool
	asked  int  // gatherings begun: only the newest counts
	closed bool // nothing that comes late is shown
	marked map[string]bool
	sought string // in titles, last

	header                                     *kit.Pane
	articles, people                           *card.Table
	exchange, export, backups, settings, rules *kit.Pane
	batches                                    *kit.Pane
	panel                                      *panel
	choice                                     exportChoice
	right                                      *card.Column
	board                                      *card.Board
}

// New builds the place and begins to gather what it shows.
func New(p Params) *Screen {
	d := &Screen{params: p, marked: make(map[string]bool), choice: exportChoice{said: true, final: true}}
	d.board = card.NewBoard(fyne.NewSize(300, 200))
	d.board.Arrange, d.board.Home, d.board.OnEscape, d.board.OnNotice = d.arrange, d.home, d.escape, p.OnNotice
	pane := d.board.Pane
	d.header = pane(d.drawHeader)
	d.articles, d.people = d.newArticles(), d.newPeople()
	d.exchange, d.batches, d.export = pane(d.drawExchange), pane(d.drawBatches), pane(d.drawExport)
	d.backups, d.settings, d.rules = pane(d.drawBackups), pane(d.drawSettings), pane(d.drawRules)
	d.panel = d.newPanel()
	d.right = d.board.Column()
	d.board.Move(d.articles.Body)
	d.Reload()
	return d
}

// Content is what the window shows.
func (d *Screen) Content() fyne.CanvasObject { return d.board.Content() }

// Holds reports whether f is an entry of the place; it has none.
func (d *Screen) Holds(fyne.Focusable) bool { return false }

// Count says how much there is.
func (d *Screen) Count() string {
	if !d.shown {
		return ""
	}
	return lang.N("{{.Count}} articles", len(d.view.Articles), map[string]any{"Count": len(d.view.Articles)})
}

// Close drops what is still on its way: the project closes.
func (d *Screen) Close() {
	d.asked++
	d.closed = true
}

// Reload gathers anew what the place shows.
func (d *Screen) Reload() {
	if d.closed {
		return
	}
	d.asked++
	asked := d.asked
	var view View
	var err error
	d.params.Work(func() { view, err = gather(context.Background(), d.params.Source, d.params.Me) }, func() {
		switch {
		case asked != d.asked:
		case err != nil:
			d.params.OnError(err)
		default:
			d.keepMeasured(&view)
			d.show(view)
			d.measure(asked)
		}
	})
}

// keepMeasured takes over what was known of the people, until it is known anew.
func (d *Screen) keepMeasured(v *View) {
	for i := range v.People {
		for _, old := range d.view.People {
			if old.ID == v.People[i].ID {
				v.People[i].Measured, v.People[i].Known = old.Measured, old.Known
			}
		}
	}
}

// measure reads pace and conflicts after everything else is on the screen.
func (d *Screen) measure(asked int) {
	people := d.view.People
	var all map[string]Measured
	var err error
	d.params.Work(func() { all, err = measure(context.Background(), d.params.Source, people) }, func() {
		switch {
		case asked != d.asked:
		case err != nil:
			d.params.OnError(err)
		default:
			for i := range d.view.People {
				p := &d.view.People[i]
				p.Measured, p.Known = all[p.ID], true
			}
			d.people.Body.Refresh()
			d.params.OnShown()
		}
	})
}

// show shows what was gathered.
func (d *Screen) show(v View) {
	first := !d.shown
	d.view, d.shown = v, true
	here := make(map[string]bool, len(v.Articles))
	for _, a := range v.Articles {
		here[a.ID] = true
	}
	for id := range d.marked {
		if !here[id] {
			delete(d.marked, id)
		}
	}
	d.Sync()
	if first {
		d.home()
	}
}

// Sync shows everything anew, in the palette and text size in force.
func (d *Screen) Sync() { d.board.Sync() }

// decide writes what a lead decided and shows the place anew. It reports whether
// it did.
func (d *Screen) decide(facts ...team.Fact) bool {
	if err := d.params.Decide(facts...); err != nil {
		d.params.OnError(err)
		return false
	}
	d.params.OnWritten()
	d.Reload()
	return true
}

// about decides one field of several articles.
func about(articles []string, field, value string) []team.Fact {
	facts := make([]team.Fact, len(articles))
	for i, id := range articles {
		facts[i] = team.ArticleFact(id, field, value)
	}
	return facts
}

// may reports whether the person at the keyboard may change the project.
func (d *Screen) may() bool { return d.view.Lead && !d.view.Fixed }
