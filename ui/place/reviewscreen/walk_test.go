package reviewscreen_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

func TestEveryDialogObeysItsKeysWhereverTheFocusIs(t *testing.T) {
	uitest.WalkDialogs(t, map[string]uitest.Asking{
		"Screen.AskToReveal": func(t *testing.T) (fyne.Window, func()) {
			p := newPage(t, fyne.NewSize(1024, 700), theme.Choice{})
			p.host.Over = p.window
			return p.window, func() { p.AskToReveal("a paragraph") }
		},
		"Screen.askRemoveModel": func(t *testing.T) (fyne.Window, func()) {
			p := newPage(t, fyne.NewSize(1024, 700), theme.Choice{})
			p.host.Over = p.window
			p.Show(modelled())
			return p.window, func() { p.open(t, "model out") }
		},
	})
}
