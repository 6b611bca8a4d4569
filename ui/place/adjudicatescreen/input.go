package adjudicatescreen

import (
	"context"
	"unicode"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/review"
	"plumbline/annotate/work/adjudicating"
	"plumbline/ui/form"
)

// keepLetter keeps a disagreement, with Shift.
const keepLetter = 'K'

// OnChar takes one typed character. Whether it is meant with Shift is told by
// the key and not by the letter, so that Caps Lock takes no column.
func (a *Screen) OnChar(char rune) {
	if a.desk == nil {
		return
	}
	letter := char >= 'a' && char <= 'z' || char >= 'A' && char <= 'Z'
	switch {
	case letter && a.host.Shifted() && unicode.ToUpper(char) == keepLetter:
		a.do(a.deskKeep)
		return
	case letter && a.host.Shifted():
		a.desk.TakeColumn(string(unicode.ToUpper(char)))
	case a.desk.Press(char):
		a.enterReason()
		return
	}
	a.Sync()
}

// causeKeys give the causes, in their order.
var causeKeys = []fyne.KeyName{fyne.KeyF5, fyne.KeyF6, fyne.KeyF7, fyne.KeyF8}

// OnKey takes a key that types nothing. A held key moves on but decides
// nothing.
func (a *Screen) OnKey(name fyne.KeyName, shift, repeated bool) {
	if a.desk == nil {
		return
	}
	switch {
	case name == fyne.KeyTab && shift, name == fyne.KeyUp:
		a.desk.PreviousField()
	case name == fyne.KeyTab, name == fyne.KeyDown:
		a.desk.NextField()
	default:
		a.onOther(name, repeated)
		return
	}
	a.Sync()
}

// onOther takes the keys that are no step from one question to the next.
func (a *Screen) onOther(name fyne.KeyName, repeated bool) {
	switch name {
	case fyne.KeyRight:
		a.desk.NextOption()
	case fyne.KeyLeft:
		a.desk.PreviousOption()
	case fyne.KeyPageDown:
		a.do(a.deskNext)
		return
	case fyne.KeyPageUp:
		a.do(func(ctx context.Context) error { return a.desk.Previous(ctx) })
		return
	case fyne.KeyHome:
		a.reading.page(-1)
	case fyne.KeyEnd:
		a.reading.page(1)
	case fyne.KeyF2:
		a.defsOpen = !a.defsOpen
	case fyne.KeyEscape:
		a.defsOpen, a.boardOpen = false, false
		if a.narrowedToNothing() {
			a.narrow(review.Filter{})
			return
		}
	default:
		if !repeated {
			a.onAct(name)
		}
		return
	}
	a.Sync()
}

// onAct takes the keys that write, and those that turn something over.
func (a *Screen) onAct(name fyne.KeyName) {
	switch name {
	case fyne.KeyReturn, fyne.KeyEnter:
		a.do(a.deskEnter)
		return
	case fyne.KeyBackspace, fyne.KeyDelete:
		a.desk.TakeBack()
	case fyne.KeyF3:
		a.turnBoard()
		return
	case fyne.KeyF4:
		a.turnOrder()
		return
	case fyne.KeyF10:
		a.openNarrow()
		return
	case fyne.KeyF9:
		a.turnNames()
		return
	}
	for i, cause := range annotate.Causes() {
		if name == causeKeys[i] {
			a.desk.SetCause(cause)
		}
	}
	a.Sync()
}

// turnOrder goes through single questions, or through whole paragraphs.
func (a *Screen) turnOrder() {
	a.do(func(ctx context.Context) error {
		order := adjudicate.ByParagraph
		if a.desk.Order() == order {
			order = adjudicate.ByField
		}
		return a.desk.SetOrder(ctx, order)
	})
}

// turnNames shows or hides who answered.
func (a *Screen) turnNames() {
	if a.desk != nil {
		a.desk.ShowNames(!a.desk.Names())
		a.Sync()
	}
}

// turnBoard shows or hides the causes by rule.
func (a *Screen) turnBoard() {
	a.boardOpen = !a.boardOpen
	a.Sync()
}

// Holds reports whether f is the entry of the place.
func (a *Screen) Holds(f fyne.Focusable) bool { return f == fyne.Focusable(a.form.Note()) }

// enterReason puts the keys into the reason.
func (a *Screen) enterReason() {
	a.noteActive = true
	a.Sync()
	a.host.Focus(a.form.Note().GoOn())
}

// leaveReason writes the reason and gives the keys back.
func (a *Screen) leaveReason() {
	a.noteActive = false
	if a.desk != nil {
		a.desk.Text.Leave()
	}
	a.host.ReturnFocus()
	a.Sync()
}

// showDefinitions lays all definitions of the active question over the
// paragraph until F2 is pressed again.
func (a *Screen) showDefinitions() {
	row, ok := a.desk.Active()
	if !a.defsOpen || !ok {
		form.LayDefinitions(a.defs, nil, "")
		return
	}
	form.LayDefinitions(a.defs, row.Field, targetName(a.desk, row.Target))
}

func targetName(d *adjudicating.Session, id string) string {
	if id == "" {
		return ""
	}
	return d.Target(id).Name
}
