package form

import (
	"slices"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

var (
	_ fyne.Focusable    = (*NoteBox)(nil)
	_ fyne.Shortcutable = (*NoteBox)(nil)
)

// NoteBox is the one control of the form that takes the focus: a line of text
// that tells when it is left, and hands on the shortcuts that are not its own.
type NoteBox struct {
	widget.Entry
	OnEntered func() // got the focus
	OnLeft    func() // Escape, Enter, Ctrl+S or a click elsewhere; once each time

	// OnShortcut takes the shortcuts that are not an entry's. NewNoteBox sets it
	// to hand them to the window, which does not see them otherwise.
	OnShortcut func(fyne.Shortcut)

	inside bool
}

// NewNoteBox returns an empty note.
func NewNoteBox() *NoteBox {
	n := &NoteBox{}
	n.Wrapping = fyne.TextWrapOff
	n.OnShortcut = func(s fyne.Shortcut) {
		if c, ok := fyne.CurrentApp().Driver().CanvasForObject(n).(fyne.Shortcutable); ok {
			c.TypedShortcut(s)
		}
	}
	n.ExtendBaseWidget(n)
	return n
}

// GoOn puts the cursor behind what is written, for a note that is gone on with,
// and returns what is to have the focus.
func (n *NoteBox) GoOn() fyne.Focusable {
	n.CursorColumn = utf8.RuneCountInString(n.Text)
	return n
}

// FocusGained begins typing.
func (n *NoteBox) FocusGained() {
	n.inside = true
	n.Entry.FocusGained()
	if n.OnEntered != nil {
		n.OnEntered()
	}
}

// FocusLost ends it.
func (n *NoteBox) FocusLost() {
	n.Entry.FocusLost()
	n.leave()
}

// TypedKey leaves the note on Escape and Enter.
func (n *NoteBox) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter:
		n.leave()
	default:
		n.Entry.TypedKey(e)
	}
}

// TypedShortcut leaves the note on Ctrl+S, edits the text where the shortcut
// is one of an entry's, and hands on the others.
func (n *NoteBox) TypedShortcut(s fyne.Shortcut) {
	custom, ok := s.(*desktop.CustomShortcut)
	switch {
	case !ok || slices.Contains(editingKeys, custom.KeyName):
		n.Entry.TypedShortcut(s)
	case custom.KeyName == fyne.KeyS && custom.Modifier == fyne.KeyModifierShortcutDefault:
		n.leave()
	default:
		n.OnShortcut(s)
	}
}

// editingKeys move and delete inside the text when pressed with Ctrl.
var editingKeys = []fyne.KeyName{
	fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd,
	fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyA,
}

func (n *NoteBox) leave() {
	if !n.inside {
		return
	}
	n.inside = false
	if n.OnLeft != nil {
		n.OnLeft()
	}
}
