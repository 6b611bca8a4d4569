package codebook

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"plumbline/ui/chart"
	"plumbline/ui/theme"
)

// The widths, at normal text size, from which the cards stand beside the rules,
// and from which the list of questions does.
const (
	withSide  = 900
	withIndex = 1180
	longest   = 860 // of the rules: longer lines are hard to read
	widest    = 1040
)

// page arranges the place: the list of questions, the rules, the cards.
type page struct{ c *Codebook }

// MinSize is small: the page takes the room it is given.
func (*page) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 200) }

// Layout implements fyne.Layout.
func (p *page) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	c := p.c
	c.ground.Resize(size)
	margin, gap := theme.Scaled(24), theme.Scaled(14)
	if size.Width < theme.Scaled(1200) {
		margin, gap = theme.Scaled(16), theme.Scaled(12)
	}
	width := size.Width - 2*margin
	y := theme.Scaled(16)
	head := c.header.HeightAt(width)
	put(c.header, margin, y, width, head)
	y += head + gap
	p.putColumns(margin, y, width, size.Height-y, gap, size.Width)
}

func (p *page) putColumns(x, y, width, room, gap, whole float32) {
	c := p.c
	objects := []fyne.CanvasObject{c.ground, c.header, c.middle.scroll}
	side := float32(0)
	if whole >= theme.Scaled(withSide) {
		side = max(theme.Scaled(280), min(theme.Scaled(350), width*0.26))
		objects = append(objects, c.side.scroll)
	}
	index := float32(0)
	if whole >= theme.Scaled(withIndex) && c.mode == theRules {
		index = theme.Scaled(190)
		objects = append(objects, c.index)
		put(c.index, x, y, index, min(room-gap, c.index.HeightAt(index)))
		index += gap
	}
	main := width - index
	if side > 0 {
		most := theme.Scaled(widest)
		if c.mode == theRules {
			most = theme.Scaled(longest)
		}
		main = min(main-side-gap, most)
	}
	searchHigh := float32(0)
	if c.mode == theRules {
		searchHigh = c.search.MinSize().Height
		objects = append(objects, c.search)
		put(c.search, x+index, y, main, searchHigh)
		searchHigh += theme.Scaled(10)
	}
	blocks := []*chart.Pane{c.main}
	if side == 0 {
		blocks = append(blocks, c.cards()...)
	} else {
		c.side.fill(c.cards()...)
		c.side.place(x+index+main+gap, y, width-index-main-gap, room, gap)
	}
	c.middle.fill(blocks...)
	c.middle.place(x+index, y+searchHigh, main, room-searchHigh, gap)
	c.root.Objects = objects
}

// cards are those beside the rules, from top to bottom.
func (c *Codebook) cards() []*chart.Pane {
	if !c.shown {
		return nil
	}
	cards := []*chart.Pane{c.versions}
	if len(c.view.Looks) > 0 {
		cards = append(cards, c.looks)
	}
	return append(cards, c.targets)
}

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

// column scrolls through panes that are as high as they need to be.
type column struct {
	scroll  *container.Scroll
	content *fyne.Container
	panes   []*chart.Pane
	height  float32
}

func newColumn() *column {
	c := &column{}
	c.content = container.New(c)
	c.scroll = container.NewVScroll(c.content)
	return c
}

// MinSize is the height of all panes.
func (c *column) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, c.height) }

// Layout does nothing: panes are placed when the width is known.
func (c *column) Layout([]fyne.CanvasObject, fyne.Size) {}

func (c *column) fill(panes ...*chart.Pane) {
	c.panes = panes
	c.content.Objects = c.content.Objects[:0]
	for _, p := range panes {
		c.content.Objects = append(c.content.Objects, p)
	}
}

// edge is the room around the panes, which a ring may take without being cut
// by the scroll.
const edge = 4

func (c *column) place(x, y, width, height, gap float32) {
	at := float32(edge)
	for _, p := range c.panes {
		high := p.HeightAt(width)
		put(p, edge, at, width, high)
		at += high + gap
	}
	c.height = at
	c.scroll.Move(fyne.NewPos(x-edge, y-edge))
	c.scroll.Resize(fyne.NewSize(width+2*edge, height+edge))
	c.content.Resize(fyne.NewSize(width+2*edge, max(at, height)))
	c.scrollTo(c.scroll.Offset.Y)
}

// holds reports whether a pane is in the column.
func (c *column) holds(p *chart.Pane) bool {
	for _, in := range c.panes {
		if in == p {
			return true
		}
	}
	return false
}

func (c *column) scrollTo(offset float32) {
	offset = max(0, min(offset, c.height-c.scroll.Size().Height))
	c.scroll.Offset.Y = offset
	c.scroll.Refresh()
}

// reveal scrolls so that a stretch of a pane is in view; what is higher than
// the view is shown from its top.
func (c *column) reveal(p *chart.Pane, from, high float32) {
	const room = 10
	y := p.Position().Y + from
	switch offset, view := c.scroll.Offset.Y, c.scroll.Size().Height; {
	case y-room < offset || high+2*room > view:
		c.scrollTo(y - room)
	case y+high+room > offset+view:
		c.scrollTo(y + high + room - view)
	}
}
