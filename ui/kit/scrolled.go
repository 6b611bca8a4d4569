package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Scrolled puts a pane into a scroller: as high as its drawing needs, but at
// least as high as the view, and clear of the scroll bar by a margin.
func Scrolled(p *Pane, margin float32) *container.Scroll {
	l := &scrolled{pane: p, margin: margin}
	l.scroll = container.NewVScroll(container.New(l, p))
	return l.scroll
}

type scrolled struct {
	pane   *Pane
	scroll *container.Scroll
	margin float32
}

// MinSize is the height of the drawing in the width of the view.
func (l *scrolled) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.pane.HeightAt(max(1, l.scroll.Size().Width-l.margin)))
}

// Layout gives the pane all but the margin.
func (l *scrolled) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.pane.Resize(fyne.NewSize(size.Width-l.margin, size.Height))
}
