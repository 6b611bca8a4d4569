package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Parts is the renderer of a widget that is made of other objects.
type Parts struct {
	Of      fyne.Widget
	All     func() []fyne.CanvasObject // from back to front
	Arrange func(size fyne.Size)
	Paint   func()           // colours what is no widget of its own; nil: nothing is
	Least   func() fyne.Size // nil asks for nothing
	// Shown says that whoever shows the widget draws it then, as a list does
	// with its rows: a refresh does nothing.
	Shown bool
}

// Layout places the parts.
func (p *Parts) Layout(size fyne.Size) { p.Arrange(size) }

// MinSize is the least size that the widget needs.
func (p *Parts) MinSize() fyne.Size {
	if p.Least == nil {
		return fyne.Size{}
	}
	return p.Least()
}

// Objects are the parts.
func (p *Parts) Objects() []fyne.CanvasObject { return p.All() }

// Destroy leaves nothing behind.
func (p *Parts) Destroy() {}

// Refresh colours and places anew: words in another size are wider.
func (p *Parts) Refresh() {
	if p.Shown {
		return
	}
	if p.Paint != nil {
		p.Paint()
	}
	p.Arrange(p.Of.Size())
	canvas.Refresh(p.Of)
}
