package form_test

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
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

func save(t *testing.T, name string, img image.Image) {
	t.Helper()
	dir := os.Getenv("FORM_PICTURES")
	if dir == "" {
		return
	}
	file, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, img); err != nil {
		t.Fatal(err)
	}
}

func TestPictures(t *testing.T) {
	light, dark := theme.Choice{Mode: theme.AlwaysLight}, theme.Choice{Mode: theme.AlwaysDark}
	cases := []struct {
		name   string
		desk   *desk
		size   fyne.Size
		choice theme.Choice
	}{
		{"halfway-440-light", halfway(t), fyne.NewSize(440, 826), light},
		{"halfway-440-dark", halfway(t), fyne.NewSize(440, 826), dark},
		{"halfway-380-light", halfway(t), fyne.NewSize(380, 826), light},
		{"everything-380-compact", everything(t), fyne.NewSize(380, 694), light},
		{"everything-440-compact-dark", everything(t), fyne.NewSize(440, 694), dark},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f, w := newWindow(t, c.size, c.choice)
			c.desk.view.Compact = c.size.Height < 700
			f.Show(c.desk.show())
			save(t, c.name, w.Canvas().Capture())
		})
	}
}

func TestScriptsPicture(t *testing.T) {
	f, w := newWindow(t, fyne.NewSize(440, 694), theme.Choice{Mode: theme.AlwaysLight})
	d := newDesk(t).askOf("stance", "الاتحاد الشمالي", "-2").askOf("voice", "الاتحاد الشمالي", "outlet").
		askOf("stance", "उत्तरी संघ", "0").askOf("stance", "Северный союз", "absent").at("stance", "उत्तरी संघ")
	f.Show(d.show())
	save(t, "scripts", w.Canvas().Capture())
}

func TestLargeTextPicture(t *testing.T) {
	for _, scale := range []float32{0.8, 1.5, 2} {
		f, w := newWindow(t, fyne.NewSize(440, 900), theme.Choice{Mode: theme.AlwaysLight, Scale: scale})
		f.Show(halfway(t).show())
		save(t, fmt.Sprintf("scale-%v", scale), w.Canvas().Capture())
	}
}

func TestUnfoldedGuessPicture(t *testing.T) {
	f, w := newWindow(t, fyne.NewSize(440, 760), theme.Choice{Mode: theme.AlwaysLight})
	d := halfway(t).at("unit_type", "").explain("unit_type", "body")
	d.row("unit_type", "").Cursor = "caption"
	d.row("sourcing", "").Unsure = true
	d.row("stance", "Northland").Unsure = true
	d.row("unsourced", "").Outlined = true
	d.view.UnsureParagraph = true
	d.view.State = form.StateLine{Kind: form.Complete, Text: "Complete - Enter submits"}
	f.Show(d.show())
	save(t, "guess", w.Canvas().Capture())
}

func TestSubmittedReadOnlyPicture(t *testing.T) {
	f, w := newWindow(t, fyne.NewSize(440, 760), theme.Choice{Mode: theme.AlwaysLight})
	d := halfway(t).at("nothing", "")
	d.row("editorial_strength", "").Value = "2"
	d.view.ReadOnly = true
	d.view.Note = "The same claim stands in paragraph 9."
	d.view.State = form.StateLine{Kind: form.Submitted, Text: "Submitted 12:04, changed 12:31"}
	f.Show(d.show())
	save(t, "readonly", w.Canvas().Capture())
}

func TestDefinitionsPicture(t *testing.T) {
	for name, choice := range map[string]theme.Choice{"light": {Mode: theme.AlwaysLight}, "dark": {Mode: theme.AlwaysDark}} {
		d := everything(t)
		_, w := newWindow(t, fyne.NewSize(700, 800), choice)
		w.SetContent(form.NewDefinitions(d.book.Field("stance"), "Northland"))
		w.Resize(fyne.NewSize(700, 560))
		save(t, "definitions-"+name, w.Canvas().Capture())
	}
}
