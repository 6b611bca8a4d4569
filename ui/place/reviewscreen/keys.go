package reviewscreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/work/reviewing"
	"plumbline/ui/kit"
)

// OnChar takes one typed character: the space bar opens, as Enter does.
func (r *Screen) OnChar(char rune) {
	if char == ' ' {
		r.OnKey(fyne.KeyReturn, false, false)
		return
	}
	r.host.Notice(lang.L("{{.Key}} is no key of Review", map[string]any{"Key": string(char)}))
}

// OnKey takes a key that types nothing.
func (r *Screen) OnKey(name fyne.KeyName, shift, repeated bool) {
	r.pressed, r.entering = false, false
	r.board.OnKey(name, shift, repeated)
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
