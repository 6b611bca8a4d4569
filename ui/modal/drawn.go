package modal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Drawn is a drawing in a body, as high as it was ever needed: the buttons below it move
// away from the pointer at most once, and never back under it.
type Drawn struct {
	widget.BaseWidget
	pane  *kit.Pane
	most  map[float32]float32 // that it needed, by width
	scale float32             // at which it did
	modal *Modal
}

// NewDrawn returns a part of a body that shows a pane.
func NewDrawn(pane *kit.Pane) *Drawn {
	d := &Drawn{pane: pane}
	d.ExtendBaseWidget(d)
	return d
}

func (d *Drawn) belongTo(m *Modal) { d.modal = m }

// Update draws anew, after what is shown has changed.
func (d *Drawn) Update() {
	d.pane.Update()
	d.modal.arrange()
}

func (d *Drawn) heightAt(width float32) float32 {
	if width <= 0 {
		return 0
	}
	if now := theme.Scaled(100); d.scale != now {
		d.scale, d.most = now, make(map[float32]float32)
	}
	d.most[width] = max(d.most[width], d.pane.HeightAt(width))
	return d.most[width]
}

// CreateRenderer draws the pane.
func (d *Drawn) CreateRenderer() fyne.WidgetRenderer {
	return &kit.Parts{
		Of: d, All: func() []fyne.CanvasObject { return []fyne.CanvasObject{d.pane} },
		Arrange: d.pane.Resize, Paint: d.pane.Refresh,
		Least: func() fyne.Size { return fyne.NewSize(0, d.heightAt(d.Size().Width)) },
	}
}
