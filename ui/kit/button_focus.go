package kit

import "fyne.io/fyne/v2"

var _ fyne.Focusable = (*FocusButton)(nil)

// FocusButton is a button that takes the focus, for dialogs, where Tab has to
// reach it. Enter and Space press it.
type FocusButton struct {
	Button
	OnKey   func(key fyne.KeyName) // any other key; nil does nothing
	OnFocus func()                 // the keys came here; nil does nothing
	OnBlur  func()                 // they went; nil does nothing
	// OnShortcut is told a key that is pressed with others; nil does nothing.
	OnShortcut func(fyne.Shortcut)
}

// NewFocusButton returns a button that calls tapped.
func NewFocusButton(state ButtonState, tapped func()) *FocusButton {
	b := &FocusButton{}
	b.OnTapped, b.reachable = tapped, true
	b.Make(b, state, b.draw, b.minSize)
	return b
}

// Tapped presses the button; the ring stays where the focus is.
func (b *FocusButton) Tapped(*fyne.PointEvent) {
	b.untip()
	b.press()
}

// FocusGained shows the ring.
func (b *FocusButton) FocusGained() {
	b.FocusOn(buttonSpot)
	if b.OnFocus != nil {
		b.OnFocus()
	}
}

// FocusLost takes it away.
func (b *FocusButton) FocusLost() {
	b.Leave()
	if b.OnBlur != nil {
		b.OnBlur()
	}
}

// TypedShortcut passes a shortcut on.
func (b *FocusButton) TypedShortcut(s fyne.Shortcut) {
	if b.OnShortcut != nil {
		b.OnShortcut(s)
	}
}

// TypedRune does nothing: no letter presses a button.
func (b *FocusButton) TypedRune(rune) {}

// TypedKey presses the button on Enter or Space.
func (b *FocusButton) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.press()
	default:
		if b.OnKey != nil {
			b.OnKey(e.Name)
		}
	}
}
