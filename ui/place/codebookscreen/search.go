package codebookscreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

// searchEntry is the box that narrows the rules down; Escape and Enter leave it.
type searchEntry struct {
	widget.Entry
	onLeave func(empty bool)
}

func (c *Screen) newSearch() *searchEntry {
	e := &searchEntry{}
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(lang.L("Search the rules…  Ctrl+F"))
	e.OnChanged = c.find
	e.onLeave = func(empty bool) {
		if empty {
			e.SetText("")
		}
		c.host.ReturnFocus()
	}
	return e
}

// TypedKey takes the keys that leave the box, before the entry does.
func (e *searchEntry) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape:
		e.onLeave(true)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		e.onLeave(false)
	default:
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
