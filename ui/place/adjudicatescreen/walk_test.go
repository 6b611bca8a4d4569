package adjudicatescreen_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/ui/uitest"
)

func TestEveryDialogObeysItsKeysWhereverTheFocusIs(t *testing.T) {
	uitest.WalkDialogs(t, map[string]uitest.Asking{
		"Screen.Agreeing": func(t *testing.T) (fyne.Window, func()) {
			d := newRig(t, 2).open()
			return d.host.Window(), func() { d.key(fyne.KeyF11) }
		},
	})
}
