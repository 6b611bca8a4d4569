package card

import (
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

func buttonGap() float32 { return theme.Scaled(6) }

func (a Action) button() kit.ButtonState {
	b := kit.ButtonState{Label: a.Label, Key: a.Key, Tip: a.Tip}
	if a.Main {
		b.Look = kit.Primary
	}
	return b
}

// WidthOf is the room that buttons take side by side.
func WidthOf(actions []Action) (w float32) {
	for i, a := range actions {
		if i > 0 {
			w += buttonGap()
		}
		w += a.button().Width()
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
		if at > x && at+a.button().Width() > x+width {
			at, y = x, y+kit.ButtonHeight()+buttonGap()
		}
		at += a.draw(l, at, y) + buttonGap()
	}
	return y + kit.ButtonHeight() - top
}

// draw draws the button with its key and returns its width.
func (a Action) draw(l *kit.Drawing, x, y float32) float32 {
	b := a.button()
	l.Button(a.ID, b, x, y, b.Width(), a.Do)
	return b.Width()
}
