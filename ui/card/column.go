package card

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"plumbline/ui/kit"
)

// Column scrolls through blocks that are as high as they need to be.
type Column struct {
	Scroll  *container.Scroll // what stands on the board
	OnMoved func()            // another part of it is in view; nil = nobody asks
	content *fyne.Container
	blocks  []Block
	height  float32
	onCard  bool // the whole column is one card, and the scroll bar stays on it
}

// Edge is the room around the blocks of a column, which a ring may take without
// being cut by the scroll.
const Edge = 4

// barRoom keeps the scroll bar off the cards, in the margin beside them.
const barRoom = 7

func newColumn() *Column {
	c := &Column{}
	c.content = container.New(c)
	c.Scroll = container.NewVScroll(c.content)
	c.Scroll.OnScrolled = func(fyne.Position) { c.moved() }
	return c
}

// MinSize is the height of all blocks.
func (c *Column) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, c.height) }

// Layout does nothing: blocks are placed when the width is known.
func (c *Column) Layout([]fyne.CanvasObject, fyne.Size) {}

// Fill says what the column holds, from top to bottom.
func (c *Column) Fill(blocks ...Block) {
	c.blocks = blocks
	c.content.Objects = c.content.Objects[:0]
	for _, b := range blocks {
		for _, o := range b.Objects() {
			if !c.holds(o) { // a card may stand in one block or another, by the width
				c.content.Objects = append(c.content.Objects, o)
			}
		}
	}
}

// FillPanes fills the column with a card below each other.
func (c *Column) FillPanes(panes ...*kit.Pane) {
	blocks := make([]Block, len(panes))
	for i, p := range panes {
		blocks[i] = One(p)
	}
	c.Fill(blocks...)
}

func (c *Column) holds(o fyne.CanvasObject) bool { return slices.Contains(c.content.Objects, o) }

// Arrange gives the column its room and its blocks theirs.
func (c *Column) Arrange(x, y, width, height, gap float32) {
	at := float32(Edge)
	for _, b := range c.blocks {
		if high := b.Arrange(fyne.NewPos(Edge, at), width, gap); high > 0 {
			at += high + gap
		}
	}
	c.height = at
	view := width + 2*Edge + barRoom
	if c.onCard {
		view = width + Edge
	}
	kit.Arrange(c.Scroll, x-Edge, y-Edge, view, height+Edge)
	c.content.Resize(fyne.NewSize(view, max(at, height)))
	c.ScrollTo(c.Scroll.Offset.Y)
}

// ScrollTo moves the view, within what there is.
func (c *Column) ScrollTo(offset float32) {
	c.Scroll.Offset.Y = max(0, min(offset, c.height-c.Scroll.Size().Height))
	c.Scroll.Refresh()
	c.moved()
}

func (c *Column) moved() {
	if c.OnMoved != nil {
		c.OnMoved()
	}
}

// ScrollBy moves the view by some views.
func (c *Column) ScrollBy(views float32) {
	c.ScrollTo(c.Scroll.Offset.Y + views*c.Scroll.Size().Height)
}

// reveal scrolls as little as needed to bring a stretch of a card into view,
// with the whole card where that fits.
func (c *Column) reveal(card fyne.CanvasObject, from, high, margin float32) {
	view := c.Scroll.Size().Height
	top := card.Position().Y - Edge
	bottom := top + card.Size().Height + 2*Edge
	if bottom-top > view {
		top = card.Position().Y + from - margin
		bottom = top + high + 2*margin
	}
	switch offset := c.Scroll.Offset.Y; {
	case bottom > offset+view && bottom-view <= top:
		c.ScrollTo(bottom - view)
	case top < offset || bottom > offset+view:
		c.ScrollTo(top)
	}
}

// PutPane places a pane as high as it needs to be and returns that.
func PutPane(p *kit.Pane, x, y, width float32) (height float32) {
	height = p.HeightAt(width)
	kit.Arrange(p, x, y, width, height)
	return height
}
