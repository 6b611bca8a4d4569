package dialogs

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"plumbline/ui/modal"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

func TestRoomForBackupsIsAWholeNumberOfMegabytes(t *testing.T) {
	uitest.Look(t, theme.Choice{Mode: theme.AlwaysLight})
	for typed, want := range map[string]int{"500": 500, "0": 0, "-1": 0, "1.5": 0, "much": 0, "9999999999": 0, "": 0} {
		w := test.NewTempWindow(t, nil)
		w.Resize(fyne.NewSize(900, 600))
		saved := 0
		Over{Window: w}.BackupRoom(1024, func(megabytes int) { saved = megabytes })
		entry, is := w.Canvas().Focused().(*modal.Entry)
		if !is {
			t.Fatalf("the keys are at %T", w.Canvas().Focused())
		}
		entry.SetText(typed)
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if saved != want {
			t.Errorf("of %q is saved %d, want %d", typed, saved, want)
		}
	}
}
