package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

var _ fyne.Widget = (*List)(nil)

// Source provides the rows of a list.
type Source struct {
	Count func() int
	// Estimate guesses a row's height without building it.
	Estimate func(i int, width float32) float32
	// New makes an empty row.
	New func() fyne.CanvasObject
	// Show puts row i into an object that New made, for the given width, and
	// returns the height it needs. It is called again whenever the row may
	// have changed.
	Show func(i int, object fyne.CanvasObject, width float32) float32
}

// List scrolls through rows. Heights are estimated until a row comes into
// view; a correction never moves what is being looked at.
type List struct {
	widget.BaseWidget

	// OnScrolled is called when the view moved.
	OnScrolled func()

	source   Source
	scroll   *container.Scroll
	content  *fyne.Container
	heights  []float32
	measured []bool
	width    float32
	rows     map[int]fyne.CanvasObject // in view, by index
	spare    []fyne.CanvasObject
	placing  bool

	style Style // that the rows were last shown in
}

// NewList returns a list over a source.
func NewList(source Source) *List {
	l := &List{source: source, rows: make(map[int]fyne.CanvasObject)}
	l.content = container.New(&listRows{list: l})
	l.scroll = container.NewVScroll(l.content)
	l.scroll.OnScrolled = func(fyne.Position) {
		l.arrange()
		if l.OnScrolled != nil {
			l.OnScrolled()
		}
	}
	l.ExtendBaseWidget(l)
	return l
}

// Restyled reports whether palette or text size are others than when it was last
// asked: then every row has to be shown anew.
func (l *List) Restyled() bool {
	before := l.style
	l.style = StyleNow()
	return l.style != before
}

// CreateRenderer shows the scroll container.
func (l *List) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.scroll) }

// MinSize is small: a list takes the room it is given.
func (l *List) MinSize() fyne.Size { return fyne.NewSize(40, 40) }

// Resize lays the rows out anew when the width changed, and keeps the row at
// the top of the view where it is.
func (l *List) Resize(size fyne.Size) {
	anchor, share := l.anchor()
	changed := size.Width != l.width
	l.width = size.Width
	l.BaseWidget.Resize(size)
	l.scroll.Resize(size)
	if changed {
		l.forget()
		l.measure(anchor)
		l.scroll.Offset.Y = l.offsetOf(anchor) + share*(l.offsetOf(anchor+1)-l.offsetOf(anchor))
	}
	l.arrange()
}

// anchor is the row at the top of the view, and the share of it that is above.
func (l *List) anchor() (row int, share float32) {
	row, inset := l.top()
	if inset == 0 {
		return row, 0
	}
	return row, inset / l.heights[row]
}

// Reset forgets all rows, for another article or another text size.
func (l *List) Reset() {
	l.forget()
	l.arrange()
}

func (l *List) forget() {
	n := l.source.Count()
	l.heights, l.measured = make([]float32, n), make([]bool, n)
	for i := range l.heights {
		l.heights[i] = l.source.Estimate(i, l.width)
	}
	for i, o := range l.rows {
		l.retire(i, o)
	}
	l.spare = nil
	l.content.Objects = nil
}

// Update shows the given rows anew, for those whose state changed.
func (l *List) Update(indexes ...int) {
	for _, i := range indexes {
		if i >= 0 && i < len(l.measured) {
			l.measured[i] = false
		}
	}
	l.arrange()
}

// UpdateAll shows every row in view anew.
func (l *List) UpdateAll() {
	for i := range l.measured {
		l.measured[i] = false
	}
	l.arrange()
}

// Hold scrolls so that the middle of a row stands at a share of the height of the
// view, as far as the list reaches; one higher than the view begins at its top.
func (l *List) Hold(i int, share float32) {
	if i < 0 || i >= len(l.heights) || l.width == 0 {
		return
	}
	for _, at := range []int{i, i - 1, i + 1} {
		l.measure(at)
	}
	top, height, view := l.offsetOf(i), l.heights[i], l.scroll.Size().Height
	if height > view {
		l.scrollTo(top)
		return
	}
	l.scrollTo(top - max(0, min(view*share-height/2, view-height)))
}

// Reveal scrolls as little as needed so that row i is in view with the given
// margin above and below. A row taller than the view is shown from its top.
func (l *List) Reveal(i int, margin float32) {
	if i < 0 || i >= len(l.heights) || l.width == 0 {
		return
	}
	l.measure(i)
	l.measure(i - 1)
	l.measure(i + 1)
	top, height, view := l.offsetOf(i), l.heights[i], l.scroll.Size().Height
	room := max(0, min(margin, (view-height)/2))
	offset := l.scroll.Offset.Y
	switch {
	case height > view:
		offset = top
	case top-room < offset:
		offset = top - room
	case top+height+room > offset+view:
		offset = top + height + room - view
	}
	l.scrollTo(offset)
}

// RevealPart scrolls as little as needed so that a part of row i is in view, from a height
// in it to another.
func (l *List) RevealPart(i int, from, to float32) {
	if i < 0 || i >= len(l.heights) || l.width == 0 {
		return
	}
	top, view, offset := l.offsetOf(i), l.scroll.Size().Height, l.scroll.Offset.Y
	switch {
	case top+from < offset:
		l.scrollTo(top + from)
	case top+to > offset+view:
		l.scrollTo(top + to - view)
	}
}

// ScrollWithin scrolls by most of a view inside row i if the row is taller
// than the view and not yet at its end (or start); it reports whether it did.
func (l *List) ScrollWithin(i int, down bool) bool {
	if i < 0 || i >= len(l.heights) {
		return false
	}
	top, view, offset := l.offsetOf(i), l.scroll.Size().Height, l.scroll.Offset.Y
	bottom := top + l.heights[i]
	step := view * 0.85
	switch {
	case down && bottom > offset+view+1:
		l.scrollTo(min(offset+step, bottom-view))
	case !down && top < offset-1:
		l.scrollTo(max(offset-step, top))
	default:
		return false
	}
	return true
}

// Row returns the object of row i if it is in view.
func (l *List) Row(i int) fyne.CanvasObject { return l.rows[i] }

func (l *List) scrollTo(offset float32) {
	offset = max(0, min(offset, l.total()-l.scroll.Size().Height))
	if offset == l.scroll.Offset.Y {
		l.arrange()
		return
	}
	l.scroll.Offset.Y = offset
	l.arrange()
	l.scroll.Refresh()
}

func (l *List) total() float32 { return l.offsetOf(len(l.heights)) }

func (l *List) offsetOf(i int) float32 {
	var y float32
	for _, h := range l.heights[:min(i, len(l.heights))] {
		y += h
	}
	return y
}

// top returns the first row in view and how far the view starts inside it.
func (l *List) top() (row int, inset float32) {
	offset := l.scroll.Offset.Y
	for i, h := range l.heights {
		if offset < h {
			return i, offset
		}
		offset -= h
	}
	return 0, 0
}
