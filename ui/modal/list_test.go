package modal_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/theme"
)

func TestRowsAreDrawnAsTheyAreAfterAMove(t *testing.T) {
	w, _ := window(t, theme.AlwaysLight)
	chosen, drawn := 0, make(map[int]bool)
	var list *modal.List
	list = modal.NewList(4, modal.Rows{
		Count: func() int { return 4 }, Height: func() float32 { return 20 }, Act: func(int) {},
		Draw:  func(_ *kit.Drawing, row int, _, _, _ float32) { drawn[row] = row == chosen },
		Moved: func() { chosen = list.At() },
	})
	modal.Show(w, modal.Spec{Title: "Formats", Body: list, Confirm: "Take", InitialFocus: list})
	press(w, fyne.KeyDown)
	press(w, fyne.KeyDown)
	if chosen != 2 || !drawn[2] || drawn[1] || drawn[0] {
		t.Errorf("row %d is chosen, and drawn as chosen are %v", chosen, drawn)
	}
}
