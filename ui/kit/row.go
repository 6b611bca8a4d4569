package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/theme"
)

// Row is a row of a list beside the work: what it says, on a ground that is lit
// while it is the current one, and that leads somewhere when it is pressed. A row
// of a list embeds it, and extends itself as a widget.
type Row struct {
	widget.BaseWidget
	OnTapped func()

	back    canvas.Rectangle
	objects []fyne.CanvasObject
	place   func(x, y, width float32)
}

// The measures of a row, in units of text scale 1.
const (
	RowSide = 10 // between column and ground, and between ground and words
	RowPad  = 9  // above the words
	rowGap  = 4  // below the ground
)

// Fill says what stands in the row, and how it is placed from a corner on in a
// width.
func (r *Row) Fill(place func(x, y, width float32), objects ...fyne.CanvasObject) {
	r.place, r.objects = place, append([]fyne.CanvasObject{&r.back}, objects...)
}

// Light gives the row its size and lights its ground where it is the current
// one. It returns the height, as a Source does.
func (r *Row) Light(current bool, width, height float32) float32 {
	p := theme.Current()
	r.back.FillColor, r.back.CornerRadius = p.Rail, theme.Radius
	if current {
		r.back.FillColor = p.AccentSoft
	}
	size := fyne.NewSize(width, height)
	r.Resize(size)
	r.layout(size)
	r.back.Refresh()
	return height
}

// Ground is the colour that the row stands on.
func (r *Row) Ground() color.Color { return r.back.FillColor }

func (r *Row) layout(size fyne.Size) {
	side := theme.Scaled(RowSide)
	r.back.Move(fyne.NewPos(side, 0))
	r.back.Resize(fyne.NewSize(size.Width-2*side, size.Height-theme.Scaled(rowGap)))
	r.place(2*side, theme.Scaled(RowPad), size.Width-4*side)
}

// Tapped leads to what the row is about.
func (r *Row) Tapped(*fyne.PointEvent) {
	if r.OnTapped != nil {
		r.OnTapped()
	}
}

// CreateRenderer draws the row.
func (r *Row) CreateRenderer() fyne.WidgetRenderer { return &rowRenderer{r} }

type rowRenderer struct{ row *Row }

func (r *rowRenderer) Layout(size fyne.Size)        { r.row.layout(size) }
func (r *rowRenderer) MinSize() fyne.Size           { return fyne.NewSize(40, 20) }
func (r *rowRenderer) Refresh()                     {}
func (r *rowRenderer) Destroy()                     {}
func (r *rowRenderer) Objects() []fyne.CanvasObject { return r.row.objects }
