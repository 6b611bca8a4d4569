package annotatescreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// drawn is a drawing that scrolls, with a foot that does not.
type drawn struct {
	pane, foot *kit.Pane
	back       *canvas.Rectangle
	scroll     *container.Scroll
	root       *fyne.Container
}

func newDrawn(draw, foot func(l *kit.Drawing, width, height float32) float32) *drawn {
	d := &drawn{pane: kit.NewPane(draw), foot: kit.NewPane(foot), back: canvas.NewRectangle(nil)}
	d.scroll = kit.Scrolled(d.pane, 0)
	d.root = container.New(d, d.back, d.scroll, d.foot)
	return d
}

// MinSize lets the columns decide.
func (d *drawn) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(100, 100) }

// Layout implements fyne.Layout.
func (d *drawn) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	d.back.Resize(size)
	foot := d.foot.HeightAt(size.Width)
	d.foot.Move(fyne.NewPos(0, size.Height-foot))
	d.foot.Resize(fyne.NewSize(size.Width, foot))
	d.scroll.Resize(fyne.NewSize(size.Width, size.Height-foot))
	d.scroll.Refresh()
}

// show draws anew, from the top.
func (d *drawn) show(ground bool) {
	d.back.FillColor = theme.Current().Surface
	if ground {
		d.back.FillColor = theme.Current().Page
	}
	d.pane.Update()
	d.foot.Update()
	d.scroll.Offset = fyne.Position{}
	d.Layout(nil, d.root.Size())
	d.root.Show()
	d.root.Refresh()
}

// scrollBy moves the drawing.
func (d *drawn) scrollBy(by float32) {
	most := max(d.pane.Size().Height-d.scroll.Size().Height, 0)
	d.scroll.Offset.Y = max(0, min(most, d.scroll.Offset.Y+by))
	d.scroll.Refresh()
}

// reveal scrolls to the spot where the keys are.
func (d *drawn) reveal() {
	s, ok := d.pane.At()
	if !ok {
		return
	}
	view, gap := d.scroll.Size().Height, theme.Scaled(12)
	switch top, end := s.At.Y-gap, s.At.Y+s.Size.Height+gap; {
	case top < d.scroll.Offset.Y:
		d.scrollBy(top - d.scroll.Offset.Y)
	case end > d.scroll.Offset.Y+view:
		d.scrollBy(end - view - d.scroll.Offset.Y)
	}
}
