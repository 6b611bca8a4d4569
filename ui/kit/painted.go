package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Painted is the renderer of a widget that is one drawing: it is drawn anew, in
// the palette and text size in force, with every size and every refresh.
type Painted struct {
	of      fyne.Widget
	draw    func(d *Drawing, size fyne.Size)
	least   func() fyne.Size
	drawing Drawing
	painter painter
}

// NewPainted returns the renderer of a widget from how it is drawn and the least
// size it needs.
func NewPainted(of fyne.Widget, draw func(d *Drawing, size fyne.Size), least func() fyne.Size) *Painted {
	return &Painted{of: of, draw: draw, least: least}
}

func (p *Painted) redraw(size fyne.Size) {
	p.drawing.clear()
	p.draw(&p.drawing, size)
	p.painter.fill(&p.drawing)
}

// Layout draws in the size of the widget.
func (p *Painted) Layout(size fyne.Size) { p.redraw(size) }

// MinSize is what the drawing needs.
func (p *Painted) MinSize() fyne.Size { return p.least() }

// Objects are those the drawing consists of.
func (p *Painted) Objects() []fyne.CanvasObject { return p.painter.objects }

// Destroy leaves nothing behind.
func (p *Painted) Destroy() {}

// Refresh draws anew.
func (p *Painted) Refresh() {
	p.redraw(p.of.Size())
	canvas.Refresh(p.of)
}
