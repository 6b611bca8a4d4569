package annotatescreen

import (
	"slices"

	"fyne.io/fyne/v2"

	"plumbline/ui/columns"
	"plumbline/ui/theme"
)

// threeColumns places queue, article and form side by side.
type threeColumns struct {
	*columns.Three
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
func (c *threeColumns) MinSize([]fyne.CanvasObject) fyne.Size { return columns.Least }

// Layout places the columns; the queue folds to a strip where it has no room.
func (c *threeColumns) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	wide := theme.Scaled(248)
	left := wide
	if columns.Narrow(size.Width) && !c.open {
		left = theme.Scaled(46)
		c.queue.Hide()
		c.strip.Show()
	} else {
		c.queue.Show()
		c.strip.Hide()
	}
	columns.Put(c.queue, 0, wide, size.Height)
	columns.Put(c.strip, 0, left, size.Height)
	c.Place(size, left, c.article, c.form)
	columns.Put(c.score, left+1, size.Width-left-1, size.Height)
	if compact := columns.Compact(size.Height); compact != c.compact {
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
