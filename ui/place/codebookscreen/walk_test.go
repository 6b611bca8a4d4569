package codebookscreen_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/ui/uitest"
)

func TestEveryDialogObeysItsKeysWhereverTheFocusIs(t *testing.T) {
	uitest.WalkDialogs(t, map[string]uitest.Asking{
		"Screen.askToAdopt": func(t *testing.T) (fyne.Window, func()) {
			p := newPage(t, "L1")
			p.write(raised...)
			p.OnChar('l')
			p.choose()
			return p.window, func() { p.OnChar('a') }
		},
	})
}
