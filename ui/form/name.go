package form

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// nameState is everything a name shows.
type nameState struct {
	text          string
	ink           color.NRGBA
	size          float32
	bold          bool
	unsure, fresh bool
	again         bool // it needs another look
	right         bool // at the right of its column, next to the control
}

// name is what a target is called, or a further question about it, beside or
// above its scale.
type name struct{ kit.Control[nameState] }

func newName() *name {
	n := &name{}
	n.Make(n, nameState{}, n.draw, func() fyne.Size { return fyne.Size{} })
	return n
}

func (s nameState) words(text string) kit.Text {
	return kit.Text{Text: text, Size: s.size, Ink: s.ink, Bold: s.bold}
}

// whole is the room that the name and its mark need while it is active, in bold.
func (n *name) whole() float32 {
	t := n.State().words(n.State().text)
	t.Bold = true
	return kit.Width(t) + n.mark().width()
}

func (n *name) mark() mark {
	s := n.State()
	return markOf(s.again, s.unsure, s.fresh)
}

// draw draws the name and the mark after it. A name too long for its column
// takes two smaller lines, before it is cut.
func (n *name) draw(d *kit.Drawing, size fyne.Size) {
	s, mark := n.State(), n.mark()
	gap, mw := theme.Scaled(5), mark.width()
	room := size.Width - theme.Scaled(8)
	if mw > 0 {
		room -= mw + gap
	}
	line := s.words(s.text)
	first, rest := s.text, ""
	if kit.Width(line) > room {
		first, rest = split(line, room)
	}
	lines := []kit.Text{line}
	if rest != "" {
		line.Size = theme.SizeSmall()
		lines = []kit.Text{line.With(first), line.With(rest)}
	}
	var end float32
	high := size.Height / float32(len(lines))
	for i, t := range lines {
		w := min(kit.Width(t), room)
		x := float32(0)
		if s.right {
			x = room - w
		}
		d.Words(x, float32(i)*high, w+1, high, t)
		end = max(end, x+w)
	}
	mark.draw(d, end+gap, 0, size.Height)
}

// split divides a name at the last space that lets its beginning fit in small
// letters, or returns it whole where there is none.
func split(t kit.Text, width float32) (first, rest string) {
	whole := t.Text
	t.Size = theme.SizeSmall()
	for at := strings.LastIndexByte(whole, ' '); at > 0; at = strings.LastIndexByte(whole[:at], ' ') {
		if kit.Width(t.With(whole[:at])) <= width {
			return whole[:at], whole[at+1:]
		}
	}
	return whole, ""
}
