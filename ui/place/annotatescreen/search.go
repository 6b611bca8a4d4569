package annotatescreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/keys"
)

// searchEntry is the search box; Escape leaves it, the arrows move over what
// was found.
type searchEntry struct {
	widget.Entry
	onKey   func(keys.Press) bool // reports whether the key is one of the list's
	onFocus func()
}

func newSearchEntry() *searchEntry {
	e := &searchEntry{}
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(searchHint())
	return e
}

func searchHint() string { return lang.L("Search paragraphs…  Ctrl+F") }

// FocusGained implements fyne.Focusable: somebody is about to search.
func (e *searchEntry) FocusGained() {
	e.Entry.FocusGained()
	e.onFocus()
}

// TypedKey takes the keys that a list has, before the entry does.
func (e *searchEntry) TypedKey(k *fyne.KeyEvent) {
	if !e.onKey(keys.Named(k.Name, false, false)) {
		e.Entry.TypedKey(k)
	}
}
