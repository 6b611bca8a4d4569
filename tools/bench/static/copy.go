package main

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// copier collects copies of what is drawn on a window.
type copier struct{ into []fyne.CanvasObject }

// bounds is a rectangle of the window.
type bounds struct{ x0, y0, x1, y1 float32 }

func (b bounds) and(o bounds) bounds {
	return bounds{max(b.x0, o.x0), max(b.y0, o.y0), min(b.x1, o.x1), min(b.y1, o.y1)}
}

func (b bounds) empty() bool { return b.x0 >= b.x1 || b.y0 >= b.y1 }

// copyOf copies everything below an object that is to be seen, without the
// widgets and containers around it.
func copyOf(root fyne.CanvasObject) *fyne.Container {
	var c copier
	size := root.Size()
	c.walk(root, fyne.Position{}, bounds{0, 0, size.Width, size.Height})
	return container.NewWithoutLayout(c.into...)
}

func (c *copier) walk(o fyne.CanvasObject, at fyne.Position, clip bounds) {
	if o == nil || !o.Visible() {
		return
	}
	size := o.Size()
	own := bounds{at.X, at.Y, at.X + size.Width, at.Y + size.Height}
	if _, clips := o.(*container.Scroll); clips {
		clip = clip.and(own)
	}
	var below []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		below = o.Objects
	case fyne.Widget:
		below = test.WidgetRenderer(o).Objects()
	default:
		if least := o.MinSize(); size.IsZero() { // texts are drawn beyond their size
			own.x1, own.y1 = at.X+least.Width, at.Y+least.Height
		}
		if line, ok := o.(*canvas.Line); ok {
			c.into = append(c.into, stillLine(line, at))
		} else if !own.and(clip).empty() {
			still := leaf(o)
			still.Move(at)
			still.Resize(size)
			c.into = append(c.into, still)
		}
		return
	}
	for _, child := range below {
		if child != nil {
			c.walk(child, at.Add(child.Position()), clip)
		}
	}
}

// leaf copies what is drawn by itself. A raster keeps the picture it shows.
func leaf(o fyne.CanvasObject) fyne.CanvasObject {
	switch o := o.(type) {
	case *canvas.Rectangle:
		r := canvas.NewRectangle(o.FillColor)
		r.StrokeColor, r.StrokeWidth, r.CornerRadius = o.StrokeColor, o.StrokeWidth, o.CornerRadius
		return r
	case *canvas.Circle:
		r := canvas.NewCircle(o.FillColor)
		r.StrokeColor, r.StrokeWidth = o.StrokeColor, o.StrokeWidth
		return r
	case *canvas.Text:
		t := canvas.NewText(o.Text, o.Color)
		t.TextSize, t.TextStyle, t.Alignment = o.TextSize, o.TextStyle, o.Alignment
		return t
	case *canvas.Image:
		return &canvas.Image{Resource: o.Resource, Image: o.Image, FillMode: o.FillMode}
	case *canvas.Raster:
		return stillRaster(o)
	default:
		return canvas.NewRectangle(nil)
	}
}

// stillRaster draws once what the other draws, and keeps it.
func stillRaster(o *canvas.Raster) *canvas.Raster {
	var drawn image.Image
	return canvas.NewRaster(func(w, h int) image.Image {
		if drawn == nil || drawn.Bounds().Dx() != w || drawn.Bounds().Dy() != h {
			drawn = o.Generator(w, h)
		}
		return drawn
	})
}

// stillLine copies a line, which may run along an edge and have no area.
func stillLine(o *canvas.Line, at fyne.Position) *canvas.Line {
	l := canvas.NewLine(o.StrokeColor)
	moved := at.Subtract(o.Position())
	l.StrokeWidth, l.Position1, l.Position2 = o.StrokeWidth, o.Position1.Add(moved), o.Position2.Add(moved)
	return l
}
