package annotatescreen

import (
	"slices"

	"fyne.io/fyne/v2"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// threeColumns places queue, article and form side by side.
type threeColumns struct {
	*kit.Columns
	queue, strip  fyne.CanvasObject
	article, form fyne.CanvasObject
	score         fyne.CanvasObject // of practice, over article and form
	onCompact     func(compact bool)
	compact       bool
	open          bool // the queue of a narrow window is laid over the article
}

// objects are all parts, from back to front.
func (c *threeColumns) objects() []fyne.CanvasObject {
	return slices.Concat(c.Grounds, []fyne.CanvasObject{c.queue, c.strip, c.article, c.form}, c.Lines, []fyne.CanvasObject{c.score})
}

// MinSize lets the window shrink to what is still usable.
func (c *threeColumns) MinSize([]fyne.CanvasObject) fyne.Size { return kit.LeastColumns }

// Layout places the columns; the queue folds to a strip where it has no room.
func (c *threeColumns) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	wide := theme.Scaled(248)
	left := wide
	if kit.Narrow(size.Width) && !c.open {
		left = theme.Scaled(46)
		c.queue.Hide()
		c.strip.Show()
	} else {
		c.queue.Show()
		c.strip.Hide()
	}
	kit.Arrange(c.queue, 0, 0, wide, size.Height)
	kit.Arrange(c.strip, 0, 0, left, size.Height)
	c.Arrange(size, left, c.article, c.form)
	kit.Arrange(c.score, left+1, 0, size.Width-left-1, size.Height)
	if compact := kit.Compact(size.Height); compact != c.compact {
		c.compact = compact
		c.onCompact(compact)
	}
}

// unfold shows the queue of a narrow window, or folds it again.
func (c *threeColumns) unfold(open bool, root *fyne.Container) {
	if c.open != open {
		c.open = open
		c.Layout(nil, root.Size())
		root.Refresh()
	}
}
