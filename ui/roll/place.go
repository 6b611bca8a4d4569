package roll

import "fyne.io/fyne/v2"

// layout gives the content its full height, so that the scroll bar is right;
// the rows are placed by the roll.
type layout struct{ roll *Roll }

func (l *layout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, l.roll.total()) }

func (l *layout) Layout([]fyne.CanvasObject, fyne.Size) {}

// place puts the rows in view where they belong, making and reusing objects.
func (r *Roll) place() {
	if r.placing || r.width == 0 || len(r.heights) != r.source.Count() {
		return
	}
	r.placing = true
	defer func() { r.placing = false }()

	changed, moved := false, r.clamp()
	for settled := false; !settled; { // rows that turn out shorter bring more of them into view
		first, _ := r.top()
		changed = r.placeInView() || changed
		clamped := r.clamp()
		now, _ := r.top()
		moved, settled = moved || clamped, !clamped && now == first
	}
	size := fyne.NewSize(r.width, max(r.total(), r.scroll.Size().Height))
	if changed || r.content.Size() != size {
		r.content.Resize(size)
		r.content.Refresh()
		moved = true // the scroll bar follows the height
	}
	if moved {
		r.scroll.Refresh()
	}
}

// placeInView places the rows from the top of the view to its end, and reports
// whether any came into view or left it.
func (r *Roll) placeInView() (changed bool) {
	view := r.scroll.Size().Height
	first, inset := r.top()
	seen := make(map[int]bool)
	y := r.scroll.Offset.Y - inset
	for i := first; i < len(r.heights) && y < r.scroll.Offset.Y+view; i++ {
		isNew, grown := r.put(i, y)
		changed = changed || isNew
		if isNew && i == first && inset > 0 { // scrolled up into it: its end stays
			r.scroll.Offset.Y += grown
		}
		seen[i] = true
		y += r.heights[i]
	}
	return r.retireUnseen(seen) || changed
}

// clamp keeps the view within the rows, and reports whether it had to move.
func (r *Roll) clamp() (moved bool) {
	offset := max(0, min(r.scroll.Offset.Y, r.total()-r.scroll.Size().Height))
	moved = offset != r.scroll.Offset.Y
	r.scroll.Offset.Y = offset
	return moved
}

// put places row i at y and shows it anew if needed. It reports whether the row
// came into view just now, and by how much its height grew.
func (r *Roll) put(i int, y float32) (isNew bool, grown float32) {
	o, isNew := r.object(i)
	if isNew || !r.measured[i] {
		grown = r.show(i, o)
	}
	o.Move(fyne.NewPos(0, y))
	o.Resize(fyne.NewSize(r.width, r.heights[i]))
	return isNew, grown
}

// retireUnseen frees the objects of rows that left the view, and reports
// whether there were any.
func (r *Roll) retireUnseen(seen map[int]bool) (retired bool) {
	for i, o := range r.rows {
		if !seen[i] {
			r.retire(i, o)
			retired = true
		}
	}
	return retired
}

// object returns the row's object; a new one still has to be shown.
func (r *Roll) object(i int) (o fyne.CanvasObject, isNew bool) {
	if o, ok := r.rows[i]; ok {
		return o, false
	}
	if n := len(r.spare); n > 0 {
		o, r.spare = r.spare[n-1], r.spare[:n-1]
		o.Show()
	} else {
		o = r.source.New()
		r.content.Objects = append(r.content.Objects, o)
	}
	r.rows[i] = o
	return o, true
}

func (r *Roll) retire(i int, o fyne.CanvasObject) {
	delete(r.rows, i)
	o.Hide()
	r.spare = append(r.spare, o)
}

// show fills a row's object and returns by how much its height grew.
func (r *Roll) show(i int, o fyne.CanvasObject) (grown float32) {
	before := r.heights[i]
	r.heights[i] = r.source.Show(i, o, r.width)
	r.measured[i] = true
	return r.heights[i] - before
}

// measure makes sure that a row's height is exact before it is scrolled to. A
// row above the view shifts the offset by what it grew, so that nothing in
// view moves.
func (r *Roll) measure(i int) {
	if i < 0 || i >= len(r.heights) || r.measured[i] {
		return
	}
	above, _ := r.top()
	o, inView := r.rows[i]
	if !inView {
		o = r.idle()
	}
	grown := r.show(i, o)
	r.measured[i] = inView // an idle object will show another row
	if i < above {
		r.scroll.Offset.Y += grown
	}
}

// idle returns an object that shows no row.
func (r *Roll) idle() fyne.CanvasObject {
	if n := len(r.spare); n > 0 {
		return r.spare[n-1]
	}
	o := r.source.New()
	o.Hide()
	r.content.Objects = append(r.content.Objects, o)
	r.spare = append(r.spare, o)
	return o
}
