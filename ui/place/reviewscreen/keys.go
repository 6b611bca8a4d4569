package reviewscreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/work/reviewing"
	"plumbline/ui/keys"
	"plumbline/ui/kit"
)

// OnChar takes one typed character.
func (r *Screen) OnChar(char rune) {
	if !r.keys.Press(keys.Typed(char), 0) {
		r.notKey(char)
	}
}

// notKey says that a character means nothing here.
func (r *Screen) notKey(char rune) {
	r.host.Notice(lang.L("{{.Key}} is no key of Review", map[string]any{"Key": string(char)}))
}

// OnKey takes a key that types nothing.
func (r *Screen) OnKey(name fyne.KeyName, shift, repeated bool) {
	r.keys.Press(keys.Named(name, shift, repeated), 0)
}

// Keys are the keys of the place.
func (r *Screen) Keys() keys.List { return r.keys }

func (r *Screen) bindings() keys.List {
	return keys.List{{Title: lang.L("Review"), Bindings: []keys.Binding{
		{Keys: []keys.Key{"Up", "Down", "Left", "Right"}, Held: true, Do: r.walk, Help: lang.L("to the next row, cell or paragraph")},
		{Keys: []keys.Key{"Tab", "Shift+Tab"}, Held: true, Do: r.walk, Help: lang.L("to the next card, and back")},
		{Keys: []keys.Key{"Enter", " "}, Do: r.walk, Shown: "Enter", Help: lang.L("what is behind: row, cell, paragraph, answers")},
		{Keys: []keys.Key{"Home", "End"}, Held: true, Do: r.walk, Help: lang.L("first and last of a card")},
		{Keys: []keys.Key{"Page Down", "Page Up"}, Held: true, Do: r.walk, Help: lang.L("scroll")},
		{
			Keys: []keys.Key{"n", "p", "a", "o"}, Do: r.press,
			Help: lang.L("in the answers: next and previous paragraph, Adjudicate, open in Annotate"),
		},
		{Keys: []keys.Key{"Esc"}, Held: true, Do: r.walk, Help: lang.L("close the answers; back to the rows")},
	}}}
}

// walk takes a key that walks over the board.
func (r *Screen) walk(p keys.Press) {
	r.pressed, r.entering = false, false
	r.board.Press(p)
}

// beyond goes on to the next card from the end of a column, and back from a
// detail to its row.
func (r *Screen) beyond(d kit.Direction) {
	at := r.board.At()
	switch {
	case d == kit.Down:
		r.board.Tab(false)
	case d == kit.Left && r.wide && at != r.header && at != r.sentences && at != r.rows:
		r.home()
	}
}

// home brings the keys to the selected row.
func (r *Screen) home() {
	if r.measured() {
		r.board.EnterAt(r.rows, spotOf(r.selected))
	} else {
		r.board.Enter(r.header)
	}
}

// escape leaves a cell for all paragraphs, else goes back to the rows.
func (r *Screen) escape() {
	if r.detail() != nil && r.detail().Cell != nil && r.board.At() == r.divided {
		r.openCell(reviewing.Cell{Row: r.selected})
		return
	}
	r.home()
}
