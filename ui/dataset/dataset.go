// Package dataset is the Dataset place: the articles and people of a project,
// what goes out to annotators and comes back from them, and what is kept.
package dataset

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/ui/chart"
	"plumbline/ui/theme"
)

// Params are what the place is made from and what it tells the window.
type Params struct {
	Source Source
	Me     string      // who is at the keyboard
	Window fyne.Window // over which dialogs open
	Work   func(work func(), done func())
	Now    func() time.Time
	// Write writes fields of a subject as one action.
	Write func(kind annotate.Kind, subject string, fields map[string]string) error

	OnNotice       func(text string) // a sentence for the status bar, "" for none
	OnError        func(error)
	OnWritten      func() // the project was changed, other places show it
	OnShown        func() // what was gathered is on the screen
	OnArticle      func(id string)
	OnDetails      func(id string)
	OnImport       func()
	OnSwitchPerson func()
	OnExport       func(dataset.Export)
	OnSaveCopy     func()
	OnBackUp       func()
	OnOpenFile     func(path string)
	OnCodebook     func()
	OnTargets      func()
}

// Dataset is the place on screen.
type Dataset struct {
	params Params
	view   View
	shown  bool
	asked  int // gatherings begun: only the newest counts
	marked map[string]bool

	header                                     *chart.Pane
	articles, people                           *table
	exchange, export, backups, settings, rules *chart.Pane
	choice                                     exportChoice
	left, right                                *column
	root                                       *fyne.Container
	ground                                     *canvas.Rectangle
	at                                         *chart.Pane // where the keys are
}

type paneMaker func(draw func(l *chart.List, width, height float32) float32) *chart.Pane

// New builds the place and begins to gather what it shows.
func New(p Params) *Dataset {
	d := &Dataset{params: p, marked: make(map[string]bool)}
	pane := func(draw func(*chart.List, float32, float32) float32) *chart.Pane {
		o := chart.NewPane(draw)
		o.OnPressed = func() { d.move(o) }
		o.OnTold = d.params.OnNotice
		return o
	}
	d.header = pane(d.drawHeader)
	d.articles, d.people = d.newArticles(pane), d.newPeople(pane)
	d.exchange, d.export, d.backups = pane(d.drawExchange), pane(d.drawExport), pane(d.drawBackups)
	d.settings, d.rules = pane(d.drawSettings), pane(d.drawRules)
	d.left, d.right = newColumn(), newColumn()
	d.ground = canvas.NewRectangle(theme.Current().Page)
	d.root = container.New(&page{d})
	d.at = d.articles.body
	d.Reload()
	return d
}

// Content is what the window shows.
func (d *Dataset) Content() fyne.CanvasObject { return d.root }

// Holds reports whether f is an entry of the place; it has none.
func (d *Dataset) Holds(fyne.Focusable) bool { return false }

// Count says how much there is.
func (d *Dataset) Count() string {
	if !d.shown {
		return ""
	}
	return lang.N("{{.Count}} articles", len(d.view.Articles), map[string]any{"Count": len(d.view.Articles)})
}

// Reload gathers anew what the place shows.
func (d *Dataset) Reload() {
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
			d.show(view)
		}
	})
}

// show shows what was gathered.
func (d *Dataset) show(v View) {
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
	d.params.OnShown()
}

// Sync shows everything anew, in the palette and text size in force.
func (d *Dataset) Sync() {
	d.ground.FillColor = theme.Current().Page
	for _, p := range d.panes() {
		p.Outdate()
	}
	d.root.Refresh()
	for _, p := range d.panes() {
		p.Refresh()
	}
}

// panes are the cards in the order in which Tab goes through them.
func (d *Dataset) panes() []*chart.Pane {
	return []*chart.Pane{
		d.header, d.articles.head, d.articles.body, d.people.head, d.people.body,
		d.exchange, d.export, d.backups, d.settings, d.rules,
	}
}

// write writes fields of subjects and shows the place anew. It reports whether
// it did.
func (d *Dataset) write(kind annotate.Kind, subjects []string, fields map[string]string) bool {
	for _, s := range subjects {
		if err := d.params.Write(kind, s, fields); err != nil {
			d.params.OnError(err)
			return false
		}
	}
	d.params.OnWritten()
	d.Reload()
	return true
}

// may reports whether the person at the keyboard may change the project.
func (d *Dataset) may() bool { return d.view.Lead && !d.view.Fixed }
