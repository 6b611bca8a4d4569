package typeset

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/math/fixed"
)

// Paint draws the lines of the layout that touch the picture. The pixel origin
// of the picture's coordinates is the top left corner of the layout, so a part
// of a long text is painted into a picture whose bounds are that part.
func (l *Layout) Paint(dst *image.RGBA, ink color.Color) {
	c := l.paragraph.catalog
	c.mu.Lock()
	defer c.mu.Unlock()
	brush := newBrush(dst, ink)
	scale := float64(l.measure.Scale)
	pixels := float64(l.height) * scale
	bounds := dst.Bounds()
	// A line more on either side, for accents and tails that leave their line.
	first := max(0, int(float64(bounds.Min.Y)/pixels)-1)
	last := min(len(l.lines), int(float64(bounds.Max.Y)/pixels)+2)
	for i := first; i < last; i++ {
		base := int(math.Round((float64(i)*float64(l.height) + float64(l.baseline)) * scale))
		l.paintLine(brush, &l.lines[i], base)
	}
}

// paintLine draws one line whose baseline is at a row of pixels.
func (l *Layout) paintLine(b *brush, ln *line, base int) {
	for at := ln.first; at < ln.last; at++ {
		l.paintCell(b, l.paragraph, at, ln.left[at-ln.first], base)
	}
	if ln.ellipsis < 0 {
		return
	}
	x := ln.ellipsis
	for at, c := range l.ellipsis.cells {
		l.paintCell(b, l.ellipsis, at, x, base)
		x += c.advance * l.measure.Size
	}
}

// paintCell draws the glyphs of a cell from its left edge on.
func (l *Layout) paintCell(b *brush, p *Paragraph, at int, left float32, base int) {
	c := p.cells[at]
	if c.glyphs.to <= c.glyphs.from || c.space {
		return
	}
	run := &p.runs[c.run]
	pixels := float64(l.measure.Size * l.measure.Scale) // of one em
	x := float64(left) * float64(l.measure.Scale)
	key := glyphKey{face: run.Face, size: int32(math.Round(pixels * 64))}
	units := func(v fixed.Int26_6) float64 { return float64(v) / 64 / unitsPerEm * pixels }
	for i := c.glyphs.from; i < c.glyphs.to; i++ {
		g := &run.Glyphs[i]
		key.id = g.GlyphID
		gx := x + units(g.XOffset)
		if gx < float64(b.bounds.Max.X)+pixels*2 && gx > float64(b.bounds.Min.X)-pixels*8 {
			b.glyph(p.catalog, key, gx, base-int(math.Round(units(g.YOffset))))
		}
		x += units(g.Advance)
	}
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
func (b *brush) glyph(c *Catalog, key glyphKey, x float64, y int) {
	whole := math.Floor(x)
	sub := int((x-whole)*subpixels + 0.5)
	if sub == subpixels {
		whole, sub = whole+1, 0
	}
	key.sub = uint8(sub)
	drawn := c.glyphs.glyph(key)
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
