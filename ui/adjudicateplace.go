package ui

import "plumbline/ui/adjudicating"

// newAdjudicating builds the place in which the person at the keyboard settles
// disagreements, if they may lead.
func (w *Window) newAdjudicating() place {
	return adjudicating.New(adjudicating.Params{
		Project: w.project, Lead: w.session.Annotator(), MayLead: w.project.Viewer().Lead,
		Device: w.params.Shelf.Device(), ReadOnly: w.session.ReadOnly(), NumberKeys: w.params.Memory.NumberKeys(),
		Now: w.params.Now, After: w.after, Run: w.params.Run, Background: w.params.Work,
		Shifted: w.router.Shifted, Focus: w.window.Canvas().Focus, ReturnFocus: w.returnFocus,
		OnNotice: w.onNotice, OnChanged: w.showStatus, OnSaved: w.onSaved, OnError: w.onError, Trace: w.params.Trace,
	})
}

// keepers are the places that write by themselves.
func (w *Window) keepers() []keeper {
	var all []keeper
	for _, p := range w.places {
		if k, ok := p.(keeper); ok {
			all = append(all, k)
		}
	}
	return all
}

// flush writes what is pending anywhere in the window, and returns how much
// could not be written and why.
func (w *Window) flush() (left int, err error) {
	err = w.session.Flush()
	left = w.session.Pending()
	for _, k := range w.keepers() {
		if kerr := k.Flush(); err == nil {
			err = kerr
		}
		left += k.Pending()
	}
	return left, err
}
