package form_test

import (
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/ui/form"
	"plumbline/ui/theme"
)

var update = flag.Bool("update", false, "write the golden pictures anew; look at them before committing")

// tolerance is the share of pixels that may differ visibly: antialiasing of
// curves is not the same on every processor.
const tolerance = 0.002

func TestGoldenPictures(t *testing.T) {
	light, dark := theme.Choice{Mode: theme.AlwaysLight}, theme.Choice{Mode: theme.AlwaysDark}
	cases := []struct {
		name    string
		desk    *desk
		size    fyne.Size
		compact bool
		choice  theme.Choice
	}{
		{"halfway-light", halfway(t), fyne.NewSize(440, 1040), false, light},
		{"halfway-dark", halfway(t), fyne.NewSize(440, 1040), false, dark},
		{"halfway-in-a-low-window", halfway(t), fyne.NewSize(440, 700), false, light},
		{"four-targets-compact", everything(t), fyne.NewSize(380, 694), true, light},
		{"states", states(t), fyne.NewSize(440, 1040), false, light},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f, w := newWindow(t, c.size, c.choice)
			c.desk.view.Compact = c.compact
			f.Show(c.desk.show())
			matchPicture(t, c.name, w.Canvas().Capture())
		})
	}
	t.Run("definitions", func(t *testing.T) {
		_, w := newWindow(t, fyne.NewSize(700, 560), light)
		w.SetContent(form.NewDefinitions(defaultBook(t).Field("stance"), "Northland"))
		w.Resize(fyne.NewSize(700, 560))
		matchPicture(t, "definitions", w.Canvas().Capture())
	})
}

func TestAChangeOfLookRepaintsTheWholeForm(t *testing.T) {
	f, w := newWindow(t, fyne.NewSize(440, 1040), theme.Choice{Mode: theme.AlwaysLight, Scale: 0.8})
	f.Show(halfway(t).show())
	theme.Apply(fyne.CurrentApp(), theme.Choice{Mode: theme.AlwaysDark})
	matchPicture(t, "halfway-dark", w.Canvas().Capture())
}

// states has one of everything that is rarer: the guess opened, the cursor,
// marks of unsure, an answer just undone.
func states(t testing.TB) *desk {
	d := halfway(t).at("unit_type", "").explain("unit_type", "body")
	d.row("unit_type", "").Cursor = "caption"
	d.row("sourcing", "").Unsure = true
	d.row("stance", "Northland").Unsure = true
	d.row("unsourced", "").Outlined = true
	d.view.UnsureParagraph = true
	d.view.State = form.StateLine{Kind: form.Complete, Text: "Complete - Enter submits"}
	return d
}

func matchPicture(t *testing.T, name string, got image.Image) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	if *update {
		writePicture(t, path, got)
		return
	}
	want := readPicture(t, path)
	if got.Bounds().Size() != want.Bounds().Size() {
		t.Fatalf("%s is %v, want %v", name, got.Bounds().Size(), want.Bounds().Size())
	}
	if share := difference(got, want); share > tolerance {
		failed := filepath.Join("testdata", "failed", name+".png")
		if err := os.MkdirAll(filepath.Dir(failed), 0o755); err != nil {
			t.Fatal(err)
		}
		writePicture(t, failed, got)
		t.Errorf("%.2f %% of %s differ; look at %s, and run with -update if it is right", share*100, path, failed)
	}
}

// difference is the share of pixels of which a channel is off by more than a
// tenth.
func difference(a, b image.Image) float64 {
	const tenth = 0xffff / 10
	size := a.Bounds().Size()
	off := 0
	for y := range size.Y {
		for x := range size.X {
			ar, ag, ab, _ := a.At(x+a.Bounds().Min.X, y+a.Bounds().Min.Y).RGBA()
			br, bg, bb, _ := b.At(x+b.Bounds().Min.X, y+b.Bounds().Min.Y).RGBA()
			if apart(ar, br) > tenth || apart(ag, bg) > tenth || apart(ab, bb) > tenth {
				off++
			}
		}
	}
	return float64(off) / float64(size.X*size.Y)
}

func apart(a, b uint32) uint32 { return max(a, b) - min(a, b) }

func readPicture(t *testing.T, path string) image.Image {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	img, err := png.Decode(file)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return img
}

func writePicture(t *testing.T, path string, img image.Image) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, img); err != nil {
		t.Fatal(err)
	}
}
