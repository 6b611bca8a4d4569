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
func (h host) CountsDay() bool                        { return h.w.params.Memory.CountsDay() }
func (h host) Helps() bool                            { return !h.w.params.Memory.HintHidden() }
func (h host) Now() time.Time                         { return h.w.params.Now() }
func (h host) Work(work, done func())                 { h.w.params.Work(work, done) }
func (h host) Run(f func())                           { h.w.params.Run(f) }
func (h host) After(d time.Duration, f func()) func() { return h.w.after(d, f) }
func (h host) Focus(f fyne.Focusable)                 { h.w.window.Canvas().Focus(f) }
func (h host) ReturnFocus()                           { h.w.returnFocus() }
func (h host) Shifted() bool                          { return h.w.router.Shifted() }
func (h host) Changed()                               { h.w.showStatus() }
func (h host) Failed(err error)                       { h.w.failed(err) }
func (h host) Trace(format string, args ...any)       { h.w.params.Trace(format, args...) }

func (h host) Notice(text string) { h.w.say(text) }

// Do does what a place asks for.
func (h host) Do(c place.Command) {
	do := h.w.commands
	switch c := c.(type) {
	case place.Simple:
		do.simple()[c]()
	case place.Open:
		h.w.OpenPlace(c.Place)
	case place.OpenParagraph:
		h.w.OpenParagraph(c.Article, c.Number)
	case place.Decide:
		h.w.decide(c.Paragraph)
	case place.Rule:
		do.rule(c)
	case place.Lay:
		do.lay(c)
	case place.Saw:
		h.w.work.Session().Saw(c.Paragraph)
	case place.OpenProject:
		h.w.work.Open(c.Path, h.w.work.Session().Annotator())
	case place.ShowDetails:
		do.detailsOf(c.Article)
	case place.Export:
		do.exportAs(c)
	case place.SaveReport:
		do.saveReport(c.Save)
	case place.SavePicture:
		do.savePicture(c)
	case place.LoadCodebook:
		do.loadCodebook(c.Chosen)
	case place.PrintCodebook:
		do.printCodebook(c.Name, c.Chosen)
	}
}

// simple are the commands that need no more than their name.
func (c commands) simple() map[place.Simple]func() {
	return map[place.Simple]func(){
		place.Import:           c.importDialog,
		place.ExportAttributes: c.exportAttributes,
		place.SaveCopy:         c.saveCopy,
		place.BackUp:           c.backUp,
		place.BackupRoom:       c.backupRoom,
		place.SwitchPerson:     c.switchPerson,
		place.EditTargets:      c.editTargets,
		place.AskConsent:       c.askConsent,
		place.Consent:          c.consent,
		place.Inquire:          c.inquire,
		place.EndHelp:          func() { c.w.setHelp(false) },
		place.ToFreeze:         c.w.toFreeze,
		place.PracticeSettings: c.practiceSettings,
		place.Practise:         c.w.work.Practise,
		place.LeavePractice:    c.w.work.LeavePractice,
	}
}
