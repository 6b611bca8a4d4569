package review_test

import (
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/ui/review"
	"plumbline/ui/theme"
)

var update = flag.Bool("update", false, "write the golden pictures anew; look at them before committing")

// tolerance is the share of pixels that may differ visibly: antialiasing of
// curves is not the same on every processor.
const tolerance = 0.002

func TestGoldenPictures(t *testing.T) {
	cell := review.Cell{Row: selected, Labels: [2]string{"motive", "none"}}
	cases := []struct {
		name string
		size fyne.Size
		mode theme.Mode
		do   func(p *place)
	}{
		{"wide-light", wide, theme.AlwaysLight, func(*place) {}},
		{"wide-dark-cell", wide, theme.AlwaysDark, func(p *place) {
			p.press(fyne.KeyReturn, fyne.KeyReturn)
			v := team()
			v.Detail.Cell, v.Detail.DividedAll = &cell, 17
			p.Show(v)
			p.press(fyne.KeyTab)
		}},
		{"narrow-light", narrow, theme.AlwaysLight, func(p *place) { p.press(fyne.KeyReturn, fyne.KeyTab) }},
		{"answers-dark", narrow, theme.AlwaysDark, func(p *place) { p.ShowAnswers(answers()) }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := newPlace(t, c.size, theme.Choice{Mode: c.mode})
			p.Show(team())
			p.press(fyne.KeyDown)
			c.do(p)
			matchPicture(t, c.name, p.window.Canvas().Capture())
		})
	}
}

func TestAChangeOfLookRepaintsThePlace(t *testing.T) {
	p := newPlace(t, wide, theme.Choice{Mode: theme.AlwaysDark, Scale: 1.5})
	p.Show(team())
	p.press(fyne.KeyDown)
	theme.Apply(fyne.CurrentApp(), theme.Choice{Mode: theme.AlwaysLight})
	p.Sync()
	matchPicture(t, "wide-light", p.window.Canvas().Capture())
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
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, img); err != nil {
		t.Fatal(err)
	}
}
