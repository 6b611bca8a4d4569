package modal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/keys"
)

// What has the focus in a modal.
const (
	oneLine  keys.State = 1 << iota // a control that leaves Enter to the modal
	lines                           // an entry of several lines, in which Enter begins one
	button                          // a button, which Enter presses
	standard                        // the default button
	nowhere                         // nothing, as after a click beside the controls
)

// Keys are the keys of every modal, for the list of all keys.
func Keys() keys.List { return (*Modal)(nil).bindings() }

func (m *Modal) bindings() keys.List {
	return keys.List{{Title: lang.L("Questions and notices"), Bindings: []keys.Binding{
		{
			Keys: []keys.Key{"Enter"}, When: oneLine | nowhere, Do: func(keys.Press) { m.Default() },
			Help: lang.L("the coloured button; on another button that one"),
		},
		{
			Keys: []keys.Key{"Ctrl+Enter"}, Do: func(keys.Press) { m.Default() },
			Help: lang.L("the coloured button, from several lines too"),
		},
		{
			Keys: []keys.Key{"Esc"}, Do: func(keys.Press) { m.Cancel() },
			Help: lang.L("leave without doing anything"),
		},
		{
			Keys: []keys.Key{"Tab", "Shift+Tab"}, // Fyne moves the focus
			Help: lang.L("to the next and the previous box or button"),
		},
		{
			Keys: []keys.Key{"Up", "Down", "Page Up", "Page Down", "Home", "End"}, When: button | standard | nowhere, Held: true,
			Do: m.scroll, Shown: "Up, Down · Page Up, Page Down", Help: lang.L("scroll what does not fit"),
		},
	}}}
}

// defaultKey is the key that presses the default button while something has the focus.
func defaultKey(in keys.State) string {
	if in&(lines|button) != 0 {
		return "Ctrl Enter"
	}
	return "Enter"
}

// Catch gives the modals of a canvas the keys that nothing in them has: those pressed
// while the focus is nowhere, and Ctrl+Enter wherever it is. What is pressed while no
// overlay is there goes to free.
func Catch(c fyne.Canvas, free func(*fyne.KeyEvent)) {
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if m := Topmost(c); m != nil {
			m.press(keys.Named(e.Name, false, false), nowhere)
		} else if c.Overlays().Top() == nil {
			free(e)
		}
	})
	for _, name := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierControl}, func(fyne.Shortcut) {
			if m := Topmost(c); m != nil {
				m.press(keys.Press{Key: "Ctrl+Enter"}, button)
			}
		})
	}
}

// Topmost is the modal on top of everything else, or nil.
func Topmost(c fyne.Canvas) *Modal {
	if d, ok := c.Overlays().Top().(*dialog); ok {
		return d.modal
	}
	return nil
}

// press does what a key means where the focus is, and reports whether it means
// anything there.
func (m *Modal) press(p keys.Press, in keys.State) bool {
	return m != nil && m.keys.Press(p, in)
}

// typed is a key that a control of the modal got.
func (m *Modal) typed(k *fyne.KeyEvent, in keys.State) bool {
	return m.press(keys.Named(k.Name, false, false), in)
}

// submitted reports whether a shortcut is Ctrl+Enter, and does what that means.
func (m *Modal) submitted(s fyne.Shortcut, in keys.State) bool {
	c, ok := s.(*desktop.CustomShortcut)
	return ok && c.Modifier == fyne.KeyModifierControl && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) &&
		m.press(keys.Press{Key: "Ctrl+Enter"}, in)
}
