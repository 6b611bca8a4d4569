package typeset

import (
	"flag"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden pictures anew, to be looked at before they are committed")

// page paints samples below each other on white, as they would stand in a
// window.
func page(c *Catalog, samples []string, m Measure) *image.RGBA {
	const gap = 10
	height, scale := gap, m.Scale
	layouts := make([]*Layout, len(samples))
	for i, s := range samples {
		layouts[i] = c.Shape(s, Cut{}).Layout(m)
		height += int((layouts[i].Height() + gap) * scale)
	}
	picture := image.NewRGBA(image.Rect(0, 0, int((m.Width+2*gap)*scale), height))
	draw.Draw(picture, picture.Bounds(), image.White, image.Point{}, draw.Src)
	y := gap
	for _, l := range layouts {
		part := image.NewRGBA(image.Rect(0, 0, int(m.Width*scale), int(l.Height()*scale)))
		l.Paint(part, color.NRGBA{R: 0x1B, G: 0x1D, B: 0x21, A: 0xFF})
		draw.Draw(picture, part.Bounds().Add(image.Pt(int(gap*scale), y)), part, image.Point{}, draw.Over)
		y += int((l.Height() + gap) * scale)
	}
	return picture
}

// The golden pictures hold the embedded faces only, so they are the same on
// every machine up to the rounding of its arithmetic.
func TestGoldenPictures(t *testing.T) {
	goldens := []struct {
		name    string
		measure Measure
		samples []string
	}{
		{"latin", Measure{Width: 480, Size: 17, LineHeight: 1.6, Scale: 1}, []string{samples["latin"], samples["greek and cyrillic"]}},
		{"right-to-left", Measure{Width: 480, Size: 17, LineHeight: 1.6, Scale: 1}, []string{samples["arabic"], samples["hebrew"], samples["latin with arabic"]}},
		{"hindi-two-pixels-per-dp", Measure{Width: 300, Size: 17, LineHeight: 1.6, Scale: 2}, []string{samples["hindi"]}},
		{"ellipsis", Measure{Width: 220, Size: 13, Scale: 1, MaxLines: 1}, []string{samples["latin"], samples["arabic"]}},
	}
	for _, g := range goldens {
		t.Run(g.name, func(t *testing.T) {
			got := page(NewCatalog(Options{}), g.samples, g.measure)
			path := filepath.Join("testdata", "golden", g.name+".png")
			if *update {
				writePNG(t, path, got)
			}
			if differing := differingPixels(t, path, got); differing > 0.002 {
				failed := filepath.Join(t.ArtifactDir(), g.name+".png")
				writePNG(t, failed, got)
				t.Errorf("%.2f %% of the pixels of %s differ from %s (keep it with go test -artifacts)", differing*100, failed, path)
			}
		})
	}
}

func writePNG(t *testing.T, path string, picture image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, picture); err != nil {
		t.Fatal(err)
	}
}

// differingPixels returns the share of pixels that are visibly different.
func differingPixels(t *testing.T, path string, got *image.RGBA) float64 {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	want, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if want.Bounds() != got.Bounds() {
		t.Fatalf("the picture is %v large, the golden one %v", got.Bounds(), want.Bounds())
	}
	const visible = 24
	count := 0
	for y := range got.Bounds().Dy() {
		for x := range got.Bounds().Dx() {
			a := color.GrayModel.Convert(got.At(x, y)).(color.Gray)
			b := color.GrayModel.Convert(want.At(x, y)).(color.Gray)
			if d := int(a.Y) - int(b.Y); d > visible || d < -visible {
				count++
			}
		}
	}
	return float64(count) / float64(got.Bounds().Dx()*got.Bounds().Dy())
}
