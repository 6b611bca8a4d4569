package ui

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestWhoAnnotatesTooIsAskedOnceBeforeAdjudicateShowsWhatOthersSaid(t *testing.T) {
	d := newDesk(t).begun()
	d.OpenPlace(decideTab)
	d.settle()
	d.wantDialog("Show everyone's answers?", "6 paragraphs are still yours to submit")
	d.key(fyne.KeyEscape)
	if d.at != annotateTab {
		t.Errorf("after a no %q is open", d.at)
	}
	d.OpenPlace(decideTab)
	d.settle()
	d.key(fyne.KeyReturn)
	d.wantNoDialog()
	if d.at != decideTab {
		t.Fatalf("after a yes %q is open", d.at)
	}
	d.OpenPlace(annotateTab)
	d.OpenPlace(decideTab)
	d.settle()
	d.wantNoDialog()
}
