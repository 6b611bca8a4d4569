package card

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Overlaid is a card that is laid over a board for a while.
type Overlaid struct {
	Head  *kit.Pane // stays at the top; nil is none
	Body  *kit.Pane // scrolls where it has no room
	Width float32   // at normal text size
	Whole bool      // it takes all the room of the board
	// Closed is called once it was taken away; nil = nobody asks.
	Closed func()
	// Under is the lower right corner of the button that the card hangs from;
	// nil is in the middle, with a veil over everything else.
	Under func() fyne.Position
}

// Cover shows a card over the board, which has the keys until it is taken away.
func (b *Board) Cover(s Overlaid) {
	if !b.Covered() {
		b.overlay.back = b.at
	}
	b.overlay.show(s)
	b.root.Refresh()
	for _, p := range b.overlay.panes() {
		if p.Reachable() {
			b.EnterFirst(p)
			return
		}
	}
	b.Move(s.Body)
}

// Covered reports whether a card is shown over the board.
func (b *Board) Covered() bool { return b.overlay.open() }

// Uncover removes that card and gives the keys back to the pane that had them.
func (b *Board) Uncover() {
	if !b.Covered() {
		return
	}
	b.overlay.hide()
	b.root.Refresh()
	if back := b.overlay.back; b.onBoard(back) && back.Reachable() {
		b.Enter(back)
	} else {
		b.Home()
	}
	if closed := b.overlay.Closed; closed != nil {
		closed()
	}
}

// SyncOverlay redraws that card after what it shows has changed.
func (b *Board) SyncOverlay() {
	for _, p := range b.overlay.panes() {
		p.Outdate()
	}
	b.overlay.arrange(b.root.Size())
	b.overlay.root.Refresh()
	for _, p := range b.overlay.panes() {
		p.Refresh()
	}
}

// overlay draws the card that is laid over a board.
type overlay struct {
	Overlaid
	root   *fyne.Container
	veil   *veil
	card   *canvas.Rectangle
	column *Column
	back   *kit.Pane // where the keys go when it closes
}

func newOverlay(onClose func()) *overlay {
	o := &overlay{veil: newVeil(onClose), card: canvas.NewRectangle(nil), column: newColumn()}
	o.column.onCard = true
	o.root = container.NewWithoutLayout()
	o.root.Hide()
	return o
}

func (o *overlay) open() bool { return o.root.Visible() }

// panes are those of the card, from top to bottom, while it is open.
func (o *overlay) panes() []*kit.Pane {
	switch {
	case !o.open():
		return nil
	case o.Head == nil:
		return []*kit.Pane{o.Body}
	}
	return []*kit.Pane{o.Head, o.Body}
}

func (o *overlay) show(s Overlaid) {
	o.Overlaid = s
	o.column.FillPanes(s.Body)
	o.column.Scroll.Offset.Y = 0
	o.root.Objects = []fyne.CanvasObject{o.veil, o.card, o.column.Scroll}
	if s.Head != nil {
		o.root.Objects = append(o.root.Objects, s.Head)
	}
	o.root.Show()
	o.restyle()
	for _, p := range o.panes() {
		p.Update()
	}
}

func (o *overlay) hide() {
	o.root.Hide()
	o.root.Objects = nil
	o.column.Fill()
}

func (o *overlay) restyle() {
	p := theme.Current()
	o.veil.box.FillColor = color.Transparent
	if o.Under == nil {
		o.veil.box.FillColor = p.Veil
	}
	o.card.FillColor, o.card.StrokeColor, o.card.StrokeWidth, o.card.CornerRadius = p.Surface, p.Control, theme.Hairline, theme.Radius+2
}

// arrange gives the card the room it needs, in the middle or under its button.
func (o *overlay) arrange(size fyne.Size) {
	o.root.Resize(size)
	if !o.open() {
		return
	}
	o.veil.Resize(size)
	margin, head := theme.Scaled(16), float32(0)
	w := min(theme.Scaled(o.Width), size.Width-2*margin)
	if o.Whole {
		w = size.Width - 2*margin
	}
	if o.Head != nil {
		head = o.Head.HeightAt(w)
	}
	h := min(head+o.Body.HeightAt(w), size.Height-2*margin)
	if o.Whole {
		h = size.Height - 2*margin
	}
	x, y := (size.Width-w)/2, max(margin, (size.Height-h)/3)
	if o.Under != nil {
		corner := o.Under()
		y = corner.Y
		h = min(h, size.Height-y-margin)
		x = max(margin, min(corner.X-w, size.Width-w-margin))
	}
	kit.Arrange(o.card, x, y, w, h)
	if o.Head != nil {
		kit.Arrange(o.Head, x, y, w, head)
	}
	o.column.Arrange(x, y+head, w, h-head, 0)
}

// scroll scrolls a card in which no pane takes the keys.
func (o *overlay) scroll(d kit.Direction) {
	switch d {
	case kit.Down:
		o.column.ScrollTo(o.column.Scroll.Offset.Y + RowHeight())
	case kit.Up:
		o.column.ScrollTo(o.column.Scroll.Offset.Y - RowHeight())
	}
}
