package keys

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Key is a key, with those that are held with it, as a list of keys shows it:
// "Tab", "Shift+Tab", "Page Down", "Ctrl+Z", "F1", "a", "/".
type Key string

// The kinds of keys.
const (
	AnyChar       Key = "any character"
	ShiftedLetter Key = "any letter with Shift"
)

// names are the keys whose name in a list is not that of Fyne.
var names = map[fyne.KeyName]Key{
	fyne.KeyReturn: "Enter", fyne.KeyEnter: "Enter", fyne.KeyEscape: "Esc",
	fyne.KeyPageUp: "Page Up", fyne.KeyPageDown: "Page Down",
	fyne.KeyBackspace: "Backspace", fyne.KeyDelete: "Backspace",
	fyne.KeyPlus: "Plus", fyne.KeyMinus: "Minus", fyne.KeyEqual: "Equal",
}

func nameOf(name fyne.KeyName) Key {
	if key, ok := names[name]; ok {
		return key
	}
	return Key(name)
}

// fyneName is the opposite of nameOf.
func fyneName(key string) fyne.KeyName {
	for name, k := range names {
		if string(k) == key {
			return name
		}
	}
	return fyne.KeyName(key)
}

// Shortcut is the shortcut of a key that is pressed with Ctrl, or nil for another
// key.
func (k Key) Shortcut() fyne.Shortcut {
	rest, ctrl := strings.CutPrefix(string(k), "Ctrl+")
	switch {
	case !ctrl:
		return nil
	case k == "Ctrl+Z": // Fyne has types of its own for these
		return &fyne.ShortcutUndo{}
	case k == "Ctrl+Y":
		return &fyne.ShortcutRedo{}
	case k == "Ctrl+C":
		return &fyne.ShortcutCopy{}
	case k == "Ctrl+A":
		return &fyne.ShortcutSelectAll{}
	}
	s := &desktop.CustomShortcut{Modifier: fyne.KeyModifierShortcutDefault}
	if key, shift := strings.CutPrefix(rest, "Shift+"); shift {
		rest, s.Modifier = key, s.Modifier|fyne.KeyModifierShift
	}
	s.KeyName = fyneName(rest)
	return s
}

func shownKeys(keys []Key) string {
	shown := make([]string, len(keys))
	for i, k := range keys {
		shown[i] = string(k)
	}
	return strings.Join(shown, ", ")
}
