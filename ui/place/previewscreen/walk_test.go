package previewscreen_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// asking makes an uitest.Asking of the keys that open a dialog over files that were
// read, after other keys.
func asking(read func(d *rig), before []fyne.KeyName, open ...fyne.KeyName) uitest.Asking {
	return func(t *testing.T) (fyne.Window, func()) {
		d := newRig(t, usual, theme.Choice{})
		read(d)
		d.press(before...)
		return d.window, func() { d.press(open...) }
	}
}

func TestEveryDialogObeysItsKeysWhereverTheFocusIs(t *testing.T) {
	mixed := func(d *rig) { d.mixed() }
	unclear := func(d *rig) {
		for _, name := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
			d.file(name+".txt", "M\xb9ka "+name+"\n")
		}
		d.Read([]string{d.folder})
	}
	uitest.WalkDialogs(t, map[string]uitest.Asking{
		"Screen.decide":           asking(unclear, nil, fyne.KeyDown, fyne.KeyReturn, fyne.KeyHome, fyne.KeyReturn),
		"Screen.nameEncoding":     asking(unclear, nil, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyReturn),
		"Screen.cancel":           asking(mixed, nil, fyne.KeyEscape),
		"Screen.bringIn":          asking(mixed, nil, fyne.KeyI),
		"Screen.askForCopy":       asking(mixed, []fyne.KeyName{fyne.KeyEnd}, fyne.KeyY),
		"paragraphsTable.split":   asking(mixed, []fyne.KeyName{fyne.KeyReturn}, fyne.KeyS),
		"metadataTable.edit":      asking(mixed, []fyne.KeyName{fyne.KeyT}, fyne.KeyE),
		"metadataTable.newColumn": asking(mixed, []fyne.KeyName{fyne.KeyT}, fyne.KeyN),
	})
}
