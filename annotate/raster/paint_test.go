package raster

import (
	"image"
	"image/color"
	"sync"
	"testing"

	"plumbline/annotate/typeset"
)

// With -race this finds what the locks of catalog and painter leave out.
func TestManyGoroutinesShareACatalog(t *testing.T) {
	var wait sync.WaitGroup
	var painter Painter
	c := typeset.NewCatalog(typeset.Options{System: true, CacheDir: t.TempDir(), Background: func(task func()) { wait.Go(task) }})
	want := map[string]int{}
	for name, text := range samples {
		want[name] = len([]rune(text))
	}
	for range 4 {
		wait.Go(func() {
			for name, text := range samples {
				p := c.Shape(text, typeset.Cut{Bold: want[name]%2 == 0})
				l := p.Layout(typeset.Measure{Width: 200, Size: 17, Scale: 1})
				painter.Paint(l, image.NewRGBA(image.Rect(0, 0, 200, 100)), color.Black)
				if p.Len() != want[name] {
					t.Errorf("%s: %d characters were shaped, want %d", name, p.Len(), want[name])
				}
			}
		})
	}
	wait.Wait()
}

func TestPaintingInPartsGivesTheSamePicture(t *testing.T) {
	l := typeset.NewCatalog(
		typeset.Options{},
	).Shape(samples["hindi"]+" "+samples["latin"], typeset.Cut{}).
		Layout(typeset.Measure{Width: 200, Size: 17, LineHeight: 1.2, Scale: 1})
	var painter Painter
	height := int(l.Height())
	whole := image.NewRGBA(image.Rect(0, 0, 200, height))
	painter.Paint(l, whole, color.Black)
	const band = 37 // cuts through letters
	for top := 0; top < height; top += band {
		part := image.NewRGBA(image.Rect(0, top, 200, min(top+band, height)))
		painter.Paint(l, part, color.Black)
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
	new(Painter).Paint(
		typeset.NewCatalog(typeset.Options{}).Shape("█", typeset.Cut{}).Layout(typeset.Measure{Width: 60, Size: 40, Scale: 1}),
		picture,
		ink,
	)
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
