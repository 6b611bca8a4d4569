package form_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"plumbline/ui/form"
	"plumbline/ui/theme"
)

// newWindow shows a form of the given size in a chosen look.
func newWindow(t testing.TB, size fyne.Size, choice theme.Choice) (*form.Form, fyne.Window) {
	t.Helper()
	app := test.NewTempApp(t)
	theme.Apply(app, choice)
	t.Cleanup(func() { theme.Apply(app, theme.Choice{}) })
	f := form.New()
	w := test.NewTempWindow(t, f.Content())
	w.SetPadded(false)
	w.Resize(size)
	return f, w
}
