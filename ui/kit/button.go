package kit

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/theme"
)

// Look says how much a button asks to be pressed.
type Look int

// The looks of a button.
const (
	Plain     Look = iota // one of several things to do
	Primary               // the thing to do now
	Pressed               // a mark that is set
	Chosen                // a choice that holds something back
	Dangerous             // what cannot be taken back
)

// ButtonState is everything a button shows.
type ButtonState struct {
	Label, Key string
	Tip        string // shown when the pointer rests on it
	Look       Look
	Menu       bool // a list opens below it, which an arrow says
	Disabled   bool
}

// ButtonHeight is how high every button is.
func ButtonHeight() float32 { return theme.Scaled(30) }

// Button is a button with its key. It never takes the focus: FocusButton does.
type Button struct {
	Control[ButtonState]
	OnTapped func()

	reachable bool // it may have the ring
}

// NewButton returns a button that calls tapped.
func NewButton(state ButtonState, tapped func()) *Button {
	b := &Button{OnTapped: tapped}
	b.Make(b, state, b.draw, b.minSize)
	return b
}

func (b *Button) minSize() fyne.Size { return fyne.NewSize(b.state.Width(), ButtonHeight()) }

// buttonSpot is the spot of a button that is a widget.
const buttonSpot = "button"

func (b *Button) draw(d *Drawing, size fyne.Size) {
	d.Button(buttonSpot, b.state, 0, (size.Height-ButtonHeight())/2, size.Width, b.press) // beside what is higher, in its middle
	d.Spots[len(d.Spots)-1].Mute = !b.reachable
}

func (b *Button) press() {
	if b.OnTapped != nil && !b.state.Disabled {
		b.OnTapped()
	}
}

// Width is what a button needs in one line.
func (s ButtonState) Width() float32 { return s.WidthFor(s.Label) }

// WidthFor is what the button would need with another label.
func (s ButtonState) WidthFor(label string) float32 {
	return Width(s.text().With(label)) + s.gap() + CapWidth(s.Key) + s.arrow() + theme.Scaled(22)
}

// Bare is what a button needs without its key.
func (s ButtonState) Bare() float32 {
	s.Key = ""
	return s.Width()
}

func (s ButtonState) text() Text {
	return Text{Text: s.Label, Size: theme.SizeLabel(), Bold: s.Look == Chosen}
}

func (s ButtonState) gap() float32 {
	if s.Key == "" {
		return 0
	}
	return theme.Scaled(6)
}

func (s ButtonState) arrow() float32 {
	if !s.Menu {
		return 0
	}
	return theme.Scaled(13)
}

// skin are the colours of a button, and those of its cap.
func (s ButtonState) skin(hovered bool) (skin, cap Skin) {
	p := theme.Current()
	skin, cap = Skin{Fill: p.Surface, Edge: p.Control, Ink: p.Ink}, PlainCap()
	look := s.Look
	if s.Disabled && look != Pressed {
		look, skin.Ink = Plain, p.Muted
	}
	switch look {
	case Primary, Dangerous:
		skin.Fill = p.Filled(p.Accent)
		if look == Dangerous {
			skin.Fill = p.Filled(p.Danger)
		}
		skin.Edge, skin.Ink = skin.Fill, theme.InkOn(skin.Fill)
	case Pressed:
		skin.Fill, skin.Edge = theme.Mix(p.Surface, p.Warning, 0.12), p.Warning
	case Chosen:
		skin = Skin{Fill: p.AccentSoft, Edge: p.Accent, Ink: p.Accent}
	}
	if hovered && !s.Disabled {
		skin.Fill = theme.Mix(skin.Fill, skin.Ink, 0.07)
	}
	if look == Primary || look == Dangerous {
		cap = CapOn(skin)
	}
	return skin, cap
}

// Button draws a button at a place, as wide as given, and makes it answer.
func (d *Drawing) Button(id string, s ButtonState, x, y, w float32, press func()) {
	d.ButtonOf(id, s, x, y, w)
	spot := Spot{ID: id, At: fyne.NewPos(x, y), Size: fyne.NewSize(w, ButtonHeight()), Tip: tipOf(s.Tip), Round: theme.Radius}
	if !s.Disabled {
		spot.Open = press
	}
	d.Spot(spot)
}

// ButtonOf draws the button of a spot that is larger than it, such as a row.
// Where label and key do not both fit, the label stays and the key goes.
func (d *Drawing) ButtonOf(spot string, s ButtonState, x, y, w float32) {
	h := ButtonHeight()
	skin, cap := s.skin(d.Hovered(spot))
	d.Frame(x, y, w, h, theme.Radius, skin.Fill, skin.Edge, theme.Hairline)
	t := s.text()
	t.Ink = skin.Ink
	lw, cw, gap := Width(t), CapWidth(s.Key), s.gap()
	if lw+gap+cw+s.arrow() > w-theme.Scaled(6) {
		s.Key, cw, gap = "", 0, 0
	}
	lw = min(lw, w-cw-gap-s.arrow()-theme.Scaled(6))
	at := x + (w-lw-gap-cw-s.arrow())/2
	d.Words(at, y, lw+1, h, t)
	d.Cap(at+lw+gap, y, cw, h, s.Key, cap)
	if s.Menu {
		d.Arrow(at+lw+gap+cw+theme.Scaled(9), y+h/2)
	}
}

// Arrow draws the sign that there is more to choose from.
func (d *Drawing) Arrow(x, y float32) {
	ink, half := theme.Current().Muted, theme.Scaled(3.5)
	d.Line(x-half, y-half/2, x, y+half/2, theme.Scaled(1.5), ink)
	d.Line(x, y+half/2, x+half, y-half/2, theme.Scaled(1.5), ink)
}
