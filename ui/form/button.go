package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/theme"
)

var (
	_ fyne.Tappable     = (*Button)(nil)
	_ desktop.Hoverable = (*Button)(nil)
)

// Look says how much a button asks to be pressed.
type Look int

// The looks of a button.
const (
	Plain     Look = iota // one of several things to do
	Primary               // the thing to do now
	Pressed               // a mark that is set
	Dangerous             // what cannot be taken back
)

// ButtonState is everything a button shows.
type ButtonState struct {
	Label, Key string
	Look       Look
	Disabled   bool
}

// Button is a button with its key that never takes the focus.
type Button struct {
	widget.BaseWidget
	OnTapped func()

	state ButtonState
	hover bool
	box   canvas.Rectangle
	label words
	cap   keyCap
}

// NewButton returns a button that calls tapped.
func NewButton(state ButtonState, tapped func()) *Button {
	b := &Button{state: state, OnTapped: tapped}
	b.ExtendBaseWidget(b)
	b.paint()
	return b
}

// State returns what the button shows.
func (b *Button) State() ButtonState { return b.state }

// Set puts the button into a state; an equal one draws nothing.
func (b *Button) Set(state ButtonState) {
	if b.state != state {
		b.state = state
		b.Refresh()
	}
}

// Tapped reports the press.
func (b *Button) Tapped(*fyne.PointEvent) {
	if b.OnTapped != nil && !b.state.Disabled {
		b.OnTapped()
	}
}

// MouseIn lights the button up.
func (b *Button) MouseIn(*desktop.MouseEvent) { b.light(true) }

// MouseMoved changes nothing.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes it back.
func (b *Button) MouseOut() { b.light(false) }

func (b *Button) light(on bool) {
	if b.hover != on && (!on || !b.state.Disabled) {
		b.hover = on
		b.Refresh()
	}
}

func (b *Button) paint() {
	c := theme.Current()
	fill, line, ink := c.Surface, c.Control, c.Ink
	look := b.state.Look
	if b.state.Disabled && look != Pressed {
		look, ink = Plain, c.Muted
	}
	switch look {
	case Primary:
		fill = c.Filled(c.Accent)
		line, ink = fill, theme.InkOn(fill)
	case Dangerous:
		fill = c.Filled(c.Danger)
		line, ink = fill, theme.InkOn(fill)
	case Pressed:
		fill, line, ink = theme.Mix(c.Surface, c.Warning, 0.12), c.Warning, c.Ink
	}
	if b.hover && !b.state.Disabled {
		fill = theme.Mix(fill, ink, 0.07)
	}
	b.box.FillColor, b.box.StrokeColor, b.box.StrokeWidth, b.box.CornerRadius = fill, line, theme.Hairline, theme.Radius
	b.label.set(b.state.Label, theme.SizeLabel()+theme.Scaled(0.5), ink, false)
	if look == Primary || look == Dangerous {
		b.cap.paint(b.state.Key, fill, ink, theme.Mix(fill, ink, 0.45))
	} else {
		b.cap.plain(b.state.Key)
	}
}

func (b *Button) gap() float32 {
	if b.state.Key == "" {
		return 0
	}
	return theme.Scaled(6)
}

func (b *Button) place(size fyne.Size) {
	b.box.Resize(size)
	lw, cw, gap := b.label.width(), b.cap.width(), b.gap()
	// Where both do not fit, the word stays and the key goes.
	short := b.state.Key != "" && lw+gap+cw > size.Width-theme.Scaled(6)
	b.cap.box.Hidden, b.cap.text.box.Hidden = short || cw == 0, short || cw == 0
	if short {
		cw, gap = 0, 0
	}
	lw = min(lw, size.Width-cw-gap)
	x := (size.Width - lw - gap - cw) / 2
	b.label.put(x, 0, lw, size.Height)
	b.cap.put(x+lw+gap, 0, cw, size.Height)
}

// CreateRenderer draws box, label and key.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{
		of: b, objects: append([]fyne.CanvasObject{&b.box, b.label.object()}, b.cap.objects()...),
		place: b.place, paint: b.paint,
		min: func() fyne.Size {
			return fyne.NewSize(b.label.width()+b.gap()+b.cap.width()+theme.Scaled(24), theme.Scaled(33))
		},
	}
}
