package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/ui/place"
)

func TestWhoAnnotatesTooIsAskedOnceBeforeAdjudicateShowsWhatOthersSaid(t *testing.T) {
	d := newRig(t).begun()
	d.OpenPlace(place.Adjudicate)
	d.awaitIdle()
	d.wantDialog("Show everyone's answers?", "Still yours to submit: 6 paragraphs.")
	d.key(fyne.KeyEscape)
	if d.at != place.Annotate {
		t.Errorf("after a no %q is open", d.at)
	}
	d.OpenPlace(place.Adjudicate)
	d.awaitIdle()
	d.key(fyne.KeyReturn)
	d.wantNoDialog()
	if d.at != place.Adjudicate {
		t.Fatalf("after a yes %q is open", d.at)
	}
	d.OpenPlace(place.Annotate)
	d.OpenPlace(place.Adjudicate)
	d.awaitIdle()
	d.wantNoDialog()
}
