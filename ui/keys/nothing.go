package keys

import "fyne.io/fyne/v2"

// nothing is a canvas object of no size.
type nothing struct{}

func (*nothing) MinSize() fyne.Size      { return fyne.Size{} }
func (*nothing) Move(fyne.Position)      {}
func (*nothing) Position() fyne.Position { return fyne.Position{} }
func (*nothing) Resize(fyne.Size)        {}
func (*nothing) Size() fyne.Size         { return fyne.Size{} }
func (*nothing) Hide()                   {}
func (*nothing) Visible() bool           { return true }
func (*nothing) Show()                   {}
func (*nothing) Refresh()                {}
