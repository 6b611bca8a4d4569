package annotatescreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/keys"
	"plumbline/ui/passage"
)

// markingBindings are the keys by which words of the current paragraph are marked. Those
// with Ctrl are the window's, which hands them on.
func (a *Screen) markingBindings() []keys.Binding {
	const open = asking | told | marked
	extend := func(m passage.Motion) func(keys.Press) { return func(keys.Press) { a.Extend(m) } }
	move := func(m passage.Motion) func(keys.Press) { return func(keys.Press) { a.move(m) } }
	list := []keys.Binding{
		{
			Keys: []keys.Key{"Shift+Right"}, When: open, Held: true, Do: extend(passage.Right), Shown: "Shift+Left, Shift+Right",
			Help: lang.L("select words, which the option pressed next rests on; with Ctrl whole words, Ctrl+A all; Ctrl+C only copies"),
		},
		{Keys: []keys.Key{"Shift+Left"}, When: open, Held: true, Do: extend(passage.Left), Help: keys.Above},
		{
			Keys:  []keys.Key{" "},
			When:  open,
			Do:    a.space,
			Shown: "Space",
			Help: lang.L(
				"gives the words selected to the latest answer; without any, takes the option looked at, or says no words show it",
			),
		},
		{
			Keys: []keys.Key{"F3"}, When: asking | marked, Held: true, Do: func(keys.Press) { a.nextMark(1) }, Shown: "F3, Shift+F3",
			Help: lang.L("take up a mark: Left, Right choose an end, Shift moves it, Space sets it, Backspace takes it back"),
		},
		{Keys: []keys.Key{"Shift+F3"}, When: asking | marked, Held: true, Do: func(keys.Press) { a.nextMark(-1) }, Help: keys.Above},
	}
	for _, in := range []struct {
		key    keys.Key
		motion passage.Motion
	}{
		{"Right", passage.Right},
		{"Left", passage.Left},
		{"Up", passage.Up},
		{"Down", passage.Down},
		{"Home", passage.LineStart},
		{"End", passage.LineEnd},
	} {
		list = append(list, keys.Binding{Keys: []keys.Key{in.key}, When: marked, Held: true, Do: move(in.motion), Help: keys.Above})
		if in.key != "Right" && in.key != "Left" {
			shifted := keys.Key("Shift+" + string(in.key))
			list = append(list, keys.Binding{Keys: []keys.Key{shifted}, When: marked, Held: true, Do: extend(in.motion), Help: keys.Above})
		}
	}
	return list
}
