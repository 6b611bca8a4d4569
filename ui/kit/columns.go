package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"plumbline/ui/theme"
)

// The widths and heights at which a layout changes.
const (
	narrow     = 1200 // below, at normal text size, the list has no room
	low        = 820  // below, questions that are answered fold to one line
	barHeights = 100  // what the window's bars take from the height of the columns
)

// LeastColumns is what the columns are usable from.
var LeastColumns = fyne.NewSize(860, 480)

// Narrow reports whether there is no room for a list in a width.
func Narrow(width float32) bool { return width < theme.Scaled(narrow) }

// Compact reports whether questions that are answered fold in a height.
func Compact(height float32) bool { return height < low-barHeights }

// FormWidth grows with the window between what four options in a row need and
// what still reads as one column.
func FormWidth(window float32) float32 {
	return max(theme.Scaled(404), min(window*0.31, theme.Scaled(480)))
}

// Columns are the grounds of the columns and the lines between them.
type Columns struct {
	Grounds, Lines []fyne.CanvasObject // the grounds below what stands in the columns

	back [3]*canvas.Rectangle
	line [2]*canvas.Rectangle
}

// NewColumns returns columns without colours: Recolour gives them.
func NewColumns() *Columns {
	t := &Columns{}
	for i := range t.back {
		t.back[i] = canvas.NewRectangle(nil)
		t.Grounds = append(t.Grounds, t.back[i])
	}
	for i := range t.line {
		t.line[i] = canvas.NewRectangle(nil)
		t.Lines = append(t.Lines, t.line[i])
	}
	return t
}

// Arrange gives what is read and the form their room beside a list of a width.
// Large text must leave room to read.
func (t *Columns) Arrange(size fyne.Size, list float32, reading, form fyne.CanvasObject) {
	right := min(FormWidth(size.Width), (size.Width-list)*0.6)
	middle := size.Width - list - right - 2
	Arrange(t.back[0], 0, 0, list, size.Height)
	Arrange(t.line[0], list, 0, 1, size.Height)
	Arrange(t.back[1], list+1, 0, middle, size.Height)
	Arrange(reading, list+1, 0, middle, size.Height)
	Arrange(t.line[1], list+1+middle, 0, 1, size.Height)
	Arrange(t.back[2], list+2+middle, 0, right, size.Height)
	Arrange(form, list+2+middle, 0, right, size.Height)
}

// Recolour takes over the palette in force.
func (t *Columns) Recolour() {
	p := theme.Current()
	t.back[0].FillColor, t.back[1].FillColor, t.back[2].FillColor = p.Rail, p.Page, p.Surface
	for _, r := range t.back {
		r.Refresh()
	}
	for _, r := range t.line {
		r.FillColor = p.Line
		r.Refresh()
	}
}
