package modal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/keys"
)

// What has the focus in a modal.
const (
	oneLine keys.State = 1 << iota // a control that leaves Enter to the modal
	lines                          // an entry of several lines, in which Enter begins one
	button                         // a button, which Enter presses
)

// Keys are the keys of every modal, for the list of all keys.
func Keys() keys.List { return (*Modal)(nil).bindings() }

func (m *Modal) bindings() keys.List {
	return keys.List{{Title: lang.L("Questions and notices"), Bindings: []keys.Binding{
		{
			Keys: []keys.Key{"Enter"}, When: oneLine, Do: func(keys.Press) { m.Confirm() },
			Help: lang.L("the coloured button; on another button that one"),
		},
		{
			Keys: []keys.Key{"Ctrl+Enter"}, When: lines | oneLine, Do: func(keys.Press) { m.Confirm() },
			Help: lang.L("the coloured button, from several lines too"),
		},
		{
			Keys: []keys.Key{"Esc"}, Do: func(keys.Press) { m.Cancel() },
			Help: lang.L("leave without doing anything"),
		},
		{
			Keys: []keys.Key{"Tab", "Shift+Tab"}, // Fyne moves the focus
			Help: lang.L("to the next and the previous field or button"),
		},
		{
			Keys: []keys.Key{"Up", "Down", "Page Up", "Page Down", "Home", "End"}, When: button, Held: true,
			Do: m.scroll, Shown: "Up, Down · Page Up, Page Down", Help: lang.L("scroll what does not fit"),
		},
	}}}
}

// typed does what a key means in a control of the modal, and reports whether it means
// anything there.
func (m *Modal) typed(k *fyne.KeyEvent, in keys.State) bool {
	return m != nil && m.keys.Press(keys.Named(k.Name, false, false), in)
}

// onKey is what a key means on a button of the modal that it does not press.
func (m *Modal) onKey(key fyne.KeyName) { m.keys.Press(keys.Named(key, false, false), button) }
