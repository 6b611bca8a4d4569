package passage

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"plumbline/annotate/raster"
	"plumbline/annotate/typeset"
)

// bandLines is the number of lines painted into one raster: a long text is
// painted in bands, of which only those in view take memory.
const bandLines = 16

// bleed is the room around the lines, in dp, for strokes that reach over their
// left and right edge.
const bleed = 4

// painter paints all texts of the window, so that a letter is drawn once.
var painter raster.Painter

// inked shows the letters of a layout.
type inked struct {
	layout *typeset.Layout
	ink    color.Color
	scale  float32
	// stale is called when the window's scale has changed since show.
	stale func()
	// nudge is never seen. An object that a window does not know yet cannot ask
	// to be drawn, so nudge does when there are new ones.
	nudge   *canvas.Rectangle
	bands   []*canvas.Raster
	objects []fyne.CanvasObject
}

// newInked makes a sheet without letters for a widget, which is refreshed when
// the window's scale changes.
func newInked(owner fyne.Widget) inked {
	nudge := canvas.NewRectangle(color.Transparent)
	return inked{stale: func() { fyne.Do(owner.Refresh) }, nudge: nudge, objects: []fyne.CanvasObject{nudge}}
}

// show changes the layout or ink and repaints what differs.
func (s *inked) show(layout *typeset.Layout, ink color.Color, scale float32, width float32) {
	changed := s.layout != layout || s.scale != scale || !sameColor(s.ink, ink)
	s.layout, s.ink, s.scale = layout, ink, scale
	count := (layout.Lines() + bandLines - 1) / bandLines
	for len(s.bands) < count {
		band := s.newBand(len(s.bands))
		s.bands = append(s.bands, band)
		s.objects = append(s.objects, band)
		canvas.Refresh(s.nudge)
	}
	// Whole pixels: a raster that ends within one is stretched, and blurs.
	margin := ceilTo(bleed, scale)
	wide := ceilTo(width, scale) + 2*margin
	for i, band := range s.bands {
		if i >= count {
			band.Hide()
			continue
		}
		lines := min(bandLines, layout.Lines()-i*bandLines)
		size := fyne.NewSize(wide, float32(lines)*layout.LineHeight())
		band.Move(fyne.NewPos(-margin, float32(i*bandLines)*layout.LineHeight()))
		band.Show()
		if band.Size() != size {
			band.Resize(size) // paints
		} else if changed {
			band.Refresh()
		}
	}
}

// newBand makes the raster of the i-th band.
func (s *inked) newBand(i int) *canvas.Raster {
	var band *canvas.Raster
	band = canvas.NewRaster(func(w, h int) image.Image {
		if pixelScale(band) != s.scale {
			s.stale()
		}
		top := int(math.Round(float64(float32(i*bandLines) * s.layout.LineHeight() * s.scale)))
		origin := image.Pt(-int(math.Round(float64(ceilTo(bleed, s.scale)*s.scale))), top)
		picture := image.NewRGBA(image.Rect(0, 0, max(1, w), max(1, h)).Add(origin))
		painter.Paint(s.layout, picture, s.ink)
		picture.Rect = picture.Rect.Sub(origin)
		return picture
	})
	band.ScaleMode = canvas.ImageScalePixels
	return band
}

// sameColor compares two colours that may be nil.
func sameColor(a, b color.Color) bool {
	if a == nil || b == nil {
		return a == b
	}
	return color.NRGBAModel.Convert(a) == color.NRGBAModel.Convert(b)
}

// ceilTo rounds a length up to whole device pixels.
func ceilTo(v, scale float32) float32 {
	return float32(math.Ceil(float64(v*scale)-1e-4)) / scale
}
