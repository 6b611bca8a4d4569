package raster

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"sync"

	"plumbline/annotate/typeset"
)

// Painter paints layouts, and keeps the glyphs it drew. It is safe for use by several
// goroutines.
type Painter struct {
	mu     sync.Mutex
	glyphs glyphCache
}

// Paint draws the lines of a layout that touch the picture. The pixel origin
// of the picture's coordinates is the top left corner of the layout, so a part
// of a long text is painted into a picture whose bounds are that part.
func (p *Painter) Paint(l *typeset.Layout, dst *image.RGBA, ink color.Color) {
	brush := newBrush(dst, ink)
	pixels := float64(l.LineHeight()) * float64(l.Scale())
	bounds := dst.Bounds()
	// A line more on either side, for accents and tails that leave their line.
	first := int(float64(bounds.Min.Y)/pixels) - 1
	last := int(float64(bounds.Max.Y)/pixels) + 2
	em := l.Em()
	l.Characters(first, last, func(c *typeset.Character) {
		p.mu.Lock()
		defer p.mu.Unlock()
		key := glyphKey{face: c.Face, size: int32(math.Round(em * 64))}
		for _, g := range c.Glyphs {
			key.id = g.ID
			if g.X < float64(bounds.Max.X)+em*2 && g.X > float64(bounds.Min.X)-em*8 {
				brush.glyph(&p.glyphs, key, g.X, int(c.Baseline)-int(math.Round(g.Rise)))
			}
		}
	})
}

// brush blends glyphs into a picture.
type brush struct {
	dst     *image.RGBA
	bounds  image.Rectangle
	r, g, b uint32     // of the ink, 0 to 255
	weight  [256]uint8 // coverage to opacity
}

// darkGamma lifts the coverage of thin strokes of dark ink, which blending in
// sRGB makes fainter on screen than they are on paper.
const darkGamma = 0.8

// newBrush prepares the ink.
func newBrush(dst *image.RGBA, ink color.Color) *brush {
	n := color.NRGBAModel.Convert(ink).(color.NRGBA)
	b := &brush{dst: dst, bounds: dst.Bounds(), r: uint32(n.R), g: uint32(n.G), b: uint32(n.B)}
	luminance := (0.2126*float64(n.R) + 0.7152*float64(n.G) + 0.0722*float64(n.B)) / 255
	gamma := darkGamma + (1-darkGamma)*math.Min(1, luminance*1.5)
	for i := range b.weight {
		b.weight[i] = uint8(math.Round(math.Pow(float64(i)/255, gamma) * float64(n.A)))
	}
	return b
}

// glyph draws one glyph at a place on the baseline.
func (b *brush) glyph(glyphs *glyphCache, key glyphKey, x float64, y int) {
	whole := math.Floor(x)
	sub := int((x-whole)*subpixels + 0.5)
	if sub == subpixels {
		whole, sub = whole+1, 0
	}
	key.sub = uint8(sub)
	drawn := glyphs.glyph(key)
	at := image.Pt(int(whole), y).Add(drawn.at)
	switch {
	case drawn.colour != nil:
		area := drawn.colour.Bounds().Add(at)
		draw.Draw(b.dst, area, drawn.colour, image.Point{}, draw.Over)
	case drawn.mask != nil:
		b.stamp(drawn.mask, at)
	}
}

// stamp blends ink through a mask whose top left corner is at a pixel.
func (b *brush) stamp(mask *image.Alpha, at image.Point) {
	area := mask.Bounds().Add(at).Intersect(b.bounds)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		from := mask.Pix[mask.PixOffset(area.Min.X-at.X, y-at.Y):]
		to := b.dst.Pix[b.dst.PixOffset(area.Min.X, y):]
		for x := range area.Dx() {
			a := uint32(b.weight[from[x]])
			if a == 0 {
				continue
			}
			p, keep := to[4*x:4*x+4:4*x+4], 255-a
			p[0] = uint8((b.r*a + uint32(p[0])*keep + 127) / 255)
			p[1] = uint8((b.g*a + uint32(p[1])*keep + 127) / 255)
			p[2] = uint8((b.b*a + uint32(p[2])*keep + 127) / 255)
			p[3] = uint8((255*a + uint32(p[3])*keep + 127) / 255)
		}
	}
}
