package ui

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/modal"
	"plumbline/ui/place"
	"plumbline/ui/place/adjudicatescreen"
)

// newAdjudicating builds the place in which the person at the keyboard settles
// disagreements, if they may lead.
func (w *Window) newAdjudicating() place.Place {
	return adjudicatescreen.New(host{w}, adjudicatescreen.Options{
		Project: w.project, Lead: w.session.Annotator(), MayLead: w.project.Viewer().Lead,
		Device: w.params.Shelf.Device(), ReadOnly: w.session.ReadOnly(), NumberKeys: w.params.Memory.NumberKeys(),
		Saved: w.onSaved,
	})
}

// blindStill reports whether the person has paragraphs of their own to submit,
// and was not asked yet whether they want to see what others answered.
func (w *Window) blindStill() bool {
	own := w.session.Total()
	return !w.lookedOn && w.project.Viewer().Lead && !w.session.ReadOnly() && own.Submitted < own.Paragraphs
}

// askBeforeDeciding asks once whether a person who annotates too wants to see
// everyone's answers, as deciding needs.
func (w *Window) askBeforeDeciding(open func()) {
	own := w.session.Total()
	left := own.Paragraphs - own.Submitted
	text := lang.N("To decide, you see what everyone answered. {{.Count}} paragraphs are still yours to submit: what you answer to a paragraph after you saw it here counts in no agreement, and that you saw it is recorded.",
		left, map[string]any{"Count": left})
	modal.Show(w.window, modal.Spec{
		Title: lang.L("Show everyone's answers?"), Body: modal.Text(text), Width: 460,
		Confirm: lang.L("Show them"), Cancel: lang.L("Cancel"),
		Then: func() {
			w.lookedOn = true
			open()
		},
	})
	w.params.Trace("asks")
}

// keepers are the places that write by themselves.
func (w *Window) keepers() []place.Keeper {
	var all []place.Keeper
	for _, p := range w.places {
		if k, ok := p.(place.Keeper); ok {
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
