package passage

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"plumbline/annotate/annotatetest"
	"plumbline/annotate/raster"
	"plumbline/annotate/typeset"
	"plumbline/ui/uitest/golden"
)

// page paints samples below each other on white, as they would stand in a
// window.
func page(c *typeset.Catalog, samples []string, m typeset.Measure) *image.RGBA {
	const gap = 10
	height, scale := gap, m.Scale
	layouts := make([]*typeset.Layout, len(samples))
	for i, s := range samples {
		layouts[i] = c.Shape(s, typeset.Cut{}).Layout(m)
		height += int((layouts[i].Height() + gap) * scale)
	}
	picture := image.NewRGBA(image.Rect(0, 0, int((m.Width+2*gap)*scale), height))
	draw.Draw(picture, picture.Bounds(), image.White, image.Point{}, draw.Src)
	var painter raster.Painter
	y := gap
	for _, l := range layouts {
		part := image.NewRGBA(image.Rect(0, 0, int(m.Width*scale), int(l.Height()*scale)))
		painter.Paint(l, part, color.NRGBA{R: 0x1B, G: 0x1D, B: 0x21, A: 0xFF})
		draw.Draw(picture, part.Bounds().Add(image.Pt(int(gap*scale), y)), part, image.Point{}, draw.Over)
		y += int((l.Height() + gap) * scale)
	}
	return picture
}

// The golden pictures hold the embedded faces only, so they are the same on
// every machine up to the rounding of its arithmetic.
func TestLettersLookAsTheyDid(t *testing.T) {
	goldens := []struct {
		name    string
		measure typeset.Measure
		samples []string
	}{
		{
			"latin",
			typeset.Measure{Width: 480, Size: 17, LineHeight: 1.6, Scale: 1},
			[]string{annotatetest.Scripts["latin"], annotatetest.Scripts["greek and cyrillic"]},
		},
		{
			"right-to-left",
			typeset.Measure{Width: 480, Size: 17, LineHeight: 1.6, Scale: 1},
			[]string{annotatetest.Scripts["arabic"], annotatetest.Scripts["hebrew"], annotatetest.Scripts["latin with arabic"]},
		},
		{
			"hindi-two-pixels-per-dp",
			typeset.Measure{Width: 300, Size: 17, LineHeight: 1.6, Scale: 2},
			[]string{annotatetest.Scripts["hindi"]},
		},
		{
			"ellipsis",
			typeset.Measure{Width: 220, Size: 13, Scale: 1, MaxLines: 1},
			[]string{annotatetest.Scripts["latin"], annotatetest.Scripts["arabic"]},
		},
	}
	for _, g := range goldens {
		t.Run(g.name, func(t *testing.T) {
			golden.Match(t, "golden/"+g.name, page(typeset.NewCatalog(typeset.Options{}), g.samples, g.measure))
		})
	}
}
