package annotating

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"plumbline/ui/theme"
)

// The widths and heights at which the layout changes.
const (
	narrow = 1200 // below, at normal text size, the queue folds to a strip
	low    = 820  // below, answered fields fold to one line
)

// columns places queue, article and form side by side, with a line between.
type columns struct {
	backs         [3]*canvas.Rectangle
	lines         [2]*canvas.Rectangle
	queue, strip  fyne.CanvasObject
	article, form fyne.CanvasObject
	score         fyne.CanvasObject // of practice, over article and form
	onCompact     func(compact bool)
	compact       bool
	open          bool // the queue of a narrow window is laid over the article
}

// formWidth grows with the window between what four options in a row need and
// what still reads as one column.
func formWidth(window float32) float32 {
	return max(theme.Scaled(404), min(window*0.31, theme.Scaled(480)))
}

// MinSize lets the window shrink to what is still usable.
func (c *columns) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(860, 480) }

// Layout places the columns.
func (c *columns) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	wide := theme.Scaled(248)
	left := wide
	folded := size.Width < theme.Scaled(narrow) && !c.open
	if folded {
		left = theme.Scaled(46)
		c.queue.Hide()
		c.strip.Show()
	} else {
		c.queue.Show()
		c.strip.Hide()
	}
	right := min(formWidth(size.Width), (size.Width-left)*0.6) // large text must leave room to read
	middle := size.Width - left - right - 2
	put := func(o fyne.CanvasObject, x, w float32) {
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(w, size.Height))
	}
	put(c.backs[0], 0, left)
	put(c.queue, 0, wide)
	put(c.strip, 0, left)
	put(c.lines[0], left, 1)
	put(c.backs[1], left+1, middle)
	put(c.article, left+1, middle)
	put(c.lines[1], left+1+middle, 1)
	put(c.backs[2], left+2+middle, right)
	put(c.form, left+2+middle, right)
	put(c.score, left+1, size.Width-left-1)
	if compact := size.Height < low-barHeights; compact != c.compact {
		c.compact = compact
		c.onCompact(compact)
	}
}

// barHeights is what the window's bars take from the height of the columns.
const barHeights = 100

// unfold shows the queue of a narrow window, or folds it again.
func (c *columns) unfold(open bool, root *fyne.Container) {
	if c.open != open {
		c.open = open
		c.Layout(nil, root.Size())
		root.Refresh()
	}
}

func (c *columns) recolour() {
	p := theme.Current()
	c.backs[0].FillColor, c.backs[1].FillColor, c.backs[2].FillColor = p.Rail, p.Page, p.Surface
	c.lines[0].FillColor, c.lines[1].FillColor = p.Line, p.Line
	for _, r := range []*canvas.Rectangle{c.backs[0], c.backs[1], c.backs[2], c.lines[0], c.lines[1]} {
		r.Refresh()
	}
}
