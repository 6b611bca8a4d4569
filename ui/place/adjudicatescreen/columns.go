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
	side, reading, rule, form, blank fyne.CanvasObject
	tallest                          func(width float32) float32 // of the rules, in a width
	empty, large, all                bool

	ruleWidth, longest float32 // of the rules, when they were last given their room
}

// objects are all parts, from back to front.
func (c *threeColumns) objects() []fyne.CanvasObject {
	return slices.Concat(c.Grounds, []fyne.CanvasObject{c.side, c.reading, c.rule, c.form}, c.Lines, []fyne.CanvasObject{c.blank})
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

// Layout places the columns, the rule below the list; where the list has no room
// it goes, and the rule stands below what is read.
func (c *threeColumns) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	left := float32(0)
	if c.large = !kit.Narrow(size.Width); c.large {
		left = theme.Scaled(280)
	}
	c.show(c.empty)
	at := c.Arrange(size, left, theme.Scaled(1300), c.reading, c.form)
	kit.Arrange(c.blank, 0, 0, size.Width, size.Height)
	if c.large {
		high := c.ruleHeight(size.Height, left)
		kit.Arrange(c.side, at, 0, left, size.Height-high)
		kit.Arrange(c.rule, at, size.Height-high, left, high)
		return
	}
	read := c.reading.Size()
	high := c.ruleHeight(size.Height*0.6, read.Width)
	kit.Arrange(c.reading, 1, 0, read.Width, size.Height-high)
	kit.Arrange(c.rule, 1, size.Height-high, read.Width, high)
}

// ruleHeight is what the longest rule needs, at most half of the height that it shares, so
// that the list beside it stays one, and all of it with all definitions.
func (c *threeColumns) ruleHeight(height, width float32) float32 {
	c.ruleWidth, c.longest = width, c.tallest(width)
	if c.all {
		return height
	}
	return float32(int(min(c.longest, height*0.5)))
}

// outdated reports whether the rules need other room than they were given: they are
// known only once the disagreements are read, and change with the codebook.
func (c *threeColumns) outdated() bool { return c.ruleWidth > 0 && c.tallest(c.ruleWidth) != c.longest }
