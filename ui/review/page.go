package review

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"plumbline/ui/chart"
	"plumbline/ui/theme"
)

// The widths at which the page changes, at normal text size.
const (
	besideWide = 1180 // from here on, the detail stands beside the rows
	threeWide  = 1180 // of the detail: three cards in a row
	twoWide    = 640  // two cards in a row
	pageWide   = 2400 // beyond, the page keeps its width
)

// page places header, sentences and columns.
type page struct{ r *Review }

// MinSize lets the window shrink to what is still usable.
func (p *page) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(860, 480) }

// Layout places the parts.
func (p *page) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	r := p.r
	if size.Width <= 0 {
		return
	}
	r.ground.Resize(size)
	gap, side := theme.Scaled(14), theme.Scaled(24)
	inner := min(size.Width-2*side, theme.Scaled(pageWide))
	x := (size.Width - inner) / 2
	y := theme.Scaled(14)
	y += put(r.header, x, y, inner) + theme.Scaled(10)
	r.wide = size.Width >= theme.Scaled(besideWide)
	room := size.Height - y
	r.arrange()
	if r.wide && r.measured() {
		if h := put(r.sentences, x, y, inner); h > 0 {
			y += h + gap
			room = size.Height - y
		}
		lw := max(theme.Scaled(440), min(inner*0.39, theme.Scaled(700)))
		r.left.place(x, y, lw, room, gap)
		r.right.place(x+lw+gap, y, inner-lw-gap, room, gap)
	} else {
		r.right.place(x, y, inner, room, gap)
	}
	r.over.place(size)
}

// put places a pane as high as it needs to be and returns that.
func put(p *chart.Pane, x, y, width float32) float32 {
	h := p.HeightAt(width)
	p.Move(fyne.NewPos(x, y))
	p.Resize(fyne.NewSize(width, h))
	return h
}

// arrange says which panes stand where.
func (r *Review) arrange() {
	show := func(p *chart.Pane, on bool) {
		if on != p.Visible() {
			if on {
				p.Show()
			} else {
				p.Hide()
			}
		}
	}
	measured := r.measured()
	for _, p := range r.panes() {
		show(p, p == r.header || measured != (p == r.empty))
	}
	show(r.selves, measured && r.repeated())
	show(r.sentences, measured && len(r.view.Sentences) > 0)
	if measured && r.wide {
		r.left.scroll.Show()
		r.root.Objects = []fyne.CanvasObject{r.ground, r.header, r.sentences, r.left.scroll, r.right.scroll, r.over.root}
		r.left.fill(one(r.rows))
		r.right.fill(r.detailRows()...)
		return
	}
	r.left.scroll.Hide()
	r.root.Objects = []fyne.CanvasObject{r.ground, r.header, r.left.scroll, r.right.scroll, r.over.root}
	r.left.fill()
	if !measured {
		r.right.fill(one(r.empty))
		return
	}
	rows := []band{one(r.rows)}
	if r.sentences.Visible() {
		rows = []band{one(r.sentences), one(r.rows)}
	}
	r.right.fill(append(rows, r.detailRows()...)...)
}

// detailRows arranges the cards of a detail by what they hold. Self-agreement
// has one only where somebody was asked again.
func (r *Review) detailRows() []band {
	rows := r.cards()
	if last := len(rows) - 1; r.repeated() { // above the paragraphs, which may be many
		rows = slices.Insert(rows, last, one(r.selves))
	}
	return rows
}

// repeated reports whether anybody was asked again.
func (r *Review) repeated() bool {
	d := r.detail()
	return d != nil && len(d.Selves) > 0
}

func (r *Review) cards() []band {
	rows := []band{one(r.explained)}
	pairs, collisions := part{r.pairs, 0.38}, part{r.collisions, 0.62}
	d := r.detail()
	if d != nil && (len(d.Annotators) > 7 || len(d.Collisions.Labels) > 10) {
		rows = append(rows, one(r.pairs), one(r.collisions))
		return append(rows, band{two: parts{{r.labels, 0.68}, {r.overTime, 0.32}}}, one(r.divided))
	}
	return append(rows,
		band{
			three: parts{{r.pairs, 0.25}, {r.collisions, 0.40}, {r.labels, 0.35}},
			two:   parts{pairs, collisions},
		},
		band{three: parts{}, two: parts{{r.labels, 0.68}, {r.overTime, 0.32}}},
		band{three: parts{{r.divided, 0.68}, {r.overTime, 0.32}}, two: parts{{r.divided, 1}}},
	)
}

// part is a card and its share of the width.
type part struct {
	pane  *chart.Pane
	share float32
}

type parts []part

// band is a row of cards, by how much room there is. A nil arrangement is the
// same as the next narrower one.
type band struct{ three, two parts }

func one(p *chart.Pane) band { return band{two: parts{{p, 1}}} }

// in returns the rows of a band for a width.
func (b band) in(width float32) []parts {
	chosen := b.two
	if width >= theme.Scaled(threeWide) && b.three != nil {
		chosen = b.three
	}
	if width >= theme.Scaled(twoWide) {
		return []parts{chosen}
	}
	var each []parts
	for _, p := range chosen {
		each = append(each, parts{{p.pane, 1}})
	}
	return each
}

// column scrolls through bands of cards.
type column struct {
	scroll  *container.Scroll
	content *fyne.Container
	bands   []band
	height  float32
	onMoved func() // another part of it is in view; nil = nobody asks
}

func newColumn() *column {
	c := &column{}
	c.content = container.New(c)
	c.scroll = container.NewVScroll(c.content)
	c.scroll.OnScrolled = func(fyne.Position) { c.moved() }
	return c
}

// MinSize is the height of all cards.
func (c *column) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, c.height) }

// Layout does nothing: cards are placed when the width is known.
func (c *column) Layout([]fyne.CanvasObject, fyne.Size) {}

func (c *column) fill(bands ...band) {
	c.bands = bands
	c.content.Objects = c.content.Objects[:0]
	for _, b := range bands {
		for _, p := range slices.Concat(b.two, b.three) {
			if !c.holds(p.pane) { // a card stands in one band or another, by the width
				c.content.Objects = append(c.content.Objects, p.pane)
			}
		}
	}
}

func (c *column) holds(p *chart.Pane) bool {
	for _, o := range c.content.Objects {
		if o == fyne.CanvasObject(p) {
			return true
		}
	}
	return false
}

// rim is the room around the cards of a column, which a ring or an edge may
// take without being cut by the scroll.
const rim = 4

// place gives the column its room and its cards theirs.
func (c *column) place(x, y, width, height, gap float32) {
	at := float32(rim)
	for _, b := range c.bands {
		for _, row := range b.in(width) {
			if len(row) > 0 {
				at += c.row(row, at, width, gap) + gap
			}
		}
	}
	c.height = at
	c.scroll.Move(fyne.NewPos(x-rim, y-rim))
	c.scroll.Resize(fyne.NewSize(width+2*rim, height+rim))
	c.content.Resize(fyne.NewSize(width+2*rim, max(at, height)))
	c.scrollTo(c.scroll.Offset.Y)
}

// row places cards side by side, all as high as the highest.
func (c *column) row(row parts, y, width, gap float32) (high float32) {
	free := width - gap*float32(len(row)-1)
	for _, p := range row {
		high = max(high, p.pane.HeightAt(free*p.share))
	}
	x := float32(rim)
	for _, p := range row {
		p.pane.Move(fyne.NewPos(x, y))
		p.pane.Resize(fyne.NewSize(free*p.share, high))
		x += free*p.share + gap
	}
	return high
}

// scrollTo moves the view, within what there is.
func (c *column) scrollTo(offset float32) {
	offset = max(0, min(offset, c.height-c.scroll.Size().Height))
	if c.scroll.Offset.Y != offset {
		c.scroll.Offset.Y = offset
	}
	c.scroll.Refresh()
	c.moved()
}

func (c *column) moved() {
	if c.onMoved != nil {
		c.onMoved()
	}
}
