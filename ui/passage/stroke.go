package passage

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Stroke is the shape of the line under a mark.
type Stroke int

// The shapes, in the order in which they are told apart best.
const (
	Solid Stroke = iota
	Wave
	Dashed
	Double
	Dotted
	strokes // how many there are
)

// StrokeOf is the shape of the n-th kind of marks, from 0: there are five, then they come
// again.
func StrokeOf(n int) Stroke { return Stroke(n % int(strokes)) }

// NewSwatch makes a piece of a line under a mark, for a legend.
func NewSwatch(s Stroke, ink color.Color) *canvas.Raster {
	r := canvas.NewRaster(func(w, h int) image.Image { return strokePicture(s, ink, w, h) })
	r.ScaleMode = canvas.ImageScalePixels
	return r
}

// lines is a pool of lines under marks.
type lines struct {
	drawn []*drawnLine
	used  int
}

// drawnLine is a line that is shown, in its shape and ink.
type drawnLine struct {
	raster *canvas.Raster
	stroke Stroke
	ink    color.Color
}

func (l *lines) begin() { l.used = 0 }

// add shows one more line from a place, below which it has a height.
func (l *lines) add(s Stroke, ink color.Color, x, y, width, height float32) {
	if l.used == len(l.drawn) {
		d := &drawnLine{}
		d.raster = canvas.NewRaster(func(w, h int) image.Image { return strokePicture(d.stroke, d.ink, w, h) })
		d.raster.ScaleMode = canvas.ImageScalePixels
		l.drawn = append(l.drawn, d)
	}
	d := l.drawn[l.used]
	l.used++
	scale := pixelScale(d.raster)
	pos := fyne.NewPos(snap(x, scale), snap(y, scale))
	size := fyne.NewSize(ceilTo(width, scale), ceilTo(height, scale))
	if d.raster.Visible() && d.raster.Position() == pos && d.raster.Size() == size && d.stroke == s && sameColor(d.ink, ink) {
		return
	}
	d.stroke, d.ink = s, ink
	d.raster.Move(pos)
	d.raster.Show()
	if d.raster.Size() != size {
		d.raster.Resize(size) // paints
	} else {
		d.raster.Refresh()
	}
}

func (l *lines) end() {
	for _, d := range l.drawn[l.used:] {
		if d.raster.Visible() {
			d.raster.Hide()
		}
	}
}

// snap rounds a place to a whole device pixel.
func snap(v, scale float32) float32 {
	return float32(math.Round(float64(v*scale))) / scale
}

// strokePicture paints a line of a shape over a width, as high as it has room. All lengths
// follow from the height, so that a line looks the same at every scale.
func strokePicture(s Stroke, ink color.Color, w, h int) image.Image {
	picture := image.NewNRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
	if ink == nil {
		return picture
	}
	c := color.NRGBAModel.Convert(ink).(color.NRGBA)
	shape := shapes[s](float64(h))
	for x := range w {
		for y := range h {
			covered := min(max(shape(float64(x)+0.5, float64(y)+0.5), 0), 1)
			if covered > 0 {
				picture.SetNRGBA(x, y, color.NRGBA{R: c.R, G: c.G, B: c.B, A: uint8(float64(c.A)*covered + 0.5)})
			}
		}
	}
	return picture
}

// shapes tell, of a line with so much room, how far a pixel is covered by it.
var shapes = [strokes]func(h float64) func(x, y float64) float64{
	Solid: func(h float64) func(x, y float64) float64 {
		thick := max(math.Round(h*0.5), 1)
		return func(_, y float64) float64 { return band(y, thick/2, thick) }
	},
	Wave: func(h float64) func(x, y float64) float64 {
		thick := max(h*0.36, 1)
		swing, long := (h-thick)/2, h*2.1
		return func(x, y float64) float64 {
			phase := 2 * math.Pi * x / long
			slope := swing * 2 * math.Pi / long * math.Cos(phase)
			off := math.Abs(y-(h/2+swing*math.Sin(phase))) / math.Sqrt(1+slope*slope)
			return thick/2 + 0.5 - off
		}
	},
	Dashed: func(h float64) func(x, y float64) float64 {
		thick, dash, gap := max(math.Round(h*0.5), 1), math.Round(h*2), math.Round(h*1.1)
		return func(x, y float64) float64 {
			if math.Mod(x, dash+gap) > dash {
				return 0
			}
			return band(y, thick/2, thick)
		}
	},
	Double: func(h float64) func(x, y float64) float64 {
		thick := max(math.Round(h*0.25), 1)
		return func(_, y float64) float64 { return max(band(y, thick/2, thick), band(y, h-thick/2, thick)) }
	},
	Dotted: func(h float64) func(x, y float64) float64 {
		dot := max(math.Round(h*0.6), 1)
		return func(x, y float64) float64 {
			if math.Mod(x, dot*2) > dot {
				return 0
			}
			return band(y, dot/2, dot)
		}
	},
}

// band is how far a pixel in a height lies in a level band around a middle.
func band(y, middle, thick float64) float64 { return thick/2 + 0.5 - math.Abs(y-middle) }
