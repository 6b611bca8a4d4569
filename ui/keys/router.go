// Package keys turns what the window system says about keys into characters
// and commands, one press at a time.
package keys

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

var (
	_ fyne.Widget     = (*Router)(nil)
	_ fyne.Focusable  = (*Router)(nil)
	_ fyne.Tabbable   = (*Router)(nil)
	_ desktop.Keyable = (*Router)(nil)
)

// Router is the invisible widget that holds the focus whenever no entry does.
// It accepts Tab, so that Tab reaches the form instead of the next entry, and
// takes no shortcuts, so that those of the window still fire.
type Router struct {
	widget.BaseWidget

	// OnChar is called once for each press of a key that types a character;
	// held keys do not repeat.
	OnChar func(char rune)
	// OnKey is called for keys that type nothing. repeated is true while the
	// key is held.
	OnKey func(name fyne.KeyName, shift, repeated bool)
	// OnLost is called when the focus went elsewhere.
	OnLost func()

	keyboard  keyboard
	position  rune // what the pressed key types on a US keyboard
	shift     bool
	altGr     bool
	modifiers func() fyne.KeyModifier // that are held now
	freshKey  bool                    // a key went down and has not been reported yet
	freshChar bool                    // a key went down and has typed nothing yet
	focused   bool
}

// NewRouter returns a router; give it the focus once it is in a window.
func NewRouter() *Router {
	r := &Router{keyboard: newKeyboard(), modifiers: heldNow}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer draws nothing.
func (r *Router) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(&nothing{}) }

// AcceptsTab keeps Tab from moving the focus.
func (r *Router) AcceptsTab() bool { return true }

// Focused reports whether keys come here.
func (r *Router) Focused() bool { return r.focused }

// FocusGained implements fyne.Focusable; what was held elsewhere may be up by now.
func (r *Router) FocusGained() {
	r.focused, r.altGr = true, false
}

// FocusLost implements fyne.Focusable; keys held now are released elsewhere.
func (r *Router) FocusLost() {
	r.focused, r.shift, r.altGr, r.freshKey, r.freshChar = false, false, false, false, false
	if r.OnLost != nil {
		r.OnLost()
	}
}

// KeyDown remembers which key was pressed until it has typed its character.
func (r *Router) KeyDown(e *fyne.KeyEvent) {
	r.keyboard.learn(e)
	r.freshKey, r.freshChar = true, true
	r.position = r.keyboard.position(e.Physical.ScanCode)
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		r.shift = true
	}
	if e.Name == desktop.KeyAltRight {
		r.altGr = true
	}
}

// commanding are the modifiers that make a command of a key.
const commanding = fyne.KeyModifierControl | fyne.KeyModifierAlt | fyne.KeyModifierSuper

// heldNow are the modifiers that the window system says are held: a dialog may
// have seen the end of a key whose beginning came here.
func heldNow() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// KeyUp implements desktop.Keyable.
func (r *Router) KeyUp(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		r.shift = false
	}
	if e.Name == desktop.KeyAltRight {
		r.altGr = false
	}
}

// Shifted reports whether a Shift key is down, which no character tells while
// Caps Lock is on.
func (r *Router) Shifted() bool { return r.shift }

// TypedRune reports the first character of a press; repeats are dropped, and
// what is typed with AltGr, Alt, Super or Ctrl.
func (r *Router) TypedRune(char rune) {
	if !r.freshChar || r.altGr || r.modifiers()&commanding != 0 {
		return
	}
	r.freshChar = false
	if r.OnChar != nil {
		r.OnChar(Char(char, r.position, r.shift))
	}
}

// TypedKey reports keys that type nothing; the others come as characters.
func (r *Router) TypedKey(e *fyne.KeyEvent) {
	repeated := !r.freshKey
	r.freshKey = false
	if r.OnKey != nil && silent[e.Name] {
		r.OnKey(e.Name, r.shift, repeated)
	}
}

// silent are the keys that a window acts on and that type nothing.
var silent = map[fyne.KeyName]bool{
	fyne.KeyTab:       true,
	fyne.KeyReturn:    true,
	fyne.KeyEnter:     true,
	fyne.KeyEscape:    true,
	fyne.KeyUp:        true,
	fyne.KeyDown:      true,
	fyne.KeyLeft:      true,
	fyne.KeyRight:     true,
	fyne.KeyPageUp:    true,
	fyne.KeyPageDown:  true,
	fyne.KeyHome:      true,
	fyne.KeyEnd:       true,
	fyne.KeyBackspace: true,
	fyne.KeyDelete:    true,
	fyne.KeyF1:        true,
	fyne.KeyF2:        true,
	fyne.KeyF3:        true,
	fyne.KeyF4:        true,
	fyne.KeyF5:        true,
	fyne.KeyF6:        true,
	fyne.KeyF7:        true,
	fyne.KeyF8:        true,
	fyne.KeyF9:        true,
	fyne.KeyF10:       true,
	fyne.KeyF11:       true,
	fyne.KeyF12:       true,
}
