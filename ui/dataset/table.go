package dataset

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"plumbline/ui/chart"
	"plumbline/ui/theme"
)

// table is a card with a title, buttons and rows, of which only those in view
// are drawn: thousands cost as little as ten.
type table struct {
	head   *chart.Pane // the card itself, its title, its buttons, the names of the columns
	body   *chart.Pane // the rows
	scroll *container.Scroll
	rows   *fyne.Container

	count   func() int
	id      func(i int) string
	row     func(l *chart.List, i int, y, width, height float32)
	actions func() []action
	at      int // the row the keys are on, or were on last
	top     float32
}

// rim is the room beside the rows that a ring may take.
const rim = 3

func newTable(pane paneMaker) *table {
	t := &table{}
	t.body = pane(t.draw)
	t.rows = container.New(t, t.body)
	t.scroll = container.NewVScroll(t.rows)
	t.scroll.OnScrolled = func(fyne.Position) { t.body.Refresh() }
	return t
}

func rowHeight() float32 { return theme.Scaled(34) }

// MinSize is the height of all rows.
func (t *table) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, t.height()) }

// Layout gives the rows their room.
func (t *table) Layout(_ []fyne.CanvasObject, size fyne.Size) { t.body.Resize(size) }

func (t *table) height() float32 { return float32(t.count())*rowHeight() + 2*rim }

// place puts the card at its place; the rows begin at top in it and end before
// its rim.
func (t *table) place(at fyne.Position, size fyne.Size, top float32) {
	t.top = top
	t.head.Move(at)
	t.head.Resize(size)
	t.scroll.Move(at.AddXY(1, top-rim))
	t.scroll.Resize(fyne.NewSize(size.Width-2, max(0, size.Height-top-theme.Scaled(8)+rim)))
	t.rows.Resize(fyne.NewSize(size.Width-2, max(t.height(), t.scroll.Size().Height)))
	t.scrollTo(t.scroll.Offset.Y)
}

// draw draws the rows in view.
func (t *table) draw(l *chart.List, width, height float32) float32 {
	if height == 0 {
		return t.height()
	}
	high, p := rowHeight(), theme.Current()
	first := max(0, int((t.scroll.Offset.Y-rim)/high))
	for i := first; i < t.count(); i++ {
		y := rim + float32(i)*high
		if y > t.scroll.Offset.Y+t.scroll.Size().Height {
			break
		}
		l.Line(cardPad()-1, y, width-cardPad()+1, y, theme.Hairline, p.Line)
		ground(l, t.id(i), theme.Scaled(8), y+1, width-2*theme.Scaled(8), high-1)
		t.row(l, i, y, width, high)
	}
	return t.height()
}

// spot makes a row reachable.
func (t *table) spot(l *chart.List, i int, y, width, height float32, tip chart.Tip, open func()) {
	s := area(t.id(i), theme.Scaled(8), y+2, width-2*theme.Scaled(8), height-3, tip, open)
	s.OnFocus = func() { t.at = i }
	l.Spot(s)
}

// step moves the keys by some rows, bringing the row into view, and reports
// false at an end.
func (t *table) step(by int) bool {
	to := max(0, min(t.at+by, t.count()-1))
	if to == t.at || t.count() == 0 {
		return false
	}
	t.goTo(to)
	return true
}

func (t *table) goTo(row int) {
	if t.count() == 0 {
		return
	}
	t.at = max(0, min(row, t.count()-1))
	y, view := float32(t.at)*rowHeight(), t.scroll.Size().Height
	switch {
	case y < t.scroll.Offset.Y:
		t.scrollTo(y)
	case y+rowHeight()+2*rim > t.scroll.Offset.Y+view:
		t.scrollTo(y + rowHeight() + 2*rim - view)
	}
	t.body.FocusOn(t.id(t.at))
}

// inView is how many rows fit.
func (t *table) inView() int { return max(1, int(t.scroll.Size().Height/rowHeight())) }

func (t *table) scrollTo(offset float32) {
	offset = max(0, min(offset, t.height()-t.scroll.Size().Height))
	if t.scroll.Offset.Y != offset {
		t.scroll.Offset.Y = offset
		t.body.Refresh()
	}
	t.scroll.Refresh()
}
