package uitest

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"plumbline/ui/kit"
	"plumbline/ui/passage"
	"plumbline/ui/theme"
	"plumbline/ui/uitest/golden"
)

// Look begins an app in a look, which ends with the test.
func Look(t testing.TB, choice theme.Choice) fyne.App {
	t.Helper()
	app := test.NewTempApp(t)
	theme.Apply(app, choice)
	t.Cleanup(func() { theme.Apply(app, theme.Choice{}) })
	return app
}

// Window shows something in a window of a size, without padding.
func Window(t testing.TB, content fyne.CanvasObject, size fyne.Size) fyne.Window {
	t.Helper()
	return Resized(test.NewTempWindow(t, content), size)
}

// Resized gives a window a size, without padding.
func Resized(w fyne.Window, size fyne.Size) fyne.Window {
	w.SetPadded(false)
	w.Resize(size)
	return w
}

// Tipped shows something in a window whose tooltips come at once.
func Tipped(t testing.TB, content fyne.CanvasObject, size fyne.Size) (fyne.Window, *kit.TipLayer) {
	t.Helper()
	w := test.NewTempWindow(t, nil)
	over, tips := kit.WithTips(w.Canvas(), content)
	t.Cleanup(func() { kit.ForgetTips(w.Canvas()) })
	tips.After = func(_ time.Duration, show func()) func() { show(); return func() {} }
	w.SetContent(over)
	return Resized(w, size), tips
}

// Text is everything that something on the screen says, a line for each text.
func Text(content fyne.CanvasObject) string {
	var said []string
	drawn := make(map[fyne.CanvasObject]bool) // by panes, which say it themselves
	for _, o := range test.LaidOutObjects(content) {
		switch o := o.(type) {
		case *kit.Pane:
			if o.Visible() {
				said = append(said, o.Drawing().Texts()...)
			}
			for _, part := range test.WidgetRenderer(o).Objects() {
				drawn[part] = true
			}
		case *passage.Line:
			if o.Visible() && !drawn[o] {
				said = append(said, o.Text())
			}
		}
	}
	return strings.Join(said, "\n")
}

// MatchWindow compares what a window shows with testdata/NAME.png.
func MatchWindow(t testing.TB, name string, w fyne.Window) {
	t.Helper()
	golden.Match(t, name, w.Canvas().Capture())
}

// MatchInLightAndDark compares a window in each of the two palettes with
// testdata/NAME-light.png and testdata/NAME-dark.png.
func MatchInLightAndDark(t *testing.T, name string, show func(t *testing.T, choice theme.Choice) fyne.Window) {
	for palette, mode := range map[string]theme.Mode{"light": theme.AlwaysLight, "dark": theme.AlwaysDark} {
		t.Run(name+"-"+palette, func(t *testing.T) {
			MatchWindow(t, name+"-"+palette, show(t, theme.Choice{Mode: mode}))
		})
	}
}
