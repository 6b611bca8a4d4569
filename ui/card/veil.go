package card

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

var _ fyne.Tappable = (*veil)(nil)

// veil covers a board, so that a click beside the card laid over it takes that away.
type veil struct {
	widget.BaseWidget
	onTapped func()
	box      *canvas.Rectangle
}

func newVeil(onTapped func()) *veil {
	v := &veil{onTapped: onTapped, box: canvas.NewRectangle(color.Transparent)}
	v.ExtendBaseWidget(v)
	return v
}

// Tapped takes away what lies over the board.
func (v *veil) Tapped(*fyne.PointEvent) { v.onTapped() }

// CreateRenderer draws the veil.
func (v *veil) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(v.box) }
