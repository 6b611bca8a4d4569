package card

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/kit"
)

// OnKey takes a key that types nothing. A held key moves on but opens nothing.
func (b *Board) OnKey(name fyne.KeyName, shift, repeated bool) {
	if d, ok := kit.Toward(name); ok {
		b.step(d)
		return
	}
	switch name {
	case fyne.KeyTab:
		b.Tab(shift)
	case fyne.KeyPageDown:
		b.Page(1)
	case fyne.KeyPageUp:
		b.Page(-1)
	case fyne.KeyHome, fyne.KeyEnd:
		b.ends(name == fyne.KeyEnd)
	case fyne.KeyEscape:
		b.escape()
	case fyne.KeyReturn, fyne.KeyEnter:
		if !repeated {
			b.Open()
		}
	}
}

// Open opens the spot where the keys are, or says that nothing is behind it.
func (b *Board) Open() {
	if !b.at.Open() {
		b.OnNotice(lang.L("There is nothing to open here"))
	}
}

func (b *Board) escape() {
	switch {
	case b.Covered():
		b.Uncover()
	case b.OnEscape != nil:
		b.OnEscape()
	default:
		b.Home()
	}
}
