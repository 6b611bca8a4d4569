package annotatescreen

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// noteState is what a sign of a note shows.
type noteState struct {
	Note  string
	Style kit.Style
}

// noteSign stands in the margin of a paragraph that has a note: a written leaf, which
// says the note under the pointer.
type noteSign struct {
	kit.Control[noteState]
}

func newNoteSign() *noteSign {
	n := &noteSign{}
	n.Make(n, noteState{}, n.draw, func() fyne.Size { return fyne.NewSize(signSize, signSize) })
	return n
}

// show says that there is a note, or with "" that there is none.
func (n *noteSign) show(note string) {
	n.Set(noteState{note, kit.StyleNow()})
	n.Hidden = note == ""
}

func (n *noteSign) draw(d *kit.Drawing, size fyne.Size) {
	note, p := n.State().Note, theme.Current()
	if note == "" {
		return
	}
	d.Frame(1, 1, size.Width-2, size.Height-2, 2, p.Surface, p.Muted, 1.2)
	for i := range 3 {
		y := size.Height * (0.3 + 0.2*float32(i))
		d.Line(size.Width*0.25, y, size.Width*0.75, y, 1.2, p.Muted)
	}
	d.Whole(size, note, nil)
}
