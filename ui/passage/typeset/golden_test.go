package typeset

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"plumbline/ui/uitest/golden"
)

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
		{
			"right-to-left",
			Measure{Width: 480, Size: 17, LineHeight: 1.6, Scale: 1},
			[]string{samples["arabic"], samples["hebrew"], samples["latin with arabic"]},
		},
		{"hindi-two-pixels-per-dp", Measure{Width: 300, Size: 17, LineHeight: 1.6, Scale: 2}, []string{samples["hindi"]}},
		{"ellipsis", Measure{Width: 220, Size: 13, Scale: 1, MaxLines: 1}, []string{samples["latin"], samples["arabic"]}},
	}
	for _, g := range goldens {
		t.Run(g.name, func(t *testing.T) {
			golden.Match(t, "golden/"+g.name, page(NewCatalog(Options{}), g.samples, g.measure))
		})
	}
}
