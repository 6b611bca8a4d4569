// Package roll is a virtual list: rows of different heights, of which only
// those in view exist as objects.
package roll

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/theme"
)

var _ fyne.Widget = (*Roll)(nil)

// Source provides the rows of a roll.
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

// Roll scrolls through rows. Heights are estimated until a row comes into
// view; a correction never moves what is being looked at.
type Roll struct {
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

	palette *theme.Palette // that the rows were last shown in
	scale   float32
}

// New returns a roll over a source.
func New(source Source) *Roll {
	r := &Roll{source: source, rows: make(map[int]fyne.CanvasObject)}
	r.content = container.New(&layout{roll: r})
	r.scroll = container.NewVScroll(r.content)
	r.scroll.OnScrolled = func(fyne.Position) {
		r.place()
		if r.OnScrolled != nil {
			r.OnScrolled()
		}
	}
	r.ExtendBaseWidget(r)
	return r
}

// Restyled reports whether palette or text size are others than when it was last
// asked: then every row has to be shown anew.
func (r *Roll) Restyled() bool {
	if r.palette == theme.Current() && r.scale == theme.Scaled(1) {
		return false
	}
	r.palette, r.scale = theme.Current(), theme.Scaled(1)
	return true
}

// CreateRenderer shows the scroll container.
func (r *Roll) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.scroll) }

// MinSize is small: a roll takes the room it is given.
func (r *Roll) MinSize() fyne.Size { return fyne.NewSize(40, 40) }

// Resize lays the rows out anew when the width changed, and keeps the row at
// the top of the view where it is.
func (r *Roll) Resize(size fyne.Size) {
	anchor, share := r.anchor()
	changed := size.Width != r.width
	r.width = size.Width
	r.BaseWidget.Resize(size)
	r.scroll.Resize(size)
	if changed {
		r.forget()
		r.measure(anchor)
		r.scroll.Offset.Y = r.offsetOf(anchor) + share*(r.offsetOf(anchor+1)-r.offsetOf(anchor))
	}
	r.place()
}

// anchor is the row at the top of the view, and the share of it that is above.
func (r *Roll) anchor() (row int, share float32) {
	row, inset := r.top()
	if inset == 0 {
		return row, 0
	}
	return row, inset / r.heights[row]
}

// Reset forgets all rows, for another article or another text size.
func (r *Roll) Reset() {
	r.forget()
	r.place()
}

func (r *Roll) forget() {
	n := r.source.Count()
	r.heights, r.measured = make([]float32, n), make([]bool, n)
	for i := range r.heights {
		r.heights[i] = r.source.Estimate(i, r.width)
	}
	for i, o := range r.rows {
		r.retire(i, o)
	}
	r.spare = nil
	r.content.Objects = nil
}

// Update shows the given rows anew, for those whose state changed.
func (r *Roll) Update(indexes ...int) {
	for _, i := range indexes {
		if i >= 0 && i < len(r.measured) {
			r.measured[i] = false
		}
	}
	r.place()
}

// UpdateAll shows every row in view anew.
func (r *Roll) UpdateAll() {
	for i := range r.measured {
		r.measured[i] = false
	}
	r.place()
}

// Reveal scrolls as little as needed so that row i is in view with the given
// margin above and below. A row taller than the view is shown from its top.
func (r *Roll) Reveal(i int, margin float32) {
	if i < 0 || i >= len(r.heights) || r.width == 0 {
		return
	}
	r.measure(i)
	r.measure(i - 1)
	r.measure(i + 1)
	top, height, view := r.offsetOf(i), r.heights[i], r.scroll.Size().Height
	room := max(0, min(margin, (view-height)/2))
	offset := r.scroll.Offset.Y
	switch {
	case height > view:
		offset = top
	case top-room < offset:
		offset = top - room
	case top+height+room > offset+view:
		offset = top + height + room - view
	}
	r.scrollTo(offset)
}

// ScrollWithin scrolls by most of a view inside row i if the row is taller
// than the view and not yet at its end (or start); it reports whether it did.
func (r *Roll) ScrollWithin(i int, down bool) bool {
	if i < 0 || i >= len(r.heights) {
		return false
	}
	top, view, offset := r.offsetOf(i), r.scroll.Size().Height, r.scroll.Offset.Y
	bottom := top + r.heights[i]
	step := view * 0.85
	switch {
	case down && bottom > offset+view+1:
		r.scrollTo(min(offset+step, bottom-view))
	case !down && top < offset-1:
		r.scrollTo(max(offset-step, top))
	default:
		return false
	}
	return true
}

// Row returns the object of row i if it is in view.
func (r *Roll) Row(i int) fyne.CanvasObject { return r.rows[i] }

func (r *Roll) scrollTo(offset float32) {
	offset = max(0, min(offset, r.total()-r.scroll.Size().Height))
	if offset == r.scroll.Offset.Y {
		r.place()
		return
	}
	r.scroll.Offset.Y = offset
	r.place()
	r.scroll.Refresh()
}

func (r *Roll) total() float32 { return r.offsetOf(len(r.heights)) }

func (r *Roll) offsetOf(i int) float32 {
	var y float32
	for _, h := range r.heights[:min(i, len(r.heights))] {
		y += h
	}
	return y
}

// top returns the first row in view and how far the view starts inside it.
func (r *Roll) top() (row int, inset float32) {
	offset := r.scroll.Offset.Y
	for i, h := range r.heights {
		if offset < h {
			return i, offset
		}
		offset -= h
	}
	return 0, 0
}
