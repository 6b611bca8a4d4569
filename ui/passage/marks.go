package passage

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// marks is a pool of rectangles behind or above the letters. It grows to the
// most that were ever shown, since taking rectangles out of a widget costs more
// than hiding them.
type marks struct {
	rects []*canvas.Rectangle
	used  int
}

// begin starts over with no rectangle shown.
func (m *marks) begin() { m.used = 0 }

// add shows one more rectangle.
func (m *marks) add(x, y, width, height, radius float32, fill color.Color) {
	if m.used == len(m.rects) {
		m.rects = append(m.rects, canvas.NewRectangle(fill))
	}
	r := m.rects[m.used]
	m.used++
	pos, size := fyne.NewPos(x, y), fyne.NewSize(width, height)
	if r.Visible() && r.Position() == pos && r.Size() == size && r.CornerRadius == radius && sameColor(r.FillColor, fill) {
		return
	}
	r.CornerRadius, r.FillColor = radius, fill
	r.Move(pos)
	r.Resize(size)
	r.Show()
	r.Refresh()
}

// end hides the rectangles that are no longer wanted.
func (m *marks) end() {
	for _, r := range m.rects[m.used:] {
		if r.Visible() {
			r.Hide()
		}
	}
}

// appendTo adds the rectangles to a list of objects.
func (m *marks) appendTo(objects []fyne.CanvasObject) []fyne.CanvasObject {
	for _, r := range m.rects {
		objects = append(objects, r)
	}
	return objects
}
