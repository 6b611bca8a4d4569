package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/place"
	"plumbline/ui/place/annotatescreen"
)

// tabOf describes a place before it is built.
type tabOf struct {
	id   string // for tests that await it
	key  fyne.KeyName
	name func() string
}

// tabs are the places in the order of the top bar. A place is built when it is
// opened first, and kept until the project closes.
var tabs = []tabOf{
	{"annotate", fyne.Key1, func() string { return lang.L("Annotate") }},
	{reviewTab, fyne.Key2, func() string { return lang.L("Review") }},
	{decideTab, fyne.Key3, func() string { return lang.L("Adjudicate") }},
	{codebookTab, fyne.Key4, func() string { return lang.L("Codebook") }},
	{datasetTab, fyne.Key5, func() string { return lang.L("Dataset") }},
}

const annotateTab = "annotate"

// OpenPlace brings a place to the front and the keys to it.
func (w *Window) OpenPlace(id string) { w.openPlace(id, func() {}) }

// openPlace does something more in the place once it is open, which may take an
// answer first.
func (w *Window) openPlace(id string, then func()) {
	switch {
	case w.project == nil:
	case w.at == id:
		then()
	case id == decideTab && w.blindStill():
		w.askBeforeDeciding(func() { w.openPlace(id, then) })
	default:
		w.bringToFront(id)
		then()
	}
}

func (w *Window) bringToFront(id string) {
	if l, ok := w.place.(place.Leaver); ok {
		l.Leave()
	}
	p, built := w.places[id]
	if !built {
		p = w.buildPlace(id)
		if p == nil {
			return
		}
		w.places[id] = p
	}
	w.place, w.at = p, id
	w.state.Notice = ""
	if built {
		p.Reload()
		p.Sync() // the look may have changed meanwhile
	}
	w.body.Objects = []fyne.CanvasObject{p.Content()}
	w.body.Refresh()
	w.showBars()
	w.returnFocus()
	w.params.Trace("place %s", id)
}

// closePlaces ends what the places do elsewhere, before the project closes.
func (w *Window) closePlaces() {
	for _, p := range w.places {
		if c, ok := p.(place.Closer); ok {
			c.Close()
		}
	}
}

func (w *Window) buildPlace(id string) place.Place {
	switch id {
	case annotateTab:
		return w.newAnnotating()
	case reviewTab:
		return w.newReviewing()
	case decideTab:
		return w.newAdjudicating()
	case codebookTab:
		return w.newCodebook()
	case datasetTab:
		return w.newDataset()
	}
	return nil
}

func (w *Window) newAnnotating() place.Place {
	return annotatescreen.New(host{w}, w.session, w.project, w.offer)
}

// annotating is the Annotate place, brought to the front; nil without a
// project.
func (w *Window) annotating() *annotatescreen.Screen {
	w.OpenPlace(annotateTab)
	a, _ := w.place.(*annotatescreen.Screen)
	return a
}

// OpenParagraph shows a paragraph in the Annotate place, by its number from 1.
func (w *Window) OpenParagraph(article string, number int) {
	if w.session != nil && w.session.Practising() {
		w.next = func() { w.OpenParagraph(article, number) }
		w.LeavePractice()
		return
	}
	if a := w.annotating(); a != nil {
		a.OpenArticle(article)
		a.GoTo(number)
	}
}

// reloadPlace shows what was written by something else than the open place.
func (w *Window) reloadPlace() {
	if w.place != nil {
		w.place.Reload()
	}
}
