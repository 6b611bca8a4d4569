package card_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestASheetHasTheKeysUntilItIsTakenAway(t *testing.T) {
	p := newRig(t)
	p.press(fyne.KeyDown)
	p.Cover(p.overlaid)
	p.wantAt("title 0")
	p.press(fyne.KeyUp, fyne.KeyLeft)
	p.wantAt("title 0")
	p.press(fyne.KeyDown)
	p.wantAt("text 0")
	p.press(fyne.KeyTab, fyne.KeyTab, fyne.KeyEnd)
	p.wantAt("text 39")
	p.press(fyne.KeyReturn)
	p.wantTold("open text 39")
	p.press(fyne.KeyEscape)
	p.wantAt("first 1")
	if p.Covered() {
		t.Error("the sheet is still there")
	}
}

func TestAClickBesideASheetTakesItAway(t *testing.T) {
	p := newRig(t)
	p.Cover(p.overlaid)
	test.TapCanvas(p.window.Canvas(), fyne.NewPos(5, 495))
	if p.Covered() {
		t.Error("the sheet is still there")
	}
}

func TestASheetHangsFromItsButtonAndStaysOnTheBoard(t *testing.T) {
	p := newRig(t)
	p.overlaid.Under = func() fyne.Position { return fyne.NewPos(300, 60) }
	p.overlaid.Head = nil
	p.Cover(p.overlaid)
	p.wantAt("text 0")
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.overlaid.Body)
	if at.X < 0 || at.Y != 60 {
		t.Errorf("the sheet begins at %v", at)
	}
}

func TestASheetIsShownAnewAfterItsContentChanged(t *testing.T) {
	p := newRig(t)
	p.Cover(p.overlaid)
	p.lines["text"] = 2
	p.SyncOverlay()
	if n := len(p.overlaid.Body.Drawing().Spots); n != 2 {
		t.Errorf("%d lines are shown of 2", n)
	}
	p.lines["first"] = 0
	p.Sync()
	p.Uncover()
	p.wantAt("") // home has nothing either, and nothing is lit
}
