package picture

import (
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math"

	"golang.org/x/image/vector"

	"plumbline/annotate/raster"
	"plumbline/annotate/typeset"
)

// fine is how many pixels of a PNG are one unit: as many as print well.
const fine = 2

// mostPixels is how high a PNG may get; more is for a format without pixels.
const mostPixels = 30_000

// ErrTooHigh says that a picture has more rows than pixels can be kept of.
var ErrTooHigh = errors.New("the picture is too high for pixels")

// WritePNG writes a picture in pixels, on white. The same picture gives the same bytes.
func (p *Paper) WritePNG(w io.Writer, b *Bars) error {
	d := b.Layout(p.Setting())
	high := int(math.Ceil((d.Height + 2*margin) * fine))
	if high > mostPixels {
		return ErrTooHigh
	}
	on := image.NewRGBA(image.Rect(0, 0, int(math.Ceil((d.Width+2*margin)*fine)), high))
	draw.Draw(on, on.Bounds(), image.White, image.Point{}, draw.Src)
	canvas := pixels{p, on, &raster.Painter{}}
	for i := range d.Marks {
		canvas.mark(&d.Marks[i])
	}
	return (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(w, on)
}

// pixels are what marks are painted on.
type pixels struct {
	*Paper
	on      *image.RGBA
	painter *raster.Painter
}

func (c pixels) mark(m *Mark) {
	switch m.Shape {
	case Box:
		if m.Edge != nil {
			c.fill(m.X, m.Y, m.W, m.H, m.Edge.colour())
			c.fill(m.X+1, m.Y+1, m.W-2, m.H-2, m.ink())
			return
		}
		c.fill(m.X, m.Y, m.W, m.H, m.ink())
	case Line:
		half := m.Size / 2
		if m.W == 0 {
			c.fill(m.X-half, m.Y, m.Size, m.H, m.ink())
		} else {
			c.fill(m.X, m.Y-half, m.W, m.Size, m.ink())
		}
	case Words:
		c.words(m)
	}
}

// fill paints a rectangle with soft edges.
func (c pixels) fill(x, y, w, h float64, ink color.NRGBA) {
	if w <= 0 || h <= 0 {
		return
	}
	left, top, right, bottom := (x+margin)*fine, (y+margin)*fine, (x+w+margin)*fine, (y+h+margin)*fine
	at := image.Rect(int(math.Floor(left)), int(math.Floor(top)), int(math.Ceil(right)), int(math.Ceil(bottom)))
	r := vector.NewRasterizer(at.Dx(), at.Dy())
	l, t := float32(left)-float32(at.Min.X), float32(top)-float32(at.Min.Y)
	e, b := float32(right)-float32(at.Min.X), float32(bottom)-float32(at.Min.Y)
	r.MoveTo(l, t)
	r.LineTo(e, t)
	r.LineTo(e, b)
	r.LineTo(l, b)
	r.ClosePath()
	r.Draw(c.on, at, image.NewUniform(ink), image.Point{})
}

func (c pixels) words(m *Mark) {
	cut := typeset.Cut{Family: typeset.Sans, Bold: m.Bold}
	l := c.catalog.Shape(m.Text, cut).Layout(typeset.Measure{Size: float32(m.Size), Scale: fine})
	wide, high := float64(l.Width()), float64(l.Height())
	x := m.X
	switch m.Align {
	case Center:
		x += (m.W - wide) / 2
	case Right:
		x += m.W - wide
	}
	at := image.Pt(int(math.Round((x+margin)*fine)), int(math.Round((m.Y+margin+(m.H-high)/2)*fine)))
	part := image.NewRGBA(image.Rect(0, 0, int(math.Ceil(wide*fine))+2, int(math.Ceil(high*fine))))
	c.painter.Paint(l, part, m.ink())
	draw.Draw(c.on, part.Bounds().Add(at), part, image.Point{}, draw.Over)
}
