package findingsscreen_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

func TestEveryDialogObeysItsKeysWhereverTheFocusIs(t *testing.T) {
	uitest.WalkDialogs(t, map[string]uitest.Asking{
		"Screen.AskToReveal": func(t *testing.T) (fyne.Window, func()) {
			r := newRig(t, newsroom(t), fyne.NewSize(1024, 700), theme.Choice{})
			return r.window, func() { r.AskToReveal(nowhere) }
		},
		"Screen.askEarly": func(t *testing.T) (fyne.Window, func()) {
			r := newRig(t, newsroom(t), fyne.NewSize(1024, 700), theme.Choice{})
			return r.window, r.AskEarly
		},
	})
}
