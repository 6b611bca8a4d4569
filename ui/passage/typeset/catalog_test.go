package typeset

import (
	"image"
	"image/color"
	"sync"
	"testing"
)

// With -race this finds what the catalog's lock leaves out.
func TestManyGoroutinesShareACatalog(t *testing.T) {
	var wait sync.WaitGroup
	c := NewCatalog(Options{System: true, CacheDir: t.TempDir(), Background: func(task func()) { wait.Go(task) }})
	want := map[string]int{}
	for name, text := range samples {
		want[name] = len([]rune(text))
	}
	for range 4 {
		wait.Go(func() {
			for name, text := range samples {
				p := c.Shape(text, Cut{Bold: want[name]%2 == 0})
				l := p.Layout(Measure{Width: 200, Size: 17, Scale: 1})
				l.Paint(image.NewRGBA(image.Rect(0, 0, 200, 100)), color.Black)
				if p.Len() != want[name] {
					t.Errorf("%s: %d characters were shaped, want %d", name, p.Len(), want[name])
				}
			}
		})
	}
	wait.Wait()
}

func TestPaintingInPartsGivesTheSamePicture(t *testing.T) {
	l := NewCatalog(
		Options{},
	).Shape(samples["hindi"]+" "+samples["latin"], Cut{}).
		Layout(Measure{Width: 200, Size: 17, LineHeight: 1.2, Scale: 1})
	height := int(l.Height())
	whole := image.NewRGBA(image.Rect(0, 0, 200, height))
	l.Paint(whole, color.Black)
	const band = 37 // cuts through letters
	for top := 0; top < height; top += band {
		part := image.NewRGBA(image.Rect(0, top, 200, min(top+band, height)))
		l.Paint(part, color.Black)
		for y := part.Rect.Min.Y; y < part.Rect.Max.Y; y++ {
			for x := range 200 {
				if part.RGBAAt(x, y) != whole.RGBAAt(x, y) {
					t.Fatalf("the part from %d differs at (%d, %d)", top, x, y)
				}
			}
		}
	}
}

func TestInkKeepsItsColourAndOpacity(t *testing.T) {
	ink := color.NRGBA{R: 0xA8, G: 0x5B, B: 0x07, A: 0x80}
	picture := image.NewRGBA(image.Rect(0, 0, 60, 60))
	NewCatalog(Options{}).Shape("█", Cut{}).Layout(Measure{Width: 60, Size: 40, Scale: 1}).Paint(picture, ink)
	densest := color.NRGBA{}
	for y := range 60 {
		for x := range 60 {
			if c := color.NRGBAModel.Convert(picture.At(x, y)).(color.NRGBA); c.A > densest.A {
				densest = c
			}
		}
	}
	if densest.A != ink.A || int(densest.R)-int(ink.R) > 2 || int(ink.R)-int(densest.R) > 2 {
		t.Errorf("the densest pixel is %v, want %v", densest, ink)
	}
}
