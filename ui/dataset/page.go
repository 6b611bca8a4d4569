package dataset

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"plumbline/ui/chart"
	"plumbline/ui/theme"
)

// twoColumns is the width, at normal text size, from which the small cards
// stand beside the tables.
const twoColumns = 940

// page arranges the place: the tables to the left, the cards to the right, or
// all of them below each other in one column that scrolls.
type page struct{ d *Dataset }

// MinSize is small: the page takes the room it is given.
func (*page) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 200) }

// Layout implements fyne.Layout.
func (p *page) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	d := p.d
	d.ground.Resize(size)
	margin, gap := theme.Scaled(24), theme.Scaled(14)
	if size.Width < theme.Scaled(1200) {
		margin, gap = theme.Scaled(16), theme.Scaled(12)
	}
	width := size.Width - 2*margin
	head := d.header.HeightAt(width)
	d.header.Move(fyne.NewPos(margin, theme.Scaled(16)))
	d.header.Resize(fyne.NewSize(width, head))
	top := theme.Scaled(16) + head + gap
	room := size.Height - top
	if size.Width < theme.Scaled(twoColumns) {
		p.inOne(margin, top, width, room, gap)
	} else {
		p.inTwo(margin, top, width, room, gap)
	}
	d.panel.place(size)
}

// inTwo gives the people what they need and the articles what is left.
func (p *page) inTwo(margin, top, width, room, gap float32) {
	d := p.d
	side := max(theme.Scaled(300), min(theme.Scaled(380), width*0.29))
	main := width - side - gap
	d.root.Objects = []fyne.CanvasObject{d.ground, d.header, d.articles.head, d.articles.scroll, d.people.head, d.people.scroll, d.right.scroll, d.panel.root}
	room -= gap
	articles, people := d.articles.headAt(main), d.people.headAt(main)
	most := max(room*0.42, people+2*rowHeight())
	peopleHigh := min(people+d.people.natural(), most)
	articlesHigh := min(articles+d.articles.natural(), room-gap-peopleHigh)
	if spare := room - gap - peopleHigh - articlesHigh; spare > 0 {
		peopleHigh = min(people+d.people.natural(), peopleHigh+spare)
	}
	d.articles.place(fyne.NewPos(margin, top), fyne.NewSize(main, articlesHigh), articles)
	d.people.place(fyne.NewPos(margin, top+articlesHigh+gap), fyne.NewSize(main, peopleHigh), people)
	d.right.fill(d.cards()...)
	d.right.place(margin+main+gap, top, side, room+gap, gap)
}

// inOne puts everything below each other; the tables keep to a part of the
// view and scroll in it.
func (p *page) inOne(margin, top, width, room, gap float32) {
	d := p.d
	d.root.Objects = []fyne.CanvasObject{d.ground, d.header, d.right.scroll, d.panel.root}
	d.right.fill(append([]block{{table: d.articles, most: max(room*0.62, theme.Scaled(230))}, {table: d.people, most: max(room*0.5, theme.Scaled(200))}}, d.cards()...)...)
	d.right.place(margin, top, width, room, gap)
}

// cards are those beside the tables, from top to bottom.
func (d *Dataset) cards() []block {
	var blocks []block
	for _, p := range []*chart.Pane{d.exchange, d.batches, d.export, d.backups, d.settings, d.rules} {
		if d.wanted(p) {
			blocks = append(blocks, block{pane: p})
		}
	}
	return blocks
}

// wanted reports whether a card has anything for the person at the keyboard.
func (d *Dataset) wanted(p *chart.Pane) bool {
	switch p {
	case d.export, d.settings:
		return d.shown && d.view.Lead
	case d.batches:
		return d.shown && d.view.Lead && len(d.view.Batches) > 0
	}
	return d.shown
}

// natural is the height that all rows and the rim below them need.
func (t *table) natural() float32 { return t.height() + theme.Scaled(8) }

// block is a card of a column: a pane as high as it needs to be, or a table
// that is at most so high.
type block struct {
	pane  *chart.Pane
	table *table
	most  float32
}

// column scrolls through cards.
type column struct {
	scroll  *container.Scroll
	content *fyne.Container
	blocks  []block
	height  float32
}

func newColumn() *column {
	c := &column{}
	c.content = container.New(c)
	c.scroll = container.NewVScroll(c.content)
	return c
}

// MinSize is the height of all cards.
func (c *column) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, c.height) }

// Layout does nothing: cards are placed when the width is known.
func (c *column) Layout([]fyne.CanvasObject, fyne.Size) {}

func (c *column) fill(blocks ...block) {
	c.blocks = blocks
	c.content.Objects = c.content.Objects[:0]
	for _, b := range blocks {
		if b.table != nil {
			c.content.Objects = append(c.content.Objects, b.table.head, b.table.scroll)
		} else {
			c.content.Objects = append(c.content.Objects, b.pane)
		}
	}
}

// holds returns where a pane lies in the column.
func (c *column) holds(p *chart.Pane) (at fyne.Position, ok bool) {
	for _, b := range c.blocks {
		if b.pane == p || b.table != nil && b.table.head == p {
			return p.Position(), true
		}
		if b.table != nil && b.table.body == p {
			return b.table.head.Position(), true
		}
	}
	return fyne.Position{}, false
}

// edge is the room around the cards of a column, which a ring may take without
// being cut by the scroll.
const edge = 4

// barRoom keeps the scroll bar off the cards, in the margin of the page.
const barRoom = 7

func (c *column) place(x, y, width, height, gap float32) {
	at := float32(edge)
	for _, b := range c.blocks {
		if b.table != nil {
			head := b.table.headAt(width)
			high := min(head+b.table.natural(), b.most)
			b.table.place(fyne.NewPos(edge, at), fyne.NewSize(width, high), head)
			at += high + gap
			continue
		}
		high := b.pane.HeightAt(width)
		b.pane.Move(fyne.NewPos(edge, at))
		b.pane.Resize(fyne.NewSize(width, high))
		at += high + gap
	}
	c.height = at
	c.scroll.Move(fyne.NewPos(x-edge, y-edge))
	c.scroll.Resize(fyne.NewSize(width+2*edge+barRoom, height+edge))
	c.content.Resize(fyne.NewSize(width+2*edge+barRoom, max(at, height)))
	c.scrollTo(c.scroll.Offset.Y)
}

// headAt is where the rows of a table begin in a width.
func (t *table) headAt(width float32) float32 { return t.head.Draw(&chart.List{}, width, 0) }

// scrollTo moves the view, within what there is.
func (c *column) scrollTo(offset float32) {
	if offset < c.nearTop() { // a few pixels would only cut the edge of the first card
		offset = 0
	}
	c.scroll.Offset.Y = max(0, min(offset, c.height-c.scroll.Size().Height))
	c.scroll.Refresh()
}

func (*column) nearTop() float32 { return theme.Scaled(24) }
