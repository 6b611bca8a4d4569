package previewscreen_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

func TestGoldenPictures(t *testing.T) {
	for _, c := range []struct {
		name string
		size fyne.Size
		look theme.Choice
		do   func(d *rig)
	}{
		{"found-light", usual, theme.Choice{Mode: theme.AlwaysLight}, func(d *rig) { d.mixed() }},
		{"found-dark", low, theme.Choice{Mode: theme.AlwaysDark}, func(d *rig) { d.mixed().press(fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown) }},
		{"found-large", usual, theme.Choice{Mode: theme.AlwaysLight, Scale: 2}, func(d *rig) { d.mixed() }},
		{"encoding-light", low, theme.Choice{Mode: theme.AlwaysLight}, func(d *rig) {
			d.mixed().press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
		}},
		{"differences-dark", low, theme.Choice{Mode: theme.AlwaysDark}, func(d *rig) { d.mixed().press(fyne.KeyD) }},
		{"table-light", usual, theme.Choice{Mode: theme.AlwaysLight}, func(d *rig) { d.mixed().press(fyne.KeyT, fyne.KeyDown, fyne.KeyRight) }},
		{"table-dark", low, theme.Choice{Mode: theme.AlwaysDark}, func(d *rig) { d.mixed().press(fyne.KeyT) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newRig(t, c.size, c.look)
			c.do(d)
			uitest.MatchWindow(t, c.name, d.window)
		})
	}
}
