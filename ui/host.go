package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"plumbline/ui/place"
)

var _ place.Host = host{}

// host is the window as places see it.
type host struct{ w *Window }

func (h host) Window() fyne.Window                    { return h.w.window }
func (h host) Now() time.Time                         { return h.w.params.Now() }
func (h host) Work(work, done func())                 { h.w.params.Work(work, done) }
func (h host) Run(f func())                           { h.w.params.Run(f) }
func (h host) After(d time.Duration, f func()) func() { return h.w.after(d, f) }
func (h host) Focus(f fyne.Focusable)                 { h.w.window.Canvas().Focus(f) }
func (h host) ReturnFocus()                           { h.w.returnFocus() }
func (h host) Shifted() bool                          { return h.w.router.Shifted() }
func (h host) Changed()                               { h.w.showStatus() }
func (h host) Failed(err error)                       { h.w.onError(err) }
func (h host) Trace(format string, args ...any)       { h.w.params.Trace(format, args...) }

func (h host) Notice(text string) {
	h.w.onNotice(text)
	h.w.showStatus()
}

// Do does what a place asks for.
func (h host) Do(c place.Command) {
	switch c := c.(type) {
	case place.Simple:
		h.w.commands()[c]()
	case place.Open:
		h.w.OpenPlace(string(c.Place))
	case place.OpenParagraph:
		h.w.OpenParagraph(c.Article, c.Number)
	case place.Decide:
		h.w.decide(c.Paragraph)
	case place.OpenProject:
		h.w.open(c.Path, h.w.session.Annotator(), h.w.onError)
	case place.ShowDetails:
		h.w.articleDetails(c.Article)
	case place.Export:
		h.w.exportAs(c.What)
	case place.SaveReport:
		h.w.reportDialog(c.Save)
	case place.LoadCodebook:
		h.w.askForCodebook(c.Chosen)
	case place.PrintCodebook:
		h.w.askForPage(c.Name, c.Chosen)
	}
}

func (w *Window) commands() map[place.Simple]func() {
	return map[place.Simple]func(){
		place.Import: w.ImportDialog, place.ExportAttributes: w.exportAttributes, place.SaveCopy: w.SaveCopyDialog,
		place.BackUp: w.backUp, place.SwitchPerson: w.SwitchPerson, place.EditTargets: w.TargetsDialog,
		place.PracticeSettings: w.PracticeDialog, place.Practise: w.Practise, place.LeavePractice: w.LeavePractice,
	}
}
