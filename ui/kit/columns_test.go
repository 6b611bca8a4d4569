package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

func TestTheFormKeepsFourOptionsARowInTheNarrowestColumn(t *testing.T) {
	if got := kit.FormWidth(860); got != 430 {
		t.Errorf("the form of the narrowest window is %v wide", got)
	}
	theme.Apply(fyne.CurrentApp(), theme.Choice{Scale: 2})
	defer theme.Apply(fyne.CurrentApp(), theme.Choice{})
	if got := kit.FormWidth(1440); got != 860 {
		t.Errorf("with text of double size the form is %v wide", got)
	}
}

func TestColumnsTouchAndFillTheWidth(t *testing.T) {
	test.NewTempApp(t)
	c := kit.NewColumns()
	reading, form := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	for _, width := range []float32{860, 1024, 1440, 3840} {
		at := c.Arrange(fyne.NewSize(width, 700), 248, 900, reading, form)
		if left := reading.Position().X; left != at+249 {
			t.Errorf("at %v what is read begins at %v", width, left)
		}
		if wide := reading.Size().Width; wide > 901 {
			t.Errorf("at %v what is read is %v wide, and the form far off", width, wide)
		}
		if gap := form.Position().X - reading.Position().X - reading.Size().Width; gap < 0.99 || gap > 1.01 {
			t.Errorf("at %v the line before the form is %v wide", width, gap)
		}
		if end := form.Position().X + form.Size().Width; end < width-at-1 || end > width-at+1 {
			t.Errorf("at %v the form ends at %v, with %v at the other side", width, end, at)
		}
	}
}

func TestColumnsTakeOverThePalette(t *testing.T) {
	app := test.NewTempApp(t)
	defer theme.Apply(app, theme.Choice{})
	c := kit.NewColumns()
	for mode, p := range map[theme.Mode]*theme.Palette{theme.AlwaysLight: &theme.Light, theme.AlwaysDark: &theme.Dark} {
		theme.Apply(app, theme.Choice{Mode: mode})
		c.Recolour()
		if got := c.Grounds[1].(*canvas.Rectangle).FillColor; got != p.Page {
			t.Errorf("what is read stands on %v", got)
		}
	}
}
