package card

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Action is something that can be done, by a button and by its key.
type Action struct {
	ID    string // of the button's spot
	Label string
	Key   string // as the button shows it; a single character is pressed as it is; "" is none
	Tip   string
	Do    func()
	Main  bool // the one that is meant most of the time
}

// Press does what a character means among some actions, and reports whether it
// means anything.
func Press(actions []Action, char rune) bool {
	for _, a := range actions {
		if a.Key == string(char) && a.Do != nil {
			a.Do()
			return true
		}
	}
	return false
}

// ButtonHeight is how high every button is.
func ButtonHeight() float32 { return theme.Scaled(28) }

func buttonGap() float32 { return theme.Scaled(6) }

func (a Action) text() kit.Text {
	return kit.Text{Text: a.Label, Size: theme.SizeLabel(), Ink: theme.Current().Ink}
}

func (a Action) cap() kit.Text {
	return kit.Text{Text: a.Key, Size: theme.Scaled(10.5), Ink: theme.Current().Muted, Align: fyne.TextAlignCenter}
}

func (a Action) capWidth() float32 {
	return max(theme.Scaled(17), kit.Width(a.cap())+theme.Scaled(8))
}

func (a Action) width() float32 {
	w := kit.Width(a.text()) + theme.Scaled(22)
	if a.Key != "" {
		w += theme.Scaled(6) + a.capWidth()
	}
	return w
}

// WidthOf is the room that buttons take side by side.
func WidthOf(actions []Action) (w float32) {
	for i, a := range actions {
		if i > 0 {
			w += buttonGap()
		}
		w += a.width()
	}
	return w
}

// ButtonsTo draws buttons side by side up to a right end, and returns where
// they begin.
func ButtonsTo(l *kit.Drawing, actions []Action, right, y float32) (left float32) {
	left = right - WidthOf(actions)
	for x, i := left, 0; i < len(actions); i++ {
		x += actions[i].draw(l, x, y) + buttonGap()
	}
	return left
}

// Buttons draws buttons in as many lines as they need and returns how high they
// get.
func Buttons(l *kit.Drawing, actions []Action, x, y, width float32) float32 {
	if len(actions) == 0 {
		return 0
	}
	at, top := x, y
	for _, a := range actions {
		if at > x && at+a.width() > x+width {
			at, y = x, y+ButtonHeight()+buttonGap()
		}
		at += a.draw(l, at, y) + buttonGap()
	}
	return y + ButtonHeight() - top
}

// draw draws the button with its key and returns its width.
func (a Action) draw(l *kit.Drawing, x, y float32) float32 {
	p, w, h := theme.Current(), a.width(), ButtonHeight()
	fill, edge, text, key := p.Surface, p.Control, a.text(), a.cap()
	if a.Main {
		fill = p.Filled(p.Accent)
		edge, text.Ink, key.Ink = fill, theme.InkOn(fill), theme.InkOn(fill)
	}
	if l.Hovered(a.ID) {
		fill = theme.Mix(fill, text.Ink, 0.07)
	}
	l.Frame(x, y, w, h, theme.Radius-2, fill, edge, theme.Hairline)
	in, tw := x+theme.Scaled(11), kit.Width(text)
	l.Words(in, y, tw+1, h, text)
	if a.Key != "" {
		kx, kw, kh := in+tw+theme.Scaled(6), a.capWidth(), theme.Scaled(16)
		l.Frame(kx, y+(h-kh)/2, kw, kh, theme.RadiusSmall, fill, theme.Mix(fill, text.Ink, 0.3), theme.Hairline)
		l.Words(kx, y+(h-kh)/2, kw, kh, key)
	}
	var tip kit.Tip
	if a.Tip != "" {
		tip = func() string { return a.Tip }
	}
	l.Spot(Area(a.ID, x, y, w, h, tip, a.Do))
	return w
}
