package kit

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"

	"plumbline/ui/theme"
)

// Rows are what a list shows whose rows are all as high: each stands on a ground
// that is lit while it is the current one and under the pointer, and leads
// somewhere when it is pressed.
type Rows struct {
	Count   func() int
	Height  func() float32
	Current func(i int) bool
	Draw    func(d *Drawing, i int, x, y, width float32)
	Open    func(i int)
	// Choose is called by the first click on a row, and a second one opens it; nil is for
	// rows that a click opens. Chosen rows have a ring.
	Choose func(i int)
	Chosen func(i int) bool
}

// NewRows returns a list of such rows.
func NewRows(r Rows) *List {
	return NewList(Source{
		Count:    r.Count,
		Estimate: func(int, float32) float32 { return r.Height() },
		New:      func() fyne.CanvasObject { return newRow(r) },
		Show: func(i int, o fyne.CanvasObject, width float32) float32 {
			o.(*Row).show(i, width)
			return r.Height()
		},
	})
}

// Row is one row of a list.
type Row struct {
	Pane
	rows Rows
	at   int
}

func newRow(rows Rows) *Row {
	r := &Row{rows: rows, at: -1}
	r.wanted = -1
	r.Draw = r.draw
	r.ExtendBaseWidget(r)
	return r
}

// The measures of a row, in units of text scale 1.
const (
	RowSide = 10 // between column and ground, and between ground and words
	RowPad  = 9  // above the words
	rowGap  = 4  // below the ground
)

func (r *Row) show(i int, width float32) {
	r.at = i
	r.Resize(fyne.NewSize(width, r.rows.Height()))
	r.Refresh()
}

// Ground is the colour that the row stands on.
func (r *Row) Ground() color.NRGBA {
	p := theme.Current()
	switch {
	case r.at >= 0 && r.at < r.rows.Count() && r.rows.Current(r.at):
		return p.AccentSoft
	case r.hover != "":
		return p.Hover
	}
	return p.Rail
}

func (r *Row) draw(d *Drawing, width, height float32) float32 {
	if r.at < 0 || r.at >= r.rows.Count() { // shows nothing, or what has gone since
		return height
	}
	side := theme.Scaled(RowSide)
	high := height - theme.Scaled(rowGap)
	d.Box(side, 0, width-2*side, high, theme.Radius, r.Ground())
	if r.rows.Chosen != nil && r.rows.Chosen(r.at) {
		d.Ring(side, 0, width-2*side, high, theme.Radius, -theme.Ring)
	}
	d.Whole(fyne.NewSize(width, height), "", func() { r.rows.Open(r.at) }) // below what the row has of its own
	r.rows.Draw(d, r.at, 2*side, theme.Scaled(RowPad), width-4*side)
	return height
}

// Tapped opens the row, or chooses it first where one click does only that.
func (r *Row) Tapped(e *fyne.PointEvent) {
	if r.rows.Choose != nil && r.at >= 0 && r.at < r.rows.Count() && !r.again(fmt.Sprint(r.at)) {
		r.rows.Choose(r.at)
		return
	}
	r.Pane.Tapped(e)
}
