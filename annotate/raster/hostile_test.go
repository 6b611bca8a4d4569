package raster

import (
	"bytes"
	"image"
	"image/color"
	"strings"
	"testing"

	"plumbline/annotate/annotatetest"
	"plumbline/annotate/typeset"
)

// samples are texts in the scripts that projects bring, and what hostile files bring.
var samples = annotatetest.Scripts

// Hostile files bring what no letters are; whatever it is, the window paints it.
func TestWhateverATextHoldsIsPainted(t *testing.T) {
	c := typeset.NewCatalog(typeset.Options{})
	var painter Painter
	for name, text := range samples {
		for _, size := range []float32{0.5, 17, 400} {
			picture := image.NewRGBA(image.Rect(0, 0, 600, 500))
			painter.Paint(c.Shape(text, typeset.Cut{}).Layout(typeset.Measure{Width: 600, Size: size, Scale: 1}), picture, color.Black)
			if name == "latin" && size == 17 && bytes.Count(picture.Pix, []byte{0}) == len(picture.Pix) {
				t.Error("nothing is painted of a text in Latin letters")
			}
		}
	}
}

func BenchmarkPaint(b *testing.B) {
	for _, name := range []string{"latin", "arabic"} {
		b.Run(name, func(b *testing.B) {
			text := []rune(strings.Repeat(samples[name]+" ", 50))[:2000]
			l := typeset.NewCatalog(typeset.Options{}).Shape(string(text), typeset.Cut{}).
				Layout(typeset.Measure{Width: 640, Size: 17, LineHeight: 1.6, Scale: 1})
			var painter Painter
			picture := image.NewRGBA(image.Rect(0, 0, 640, int(l.Height())))
			painter.Paint(l, picture, color.Black)
			for b.Loop() {
				painter.Paint(l, picture, color.Black)
			}
		})
	}
}
