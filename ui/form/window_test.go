package form_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/ui/form"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// newWindow shows a form of the given size in a chosen look.
func newWindow(t testing.TB, size fyne.Size, choice theme.Choice) (*form.Form, fyne.Window) {
	t.Helper()
	uitest.Look(t, choice)
	f := form.New()
	return f, uitest.Window(t, f.Content(), size)
}
