package findingsscreen_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/ui/theme"
	"plumbline/ui/uitest/golden"
)

// TestFindingsInPictures holds what a lead sees of a target: light on a usual screen, dark on a
// small one, and in letters of twice the size.
func TestFindingsInPictures(t *testing.T) {
	for _, look := range []struct {
		name   string
		size   fyne.Size
		choice theme.Choice
	}{
		{"findings-light", fyne.NewSize(1366, 668), theme.Choice{Mode: theme.AlwaysLight}},
		{"findings-dark-small", fyne.NewSize(1024, 600), theme.Choice{Mode: theme.AlwaysDark}},
		{"findings-twice", fyne.NewSize(1366, 668), theme.Choice{Mode: theme.AlwaysLight, Scale: 2}},
	} {
		t.Run(look.name, func(t *testing.T) {
			r := newRig(t, newsroom(t), look.size, look.choice)
			r.freeze("paper")
			r.Reload()
			r.goTo("Stance")
			golden.Match(t, look.name, r.window.Canvas().Capture())
		})
	}
}
