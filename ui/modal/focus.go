package modal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"plumbline/ui/keys"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Control is a part of a body that takes the focus and leaves to its modal the keys
// that mean the same wherever the focus is. Fyne's own controls swallow them, hence
// those of this package.
type Control interface {
	fyne.Focusable
	part
}

// part is a part of a body that has to know its modal.
type part interface{ belongTo(m *Modal) }

var (
	_ Control = (*Entry)(nil)
	_ Control = (*Select)(nil)
	_ Control = (*Check)(nil)
	_ Control = (*List)(nil)
)

// adopt tells the controls of a body to which modal they belong.
func (m *Modal) adopt(body fyne.CanvasObject) {
	walk(body, func(o fyne.CanvasObject) bool {
		switch o := o.(type) {
		case part:
			o.belongTo(m)
		case *kit.FocusButton:
			m.own(o)
		}
		return false
	})
}

// Adopt tells controls that came into the body while the modal is open that they
// belong to it.
func (m *Modal) Adopt(added fyne.CanvasObject) { m.adopt(added) }

// own makes a button one of the modal.
func (m *Modal) own(b *kit.FocusButton) {
	b.OnKey = func(key fyne.KeyName) { m.press(keys.Named(key, false, false), button) }
	b.OnShortcut = func(s fyne.Shortcut) { m.submitted(s, button) }
	b.OnFocus = func() {
		in := button
		if b == m.dialog.standard() {
			in = standard
		}
		m.focusIs(b, in)
	}
	b.OnBlur = m.focusIsNowhere
}

// focusIs takes note of what has the focus now: the default button names the key that
// presses it from there, and what stands outside the view of its scroller comes in.
func (m *Modal) focusIs(o fyne.CanvasObject, in keys.State) {
	if m == nil || m.dialog == nil {
		return
	}
	m.dialog.nameKey(in)
	if f, can := o.(fyne.Focusable); can && in&(oneLine|lines) != 0 {
		m.last = f
	}
	if m.dialog.body != nil {
		reveal(m.dialog.body, o)
	}
}

// focusIsNowhere takes note that a control has lost the focus, which may go to another
// one next.
func (m *Modal) focusIsNowhere() {
	if m != nil && m.dialog != nil {
		m.dialog.nameKey(nowhere)
	}
}

// reveal scrolls as little as needed for an object to stand in the view.
func reveal(view *container.Scroll, o fyne.CanvasObject) {
	y, found := offsetIn(view.Content, o)
	if !found {
		return
	}
	const margin = 8
	top, bottom := y-theme.Scaled(margin), y+o.Size().Height+theme.Scaled(margin)
	offset := view.Offset.Y
	if bottom > offset+view.Size().Height {
		offset = bottom - view.Size().Height
	}
	offset = max(0, min(offset, top))
	if offset != view.Offset.Y {
		view.ScrollToOffset(fyne.NewPos(0, offset))
	}
}

// offsetIn is how far an object stands below the top of what it is in.
func offsetIn(within, o fyne.CanvasObject) (y float32, found bool) {
	if within == o {
		return 0, true
	}
	for _, child := range children(within) {
		if y, found = offsetIn(child, o); found {
			return y + child.Position().Y, true
		}
	}
	return 0, false
}

// firstFocusable is what takes the first keys of a body, or nil.
func firstFocusable(body fyne.CanvasObject) fyne.Focusable {
	var first fyne.Focusable
	walk(body, func(o fyne.CanvasObject) bool {
		f, ok := o.(fyne.Focusable)
		if d, can := o.(fyne.Disableable); can && d.Disabled() || !o.Visible() {
			return false
		}
		if ok {
			first = f
		}
		return ok
	})
	return first
}

// walk visits an object and what it contains, until stop is true.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject) (stop bool)) bool {
	if o == nil {
		return false
	}
	if visit(o) {
		return true
	}
	for _, child := range children(o) {
		if walk(child, visit) {
			return true
		}
	}
	return false
}
