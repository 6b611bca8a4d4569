package codebookscreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/keys"
)

// searchEntry is the box that narrows the rules down.
type searchEntry struct {
	widget.Entry
	onKey func(keys.Press) bool // reports whether the key leaves the box
}

func (c *Screen) newSearch() *searchEntry {
	e := &searchEntry{}
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(lang.L("Search the rules…  Ctrl+F"))
	e.OnChanged = c.find
	e.onKey = func(p keys.Press) bool { return c.keys.Press(p, inSearch) }
	return e
}

// TypedKey takes the keys that leave the box, before the entry does.
func (e *searchEntry) TypedKey(k *fyne.KeyEvent) {
	if !e.onKey(keys.Named(k.Name, false, false)) {
		e.Entry.TypedKey(k)
	}
}

// AcceptsTab lets Tab leave the box for the key router.
func (e *searchEntry) AcceptsTab() bool { return false }

// find shows the questions that say what is typed.
func (c *Screen) find(text string) {
	c.work.Seek(text)
	c.middle.ScrollTo(0)
	c.Sync()
}

// leaveSearch gives the keys back to the rules that were found, or with Escape to all.
func (c *Screen) leaveSearch(p keys.Press) {
	if p.Key == "Esc" {
		c.search.SetText("")
	}
	c.host.ReturnFocus()
}
