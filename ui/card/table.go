package card

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Table is a card with a heading and rows, of which only those in view are
// drawn: thousands cost as little as ten.
type Table struct {
	Head   *kit.Pane         // the card itself, down to where its rows begin
	Body   *kit.Pane         // the rows
	Scroll *container.Scroll // what the rows scroll in
	At     int               // the row the keys are on, or were on last

	rows  Rows
	in    *fyne.Container
	board *Board
	top   float32 // where the rows begin in the card
}

// Rows are what a table lists.
type Rows struct {
	Count func() int
	ID    func(i int) string // of the spot of a row
	Draw  func(l *kit.Drawing, i int, y, width, height float32)
}

// rim is the room beside the rows that a ring may take.
const rim = 3

// RowHeight is how high the rows of a table are.
func RowHeight() float32 { return theme.Scaled(34) }

// MinSize is the height of all rows.
func (t *Table) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, t.height()) }

// Layout gives the rows their room.
func (t *Table) Layout(_ []fyne.CanvasObject, size fyne.Size) { t.Body.Resize(size) }

func (t *Table) height() float32 { return float32(t.rows.Count())*RowHeight() + 2*rim }

// HeadAt is where the rows begin in a width.
func (t *Table) HeadAt(width float32) float32 { return t.Head.Draw(&kit.Drawing{}, width, 0) }

// Top is where the rows begin in the card as it stands.
func (t *Table) Top() float32 { return t.top }

// Natural is the height that all rows and the rim below them need.
func (t *Table) Natural() float32 { return t.height() + theme.Scaled(8) }

// Arrange puts the card at its place; the rows begin below the heading and end
// before the rim of the card.
func (t *Table) Arrange(x, y, width, height float32) {
	t.top = t.HeadAt(width)
	kit.Arrange(t.Head, x, y, width, height)
	kit.Arrange(t.Scroll, x+1, y+t.top-rim, width-2, max(0, height-t.top-theme.Scaled(8)+rim))
	t.in.Resize(fyne.NewSize(width-2, max(t.height(), t.Scroll.Size().Height)))
	t.scrollTo(t.Scroll.Offset.Y)
}

// draw draws the rows in view.
func (t *Table) draw(l *kit.Drawing, width, height float32) float32 {
	if height == 0 {
		return t.height()
	}
	high, p, end := RowHeight(), theme.Current(), t.Scroll.Offset.Y+t.Scroll.Size().Height
	for i := max(0, int((t.Scroll.Offset.Y-rim)/high)); i < t.rows.Count(); i++ {
		y := rim + float32(i)*high
		if y > end {
			break
		}
		l.Line(Pad()-1, y, width-Pad()+1, y, theme.Hairline, p.Line)
		Lit(l, t.rows.ID(i), theme.Scaled(8), y+1, width-2*theme.Scaled(8), high-1)
		t.rows.Draw(l, i, y, width, high)
	}
	return t.height()
}

// Spot makes a row reachable. The heading follows: its buttons may be about the
// row.
func (t *Table) Spot(l *kit.Drawing, i int, y, width, height float32, tip kit.Tip, open func()) {
	s := RowArea(t.rows.ID(i), theme.Scaled(8), y+2, width-2*theme.Scaled(8), height-3, tip, open)
	s.OnFocus = func() {
		t.At = i
		t.SyncHead()
	}
	l.Spot(s)
}

// SyncHead shows the heading anew, after what it says or offers has changed.
func (t *Table) SyncHead() {
	t.Head.Update()
	if t.HeadAt(t.Head.Size().Width) != t.top { // its buttons take another line, or one less
		t.board.root.Refresh()
	}
}

// Sync shows heading and rows anew, where there are as many as before.
func (t *Table) Sync() {
	t.Body.Refresh()
	t.SyncHead()
}

// step moves the keys by some rows and reports false at an end.
func (t *Table) step(by int) bool {
	to := max(0, min(t.At+by, t.rows.Count()-1))
	if to == t.At || t.rows.Count() == 0 {
		return false
	}
	t.goTo(to)
	return true
}

// goTo brings the keys to a row, and the row into view.
func (t *Table) goTo(row int) {
	if t.rows.Count() == 0 {
		return
	}
	t.At = max(0, min(row, t.rows.Count()-1))
	y, view := float32(t.At)*RowHeight(), t.Scroll.Size().Height
	switch {
	case y < t.Scroll.Offset.Y:
		t.scrollTo(y)
	case y+RowHeight()+2*rim > t.Scroll.Offset.Y+view:
		t.scrollTo(y + RowHeight() + 2*rim - view)
	}
	t.Body.FocusOn(t.rows.ID(t.At))
}

// inView is how many rows fit.
func (t *Table) inView() int { return max(1, int(t.Scroll.Size().Height/RowHeight())) }

func (t *Table) scrollTo(offset float32) {
	offset = max(0, min(offset, t.height()-t.Scroll.Size().Height))
	if t.Scroll.Offset.Y != offset {
		t.Scroll.Offset.Y = offset
		t.Body.Refresh()
	}
	t.Scroll.Refresh()
}

// AtMost is the table as a block of a column, which scrolls by itself where it
// would get higher.
func (t *Table) AtMost(height float32) Block { return tableBlock{t, height} }

type tableBlock struct {
	*Table
	most float32
}

// Objects are the card and what its rows scroll in.
func (b tableBlock) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{b.Head, b.Scroll} }

// Arrange places the table as high as it needs to be, or may be.
func (b tableBlock) Arrange(at fyne.Position, width, _ float32) float32 {
	high := min(b.HeadAt(width)+b.Natural(), b.most)
	b.Table.Arrange(at.X, at.Y, width, high)
	return high
}
