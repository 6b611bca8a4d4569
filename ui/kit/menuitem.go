package kit

import (
	"fyne.io/fyne/v2"

	"plumbline/annotate/sentence"
)

// NewMenuItem returns an item of a menu, which may be a name from elsewhere.
func NewMenuItem(label string, do func()) *fyne.MenuItem {
	return fyne.NewMenuItem(sentence.Visible(label), do)
}
