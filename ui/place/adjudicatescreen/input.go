package adjudicatescreen

import (
	"context"

	"fyne.io/fyne/v2"

	"plumbline/annotate/adjudicate"
	"plumbline/annotate/review"
	"plumbline/annotate/work/adjudicating"
)

// escape closes what lies over the paragraph; where the list is narrowed to nothing
// it shows all disagreements again.
func (a *Screen) escape() {
	if a.boardOpen = false; a.defsOpen {
		a.turnDefinitions()
	}
	if a.work.NarrowedToNothing() {
		a.work.Narrow(review.Filter{})
		return
	}
	if a.session != nil && len(a.session.Items()) == 0 && a.session.Sieve() != (adjudicate.Sieve{}) {
		a.do(func(ctx context.Context) error { return a.session.SetSieve(ctx, adjudicate.Sieve{}) })
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

// turnDefinitions shows all definitions of the active question in the pane of
// the rule, over the list, or puts them away.
func (a *Screen) turnDefinitions() {
	a.defsOpen = !a.defsOpen
	a.columns.all = a.defsOpen
	a.columns.Layout(nil, a.root.Size())
	a.root.Refresh()
}

// tallest is how high the longest rule gets in a width.
func (a *Screen) tallest(width float32) float32 {
	if a.session == nil {
		return 0
	}
	return a.rules.In(a.session.Book(), a.session.Asked(), width)
}

func targetName(d *adjudicating.Session, id string) string {
	if id == "" {
		return ""
	}
	return d.Target(id).Name
}
