package annotatescreen

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// threeColumns places queue and rule, article and form side by side.
type threeColumns struct {
	*kit.Columns
	queue         *side
	strip         fyne.CanvasObject
	rule          fyne.CanvasObject
	article, form fyne.CanvasObject
	help          *helpLine                   // below the article
	score         fyne.CanvasObject           // of practice, over article and form
	tallest       func(width float32) float32 // of the rules, in a width
	arranged      func()                      // is told that everything has its position

	folded bool // the queue has no room
	open   bool // and is laid over the article all the same
	all    bool // the definitions take the place of the queue

	cover, edge *canvas.Rectangle // the ground of the queue where it is laid over the article
}

func newThreeColumns() *threeColumns {
	return &threeColumns{Columns: kit.NewColumns(), cover: canvas.NewRectangle(nil), edge: canvas.NewRectangle(nil)}
}

// objects are all parts, from back to front.
func (c *threeColumns) objects() []fyne.CanvasObject {
	return slices.Concat(
		c.Grounds,
		[]fyne.CanvasObject{c.article, c.help.Pane, c.rule, c.strip, c.form},
		c.Lines,
		[]fyne.CanvasObject{c.cover, c.queue.root, c.edge, c.score},
	)
}

// Recolour takes over the palette in force.
func (c *threeColumns) Recolour() {
	c.Columns.Recolour()
	c.cover.FillColor, c.edge.FillColor = theme.Current().Rail, theme.Current().Line
	c.cover.Refresh()
	c.edge.Refresh()
}

// MinSize lets the window shrink to what is still usable.
func (c *threeColumns) MinSize([]fyne.CanvasObject) fyne.Size { return kit.LeastColumns }

// mostRead is as wide as an article is at most beside its form.
func mostRead() float32 { return theme.Scaled(900) }

// Layout places the columns, and tells that it has.
func (c *threeColumns) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	c.lay(size)
	c.arranged()
}

// lay places the columns. Where the queue has no room it folds to a strip, and the rule
// stands under the article; a queue that is open all the same lies over both, so that what
// is read stays where it is.
func (c *threeColumns) lay(size fyne.Size) {
	narrow := kit.Narrow(size.Width)
	c.folded = narrow && !c.open
	over := narrow && c.open
	for _, o := range []struct {
		part  fyne.CanvasObject
		shown bool
	}{{c.strip, c.folded}, {c.queue.root, !c.folded}, {c.cover, over}, {c.edge, over}} {
		if o.shown {
			o.part.Show()
		} else {
			o.part.Hide()
		}
	}
	if narrow {
		c.rule.Show()
		c.layFolded(size)
		left := c.leftWidth(size)
		kit.Arrange(c.cover, 0, 0, left, size.Height)
		kit.Arrange(c.queue.root, 0, 0, left, size.Height)
		kit.Arrange(c.edge, left, 0, 1, size.Height)
		return
	}
	left := c.leftWidth(size)
	at := c.Arrange(size, left, mostRead(), c.article, c.form)
	c.layArticle(at+left+1, c.article.Size().Width, size.Height)
	high := c.queueHeight(size, left)
	c.queue.root.Hidden, c.rule.(*fyne.Container).Hidden = high == 0, high == size.Height
	kit.Arrange(c.queue.root, at, 0, left, high)
	kit.Arrange(c.rule, at, high, left, size.Height-high)
	kit.Arrange(c.score, at+left+1, 0, size.Width-at-left-1, size.Height)
}

// layFolded places strip, article with the rule under it, and form.
func (c *threeColumns) layFolded(size fyne.Size) {
	left := theme.Scaled(52)
	c.Arrange(size, left, mostRead(), c.article, c.form)
	kit.Arrange(c.strip, 0, 0, left, size.Height)
	room := c.article.Size()
	share := float32(0.36)
	if c.all {
		share = 0.62
	}
	high := pixels(min(size.Height*share, c.tallest(room.Width)))
	if c.all {
		high = pixels(size.Height * share)
	}
	c.layArticle(left+1, room.Width, size.Height-high)
	kit.Arrange(c.rule, left+1, size.Height-high, room.Width, high)
	kit.Arrange(c.score, left+1, 0, size.Width-left-1, size.Height)
}

// layArticle places the article, and below it the line of help. What is sent away
// there moves neither what is read nor the form.
func (c *threeColumns) layArticle(x, width, high float32) {
	if c.help.Visible() {
		help := c.help.HeightAt(width)
		high -= help
		kit.Arrange(c.help, x, high, width, help)
	}
	kit.Arrange(c.article, x, 0, width, high)
}

// leftWidth is as wide as the queue is, and wider where a rule would not be
// whole below it.
func (c *threeColumns) leftWidth(size fyne.Size) float32 {
	base := max(theme.Scaled(256), min(size.Width*0.2, theme.Scaled(320)))
	for _, w := range []float32{base, theme.Scaled(300), theme.Scaled(340), theme.Scaled(370)} {
		if w >= base && c.tallest(w) <= size.Height-c.queue.least() {
			return pixels(w)
		}
	}
	return pixels(max(base, theme.Scaled(300)))
}

// queueHeight is what the queue has above the rule: what the longest rule
// leaves, but the current and the next article at least.
func (c *threeColumns) queueHeight(size fyne.Size, left float32) float32 {
	switch {
	case c.all:
		return 0
	case c.open || c.queue.searching():
		return size.Height
	}
	return pixels(max(c.queue.least(), min(size.Height-c.tallest(left), c.queue.most())))
}

// pixels cuts a measure to whole pixels.
func pixels(x float32) float32 { return float32(int(x)) }

// unfold shows the queue of a narrow window, or folds it again.
func (c *threeColumns) unfold(open bool, root *fyne.Container) {
	if c.open != open {
		c.open = open
		c.Layout(nil, root.Size())
		root.Refresh()
	}
}
