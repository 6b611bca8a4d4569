package adjudicatescreen

import (
	"context"

	"fyne.io/fyne/v2"

	"plumbline/annotate/adjudicate"
	"plumbline/annotate/review"
	"plumbline/annotate/work/adjudicating"
	"plumbline/ui/form"
)

// escape closes what lies over the paragraph; where the list is narrowed to nothing
// it shows all disagreements again.
func (a *Screen) escape() {
	a.defsOpen, a.boardOpen = false, false
	if a.work.NarrowedToNothing() {
		a.work.Narrow(review.Filter{})
		return
	}
	a.Sync()
}

// turnOrder goes through single questions, or through whole paragraphs.
func (a *Screen) turnOrder() {
	a.do(func(ctx context.Context) error {
		order := adjudicate.ByParagraph
		if a.session.Order() == order {
			order = adjudicate.ByField
		}
		return a.session.SetOrder(ctx, order)
	})
}

// turnNames shows or hides who answered.
func (a *Screen) turnNames() {
	if a.session != nil {
		a.session.ShowNames(!a.session.Names())
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
	if a.session != nil {
		a.session.Text.Leave()
	}
	a.host.ReturnFocus()
	a.Sync()
}

// showDefinitions lays all definitions of the active question over the
// paragraph until F2 is pressed again.
func (a *Screen) showDefinitions() {
	row, ok := a.session.Active()
	if !a.defsOpen || !ok {
		form.ShowDefinitions(a.defs, nil, "")
		return
	}
	form.ShowDefinitions(a.defs, row.Field, targetName(a.session, row.Target))
}

func targetName(d *adjudicating.Session, id string) string {
	if id == "" {
		return ""
	}
	return d.Target(id).Name
}
