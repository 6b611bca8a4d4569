package adjudicatescreen

import (
	"slices"

	"fyne.io/fyne/v2"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// threeColumns places the list, the paragraph with its answers, and the decision
// side by side; without anything to decide a sentence takes all of it.
type threeColumns struct {
	*kit.Columns
	side, reading, form, blank fyne.CanvasObject
	empty, compact, large      bool
}

// objects are all parts, from back to front.
func (c *threeColumns) objects() []fyne.CanvasObject {
	return slices.Concat(c.Grounds, []fyne.CanvasObject{c.side, c.reading, c.form}, c.Lines, []fyne.CanvasObject{c.blank})
}

// show shows the columns, or the sentence in their place.
func (c *threeColumns) show(empty bool) {
	c.empty = empty
	for _, o := range c.objects() {
		if o == c.blank != empty {
			o.Hide()
		} else {
			o.Show()
		}
	}
	if !empty && !c.large {
		c.side.Hide()
	}
}

// MinSize lets the window shrink to what is still usable.
func (c *threeColumns) MinSize([]fyne.CanvasObject) fyne.Size { return kit.LeastColumns }

// Layout places the columns; the list goes where it has no room.
func (c *threeColumns) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	left := float32(0)
	if c.large = !kit.Narrow(size.Width); c.large {
		left = theme.Scaled(264)
	}
	c.show(c.empty)
	kit.Arrange(c.side, 0, 0, left, size.Height)
	c.Arrange(size, left, c.reading, c.form)
	kit.Arrange(c.blank, 0, 0, size.Width, size.Height)
	c.compact = kit.Compact(size.Height)
}
