package adjudicating

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"plumbline/ui/theme"
)

// The widths and heights at which the layout changes.
const (
	narrow = 1200 // below, at normal text size, the list of disagreements goes
	low    = 820  // below, questions that are answered fold
)

// barHeights is what the window's bars take from the height of the columns.
const barHeights = 100

// columns places the list, the paragraph with its answers, and the decision
// side by side; without anything to decide a sentence takes all of it.
type columns struct {
	backs                 [3]*canvas.Rectangle
	lines                 [2]*canvas.Rectangle
	side, reading, form   fyne.CanvasObject
	blank                 fyne.CanvasObject
	empty, compact, large bool
}

func newColumns(side, reading, form, blank fyne.CanvasObject) *columns {
	c := &columns{side: side, reading: reading, form: form, blank: blank}
	for i := range c.backs {
		c.backs[i] = canvas.NewRectangle(nil)
	}
	for i := range c.lines {
		c.lines[i] = canvas.NewRectangle(nil)
	}
	return c
}

func (c *columns) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.backs[0], c.backs[1], c.backs[2], c.side, c.reading, c.form, c.lines[0], c.lines[1], c.blank}
}

// show shows the columns, or the sentence in their place.
func (c *columns) show(empty bool) {
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
func (c *columns) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(860, 480) }

// formWidth is as in Annotate, so that the eye finds the same controls in the
// same place.
func formWidth(window float32) float32 {
	return max(theme.Scaled(404), min(window*0.31, theme.Scaled(480)))
}

// Layout places the columns.
func (c *columns) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	c.large = size.Width >= theme.Scaled(narrow)
	left := float32(0)
	if c.large {
		left = theme.Scaled(264)
	}
	c.show(c.empty)
	right := min(formWidth(size.Width), (size.Width-left)*0.6)
	middle := size.Width - left - right - 2
	put := func(o fyne.CanvasObject, x, w float32) {
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(w, size.Height))
	}
	put(c.backs[0], 0, left)
	put(c.side, 0, left)
	put(c.lines[0], left, 1)
	put(c.backs[1], left+1, middle)
	put(c.reading, left+1, middle)
	put(c.lines[1], left+1+middle, 1)
	put(c.backs[2], left+2+middle, right)
	put(c.form, left+2+middle, right)
	put(c.blank, 0, size.Width)
	c.compact = size.Height < low-barHeights
}

func (c *columns) recolour() {
	p := theme.Current()
	c.backs[0].FillColor, c.backs[1].FillColor, c.backs[2].FillColor = p.Rail, p.Page, p.Surface
	c.lines[0].FillColor, c.lines[1].FillColor = p.Line, p.Line
	for _, r := range []*canvas.Rectangle{c.backs[0], c.backs[1], c.backs[2], c.lines[0], c.lines[1]} {
		r.Refresh()
	}
}
