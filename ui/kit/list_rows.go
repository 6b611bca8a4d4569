package kit

import "fyne.io/fyne/v2"

// listRows gives the content its full height, so that the scroll bar is right;
// the rows are placed by the list.
type listRows struct{ list *List }

func (l *listRows) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, l.list.total()) }

func (l *listRows) Layout([]fyne.CanvasObject, fyne.Size) {}

// arrange puts the rows in view where they belong, making and reusing objects.
func (l *List) arrange() {
	if l.placing || l.width == 0 || len(l.heights) != l.source.Count() {
		return
	}
	l.placing = true
	defer func() { l.placing = false }()

	changed, moved := false, l.clamp()
	for settled := false; !settled; { // rows that turn out shorter bring more of them into view
		first, _ := l.top()
		changed = l.arrangeInView() || changed
		clamped := l.clamp()
		now, _ := l.top()
		moved, settled = moved || clamped, !clamped && now == first
	}
	size := fyne.NewSize(l.width, max(l.total(), l.scroll.Size().Height))
	if changed || l.content.Size() != size {
		l.content.Resize(size)
		l.content.Refresh()
		moved = true // the scroll bar follows the height
	}
	if moved {
		l.scroll.Refresh()
	}
}

// arrangeInView places the rows from the top of the view to its end, and reports
// whether any came into view or left it.
func (l *List) arrangeInView() (changed bool) {
	view := l.scroll.Size().Height
	first, inset := l.top()
	seen := make(map[int]bool)
	y := l.scroll.Offset.Y - inset
	for i := first; i < len(l.heights) && y < l.scroll.Offset.Y+view; i++ {
		isNew, grown := l.arrangeLine(i, y)
		changed = changed || isNew
		if isNew && i == first && inset > 0 { // scrolled up into it: its end stays
			l.scroll.Offset.Y += grown
		}
		seen[i] = true
		y += l.heights[i]
	}
	return l.retireUnseen(seen) || changed
}

// clamp keeps the view within the rows, and reports whether it had to move.
func (l *List) clamp() (moved bool) {
	offset := max(0, min(l.scroll.Offset.Y, l.total()-l.scroll.Size().Height))
	moved = offset != l.scroll.Offset.Y
	l.scroll.Offset.Y = offset
	return moved
}

// arrangeLine places row i at y and shows it anew if needed. It reports whether the row
// came into view just now, and by how much its height grew.
func (l *List) arrangeLine(i int, y float32) (isNew bool, grown float32) {
	o, isNew := l.object(i)
	if isNew || !l.measured[i] {
		grown = l.show(i, o)
	}
	o.Move(fyne.NewPos(0, y))
	o.Resize(fyne.NewSize(l.width, l.heights[i]))
	return isNew, grown
}

// retireUnseen frees the objects of rows that left the view, and reports
// whether there were any.
func (l *List) retireUnseen(seen map[int]bool) (retired bool) {
	for i, o := range l.rows {
		if !seen[i] {
			l.retire(i, o)
			retired = true
		}
	}
	return retired
}

// object returns the row's object; a new one still has to be shown.
func (l *List) object(i int) (o fyne.CanvasObject, isNew bool) {
	if o, ok := l.rows[i]; ok {
		return o, false
	}
	if n := len(l.spare); n > 0 {
		o, l.spare = l.spare[n-1], l.spare[:n-1]
		o.Show()
	} else {
		o = l.source.New()
		l.content.Objects = append(l.content.Objects, o)
	}
	l.rows[i] = o
	return o, true
}

func (l *List) retire(i int, o fyne.CanvasObject) {
	delete(l.rows, i)
	o.Hide()
	l.spare = append(l.spare, o)
}

// show fills a row's object and returns by how much its height grew.
func (l *List) show(i int, o fyne.CanvasObject) (grown float32) {
	before := l.heights[i]
	l.heights[i] = l.source.Show(i, o, l.width)
	l.measured[i] = true
	return l.heights[i] - before
}

// measure makes sure that a row's height is exact before it is scrolled to. A
// row above the view shifts the offset by what it grew, so that nothing in
// view moves.
func (l *List) measure(i int) {
	if i < 0 || i >= len(l.heights) || l.measured[i] {
		return
	}
	above, _ := l.top()
	o, inView := l.rows[i]
	if !inView {
		o = l.idle()
	}
	grown := l.show(i, o)
	l.measured[i] = inView // an idle object will show another row
	if i < above {
		l.scroll.Offset.Y += grown
	}
}

// idle returns an object that shows no row.
func (l *List) idle() fyne.CanvasObject {
	if n := len(l.spare); n > 0 {
		return l.spare[n-1]
	}
	o := l.source.New()
	o.Hide()
	l.content.Objects = append(l.content.Objects, o)
	l.spare = append(l.spare, o)
	return o
}
