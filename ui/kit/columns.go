package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"plumbline/ui/theme"
)

// narrow is the width below which, at normal text size, the list has no room.
const narrow = 1200

// LeastColumns is what the columns are usable from.
var LeastColumns = fyne.NewSize(860, 480)

// Narrow reports whether there is no room for a list in a width.
func Narrow(width float32) bool { return width < theme.Scaled(narrow) }

// FormWidth grows with the window between what four options in a row need and
// what still reads as one column.
func FormWidth(window float32) float32 {
	return max(theme.Scaled(430), min(window*0.32, theme.Scaled(480)))
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

// Arrange gives what is read and the form their room beside a list of a width,
// and returns where the list begins. Large text must leave room to read; in a
// window wider than what is read can fill, all three stay together in its middle.
func (t *Columns) Arrange(size fyne.Size, list, most float32, reading, form fyne.CanvasObject) (left float32) {
	right := min(FormWidth(size.Width), (size.Width-list)*0.6)
	middle := size.Width - list - right - 2
	if middle > most {
		left = float32(int((middle - most) / 2))
		middle = size.Width - list - right - 2 - 2*left
	}
	end := left + list + 1 + middle
	Arrange(t.back[0], 0, 0, left+list, size.Height)
	Arrange(t.line[0], left+list, 0, 1, size.Height)
	Arrange(t.back[1], left+list+1, 0, middle, size.Height)
	Arrange(reading, left+list+1, 0, middle, size.Height)
	Arrange(t.line[1], end, 0, 1, size.Height)
	Arrange(t.back[2], end+1, 0, size.Width-end-1, size.Height)
	Arrange(form, end+1, 0, right, size.Height)
	return left
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
