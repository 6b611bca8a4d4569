package modal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Rows are what a list of a body shows, and what happens in it.
type Rows struct {
	Count  func() int
	Height func() float32
	Draw   func(d *kit.Drawing, row int, x, y, width float32)
	Act    func(row int)                        // Enter, or a second click
	Key    func(row int, key fyne.KeyName) bool // a key of the list's own; false leaves it to the list
	Typed  func(char rune)                      // nil ignores what is typed
	Moved  func()                               // another row is current, or none
}

// List is rows of which one can be current. It has the keys as a whole: Up and Down
// move, Enter acts, and the rest means what it means in its modal.
type List struct {
	widget.BaseWidget
	rows    Rows
	roll    *kit.List
	frame   canvas.Rectangle
	at      int // the current row, below 0 if none is
	clicked int // the row that was clicked last, below 0 if others are shown since
	high    int // rows that it asks to show
	focused bool
	modal   *Modal
}

// NewList returns a list that asks for room for so many rows.
func NewList(high int, rows Rows) *List {
	l := &List{rows: rows, at: -1, clicked: -1, high: high}
	l.roll = kit.NewRows(kit.Rows{
		Count: rows.Count, Height: rows.Height, Draw: rows.Draw,
		Current: func(i int) bool { return i == l.at },
		Open:    l.pressed,
	})
	l.ExtendBaseWidget(l)
	return l
}

func (l *List) belongTo(m *Modal) { l.modal = m }

// At is the current row, below 0 if none is.
func (l *List) At() int { return l.at }

// Select makes a row the current one, or none, and brings it into view.
func (l *List) Select(row int) {
	l.at = max(-1, min(row, l.rows.Count()-1))
	l.roll.UpdateAll()
	l.roll.Reveal(l.at, 0)
	if l.rows.Moved != nil {
		l.rows.Moved()
		l.roll.UpdateAll() // what is told of a move may be how rows look
	}
}

// Reset shows other rows; none is current unless the keys are here.
func (l *List) Reset() {
	l.at, l.clicked = -1, -1
	if l.focused {
		l.at = min(0, l.rows.Count()-1)
	}
	l.roll.Reset()
	l.roll.UpdateAll()
	l.roll.Reveal(0, 0)
	if l.rows.Moved != nil {
		l.rows.Moved()
	}
}

// Update shows a row anew.
func (l *List) Update(row int) { l.roll.Update(row) }

func (l *List) pressed(row int) {
	again := l.clicked == row && l.at == row // and no key has moved on since
	l.clicked = row
	l.modal.Focus(l)
	l.Select(row)
	if again {
		l.rows.Act(row)
	}
}

// FocusGained shows where the keys are; they come to the first row.
func (l *List) FocusGained() {
	l.focused = true
	if l.at < 0 {
		l.Select(0)
	}
	l.Refresh()
	l.modal.focusIs(l, oneLine)
}

// Focused reports whether the keys are here.
func (l *List) Focused() bool { return l.focused }

// FocusLost shows that the keys are elsewhere.
func (l *List) FocusLost() {
	l.focused = false
	l.Refresh()
}

// TypedRune passes on what is typed.
func (l *List) TypedRune(char rune) {
	if l.rows.Typed != nil {
		l.rows.Typed(char)
	}
}

// TypedKey moves the current row or acts on it; the rest is the modal's.
func (l *List) TypedKey(k *fyne.KeyEvent) {
	page := max(1, l.high-1)
	by := map[fyne.KeyName]int{
		fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyPageUp: -page, fyne.KeyPageDown: page,
		fyne.KeyHome: -l.rows.Count(), fyne.KeyEnd: l.rows.Count(),
	}[k.Name]
	enter := k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter
	switch {
	case l.rows.Key != nil && l.rows.Key(l.at, k.Name):
	case by != 0:
		l.Select(max(0, l.at+by))
	case enter && l.at >= 0:
		l.rows.Act(l.at)
	default:
		l.modal.typed(k, oneLine)
	}
}

// TypedShortcut leaves Ctrl+Enter to the modal.
func (l *List) TypedShortcut(s fyne.Shortcut) { l.modal.submitted(s, oneLine) }

// CreateRenderer draws a box with the rows in it.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	return &kit.Parts{
		Of: l, All: func() []fyne.CanvasObject { return []fyne.CanvasObject{&l.frame, l.roll} },
		Arrange: func(size fyne.Size) {
			const inset = 3
			l.paint()
			l.frame.Resize(size)
			kit.Arrange(l.roll, inset, inset, size.Width-2*inset, size.Height-2*inset)
		},
		Paint: func() {
			l.paint()
			l.roll.UpdateAll()
		},
		Least: func() fyne.Size { return fyne.NewSize(theme.Scaled(200), float32(l.high)*l.rows.Height()+6) },
	}
}

func (l *List) paint() {
	p := theme.Current()
	l.frame.FillColor, l.frame.StrokeColor, l.frame.StrokeWidth, l.frame.CornerRadius = p.Rail, p.Control, theme.Hairline, theme.Radius
	if l.focused {
		l.frame.StrokeColor, l.frame.StrokeWidth = p.FocusRing, theme.Ring
	}
}
