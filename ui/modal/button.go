package modal

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/theme"
)

var (
	_ fyne.Focusable    = (*button)(nil)
	_ fyne.Tappable     = (*button)(nil)
	_ desktop.Hoverable = (*button)(nil)
)

type look int

const (
	plain look = iota
	primary
	dangerous
)

// button is a button of a modal. Unlike those of the form it takes the focus,
// because Tab has to reach it.
type button struct {
	widget.BaseWidget

	modal   *Modal
	press   func()
	look    look
	focused bool
	hover   bool
	box     canvas.Rectangle
	ring    canvas.Rectangle
	label   canvas.Text
	capBox  canvas.Rectangle
	capText canvas.Text
}

func newButton(m *Modal, label, key string, l look, press func()) *button {
	b := &button{modal: m, press: press, look: l}
	b.label.Text, b.capText.Text = label, key
	b.ExtendBaseWidget(b)
	b.paint()
	return b
}

// Tapped presses the button.
func (b *button) Tapped(*fyne.PointEvent) { b.press() }

// FocusGained shows the ring.
func (b *button) FocusGained() { b.light(true, b.hover) }

// FocusLost takes it away.
func (b *button) FocusLost() { b.light(false, b.hover) }

// MouseIn lights the button up.
func (b *button) MouseIn(*desktop.MouseEvent) { b.light(b.focused, true) }

// MouseMoved changes nothing.
func (b *button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light away.
func (b *button) MouseOut() { b.light(b.focused, false) }

// TypedRune does nothing: no letter presses a button.
func (b *button) TypedRune(rune) {}

// TypedKey presses the button on Enter or Space and cancels on Escape; what
// moves, moves a body that is longer than the window.
func (b *button) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.press()
	case fyne.KeyEscape:
		b.modal.Cancel()
	default:
		b.modal.scroll(e.Name)
	}
}

func (b *button) light(focused, hover bool) {
	if b.focused != focused || b.hover != hover {
		b.focused, b.hover = focused, hover
		b.Refresh()
	}
}

func (b *button) paint() {
	c := theme.Current()
	fill, line, ink, capInk := c.Surface, c.Control, c.Ink, c.Muted
	switch b.look {
	case primary:
		fill = c.Filled(c.Accent)
	case dangerous:
		fill = c.Filled(c.Danger)
	}
	if b.look != plain {
		line, ink = fill, theme.InkOn(fill)
		capInk = ink
	}
	if b.hover {
		fill = theme.Mix(fill, ink, 0.07)
	}
	b.box.FillColor, b.box.StrokeColor, b.box.StrokeWidth, b.box.CornerRadius = fill, line, theme.Hairline, theme.Radius
	b.ring.FillColor, b.ring.StrokeColor, b.ring.StrokeWidth, b.ring.CornerRadius = color.Transparent, c.FocusRing, theme.Ring, theme.Radius+3
	b.ring.Hidden = !b.focused
	b.label.TextSize, b.label.Color = theme.SizeLabel()+theme.Scaled(0.5), ink
	b.capText.TextSize, b.capText.Color = theme.Scaled(10.5), capInk
	b.capBox.FillColor, b.capBox.StrokeColor = fill, theme.Mix(fill, ink, 0.35)
	b.capBox.StrokeWidth, b.capBox.CornerRadius = theme.Hairline, theme.RadiusSmall
}

func (b *button) capWidth() float32 { return b.capText.MinSize().Width + theme.Scaled(8) }

func (b *button) place(size fyne.Size) {
	const off = 3 // of the ring, so that it is seen around a filled button
	b.ring.Move(fyne.NewPos(-off, -off))
	b.ring.Resize(size.AddWidthHeight(2*off, 2*off))
	b.box.Resize(size)
	gap, high := theme.Scaled(7), theme.Scaled(17)
	lw, cw := b.label.MinSize().Width, b.capWidth()
	x := (size.Width - lw - gap - cw) / 2
	centre(&b.label, x, size.Height)
	b.capBox.Move(fyne.NewPos(x+lw+gap, (size.Height-high)/2))
	b.capBox.Resize(fyne.NewSize(cw, high))
	centre(&b.capText, x+lw+gap+theme.Scaled(4), size.Height)
}

func centre(t *canvas.Text, x, height float32) {
	size := t.MinSize()
	t.Move(fyne.NewPos(x, (height-size.Height)/2))
	t.Resize(size)
}

// CreateRenderer draws ring, box, label and key.
func (b *button) CreateRenderer() fyne.WidgetRenderer { return &buttonRenderer{b} }

type buttonRenderer struct{ b *button }

func (r *buttonRenderer) Layout(size fyne.Size) { r.b.place(size) }
func (r *buttonRenderer) Destroy()              {}

func (r *buttonRenderer) MinSize() fyne.Size {
	b := r.b
	return fyne.NewSize(b.label.MinSize().Width+theme.Scaled(7)+b.capWidth()+theme.Scaled(26), theme.Scaled(33))
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	b := r.b
	return []fyne.CanvasObject{&b.ring, &b.box, &b.label, &b.capBox, &b.capText}
}

func (r *buttonRenderer) Refresh() {
	r.b.paint()
	r.b.place(r.b.Size())
	canvas.Refresh(r.b)
}
