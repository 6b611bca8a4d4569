package annotatescreen

import (
	"plumbline/ui/keys"
	"plumbline/ui/place"
)

// enter goes on, or to practice where that stands before real work.
func (a *Screen) enter(keys.Press) {
	if a.session.AsksConsent() != nil && a.session.Article() == nil {
		a.host.Do(place.AskConsent)
		return
	}
	if a.session.Gate() != nil && a.session.Article() == nil {
		a.host.Do(place.Practise)
		return
	}
	a.do(a.session.Enter)
	a.article.bringBack()
}

func (a *Screen) takeBack(keys.Press) {
	if a.marking.taken != nil {
		a.unmark()
		return
	}
	a.session.TakeBack()
	a.Sync()
	a.article.bringBack()
}

// page moves between paragraphs, scrolling one taller than the view first.
func (a *Screen) page(down bool) {
	if a.article.roll.ScrollWithin(a.session.At(), down) {
		return
	}
	if down {
		a.session.NextParagraph()
	} else {
		a.session.PreviousParagraph()
	}
}

// escape leaves what was entered last: the definitions, the look at an option,
// a selection, a search. The field stays active: a key that leaves nothing must
// not make the next ones dead.
func (a *Screen) escape() {
	switch row, _ := a.session.Active(); {
	case a.defsOpen:
		a.turnDefinitions()
	case a.marking.busy():
		a.leaveText()
	case a.session.Looking():
		a.session.Activate(row.Field.Key, row.Target)
	case a.article.clearSelection():
		a.session.Unselect()
	case a.side.mine:
		a.side.leaveMine()
	default:
		a.side.entry.SetText("")
	}
}

// enterNote puts the keys into the note.
func (a *Screen) enterNote() {
	a.noteActive = true
	a.Sync()
	a.host.Focus(a.form.Note().GoOn())
}

// leaveNote writes the note and gives the keys back.
func (a *Screen) leaveNote() {
	a.noteActive = false
	a.session.Text.Leave()
	a.host.ReturnFocus()
	a.Sync()
}

// turnDefinitions shows all definitions of the active question in the pane of
// the rule, over the queue, or puts them away.
func (a *Screen) turnDefinitions() {
	a.defsOpen = !a.defsOpen
	a.columns.all = a.defsOpen
	a.layout()
}
