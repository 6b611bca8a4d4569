package card

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/keys"
	"plumbline/ui/kit"
)

// walking are the keys by which every board is walked over. A place lists those
// that it passes on, with help in its own words.
func (b *Board) walking() keys.List {
	step := func(d kit.Direction) func(keys.Press) { return func(keys.Press) { b.step(d) } }
	return keys.List{{Bindings: []keys.Binding{
		{Keys: []keys.Key{"Up"}, Held: true, Do: step(kit.Up)},
		{Keys: []keys.Key{"Down"}, Held: true, Do: step(kit.Down)},
		{Keys: []keys.Key{"Left"}, Held: true, Do: step(kit.Left)},
		{Keys: []keys.Key{"Right"}, Held: true, Do: step(kit.Right)},
		{Keys: []keys.Key{"Tab"}, Held: true, Do: func(keys.Press) { b.Tab(false) }},
		{Keys: []keys.Key{"Shift+Tab"}, Held: true, Do: func(keys.Press) { b.Tab(true) }},
		{Keys: []keys.Key{"Page Down"}, Held: true, Do: func(keys.Press) { b.Page(1) }},
		{Keys: []keys.Key{"Page Up"}, Held: true, Do: func(keys.Press) { b.Page(-1) }},
		{Keys: []keys.Key{"Home"}, Held: true, Do: func(keys.Press) { b.ends(false) }},
		{Keys: []keys.Key{"End"}, Held: true, Do: func(keys.Press) { b.ends(true) }},
		{Keys: []keys.Key{"Esc"}, Held: true, Do: func(keys.Press) { b.escape() }},
		{Keys: []keys.Key{"Enter", " "}, Do: func(keys.Press) { b.Open() }},
	}}}
}

// Press walks the board by a key. A held key moves on but opens nothing.
func (b *Board) Press(p keys.Press) { b.keys.Press(p, 0) }

// OnKey is Press for a key as Fyne names it.
func (b *Board) OnKey(name fyne.KeyName, shift, repeated bool) {
	b.Press(keys.Named(name, shift, repeated))
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
