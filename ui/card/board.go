package card

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"plumbline/ui/keys"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Board shows cards in the columns and tables they scroll in, and now and then one
// laid over the others. The keys go to one of its panes at a time.
type Board struct {
	// Arrange places the cards for a size: it says what stands on the board and
	// where.
	Arrange func(size fyne.Size)
	// Home brings the keys to where they begin, after what they were on has gone.
	Home func()
	// OnEscape is Escape while nothing is laid over the board; nil is Home.
	OnEscape func()
	// OnBeyond is an arrow that leads nowhere; nil does nothing.
	OnBeyond func(kit.Direction)
	// OnPressed is called when a click brings the keys to a pane.
	OnPressed func()
	// OnNotice is told a sentence for the status bar, "" for none.
	OnNotice func(text string)

	root    *fyne.Container
	ground  *canvas.Rectangle
	least   fyne.Size
	panes   []*kit.Pane // in the order of Tab
	columns []*Column
	tables  []*Table
	overlay *overlay
	at      *kit.Pane
	keys    keys.List
}

// NewBoard returns an empty board that is usable from a size on.
func NewBoard(least fyne.Size) *Board {
	b := &Board{least: least, ground: canvas.NewRectangle(theme.Current().Page)}
	b.root = container.New(b)
	b.overlay = newOverlay(b.Uncover)
	b.keys = b.walking()
	return b
}

// Content is what the window shows.
func (b *Board) Content() fyne.CanvasObject { return b.root }

// Pane adds a card. Tab goes through cards in the order they were added in; the
// keys begin in the first.
func (b *Board) Pane(draw Draw) *kit.Pane {
	p := kit.NewPane(draw)
	p.OnPressed = func() {
		if b.OnPressed != nil {
			b.OnPressed()
		}
		b.Move(p)
	}
	p.OnTold = func(tip string) { b.OnNotice(tip) }
	b.panes = append(b.panes, p)
	if b.at == nil {
		b.at = p
	}
	return p
}

// Column adds a column. The first scrolls by Page Up and Page Down where the
// keys are in none.
func (b *Board) Column() *Column {
	c := newColumn()
	b.columns = append(b.columns, c)
	return c
}

// Table adds a card with rows.
func (b *Board) Table(head Draw, rows Rows) *Table {
	t := &Table{rows: rows, board: b}
	t.Head, t.Body = b.Pane(head), b.Pane(t.draw)
	t.in = container.New(t, t.Body)
	t.Scroll = container.NewVScroll(t.in)
	t.Scroll.OnScrolled = func(fyne.Position) { t.Body.Refresh() }
	b.tables = append(b.tables, t)
	return t
}

// Show replaces what is on the board; the cards of a column come with it.
func (b *Board) Show(objects ...fyne.CanvasObject) {
	b.root.Objects = append(append([]fyne.CanvasObject{b.ground}, objects...), b.overlay.root)
}

// MinSize is what the board is usable from.
func (b *Board) MinSize([]fyne.CanvasObject) fyne.Size { return b.least }

// Layout arranges the cards.
func (b *Board) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	b.ground.Resize(size)
	b.Arrange(size)
	b.overlay.arrange(size)
}

// Sync shows everything anew, in the palette and text size in force.
func (b *Board) Sync() {
	b.ground.FillColor = theme.Current().Page
	for _, p := range b.panes {
		p.Outdate()
	}
	b.overlay.restyle()
	b.root.Refresh()
	for _, p := range b.Panes() {
		p.Refresh()
	}
	b.keepFocus()
}

// Panes are the cards on the board, then those of the card laid over it.
func (b *Board) Panes() []*kit.Pane {
	var panes []*kit.Pane
	for _, p := range b.panes {
		if b.onBoard(p) {
			panes = append(panes, p)
		}
	}
	return append(panes, b.overlay.panes()...)
}

// onBoard reports whether a pane stands on the board, in view or scrolled away.
func (b *Board) onBoard(p *kit.Pane) bool {
	card := b.cardOf(p)
	return slices.Contains(b.root.Objects, fyne.CanvasObject(card)) || b.holder(card) != nil
}

// tableOf is the table that a pane belongs to, or nil.
func (b *Board) tableOf(p *kit.Pane) *Table {
	for _, t := range b.tables {
		if p == t.Head || p == t.Body {
			return t
		}
	}
	return nil
}

// rowsAt is the table whose rows the keys are on, or nil.
func (b *Board) rowsAt() *Table {
	if t := b.tableOf(b.at); t != nil && b.at == t.Body {
		return t
	}
	return nil
}

// cardOf is the pane that is the card around another one.
func (b *Board) cardOf(p *kit.Pane) *kit.Pane {
	if t := b.tableOf(p); t != nil {
		return t.Head
	}
	return p
}

// columnOf is the column that a card scrolls in, or nil.
func (b *Board) columnOf(card *kit.Pane) *Column {
	if b.Covered() && b.overlay.column.holds(card) {
		return b.overlay.column
	}
	return b.holder(card)
}

// holder is the column on the board that holds a card, or nil.
func (b *Board) holder(card *kit.Pane) *Column {
	for _, c := range b.columns {
		if c.holds(card) && slices.Contains(b.root.Objects, fyne.CanvasObject(c.Scroll)) {
			return c
		}
	}
	return nil
}

// extent is the position and size of a pane on the board, scrolled into view or not.
func (b *Board) extent(p *kit.Pane) (at fyne.Position, size fyne.Size) {
	card := b.cardOf(p)
	at, size = card.Position(), card.Size()
	if c := b.columnOf(card); c != nil {
		at = at.Add(c.Scroll.Position())
	}
	if t := b.tableOf(p); t != nil {
		if p == t.Body {
			return at.AddXY(0, t.top), t.Scroll.Size()
		}
		size.Height = t.top
	}
	return at, size
}
