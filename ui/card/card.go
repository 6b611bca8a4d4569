// Package card makes a place out of cards: drawings on surfaces of their own,
// with headings and buttons, in columns and tables that scroll, and one focus
// that walks over all of them by keys.
package card

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Draw fills a list for a width and returns the height it needs, as a
// kit.Pane asks for it.
type Draw = func(l *kit.Drawing, width, height float32) float32

// Pad is the room between the edge of a card and what it holds.
func Pad() float32 { return theme.Scaled(16) }

// Margins are the room around the cards of a place so wide, and between them.
func Margins(width float32) (margin, gap float32) {
	if width < theme.Scaled(1200) {
		return theme.Scaled(16), theme.Scaled(12)
	}
	return theme.Scaled(24), theme.Scaled(14)
}

// Surface draws the card that a drawing stands on.
func Surface(l *kit.Drawing, x, y, width, height float32) {
	p := theme.Current()
	l.Frame(x, y, width, height, theme.Radius+2, p.Surface, p.Line, theme.Hairline)
}

// Title draws the name of a place and returns where words may follow it.
func Title(l *kit.Drawing, high float32, name string) (end float32) {
	t := kit.Text{Text: name, Size: theme.Scaled(20), Ink: theme.Current().Ink, Bold: true}
	w := kit.Width(t) + 1
	l.Words(0, 0, w, high, t)
	return w + theme.Scaled(14)
}

// Heading draws the title of a card, a quiet remark after it, and buttons at
// its end, or below where the title leaves no room for them. A long remark is
// cut, so that it moves nothing when it changes. Heading returns where the
// content of the card begins.
func Heading(l *kit.Drawing, width float32, title, remark string, actions ...Action) float32 {
	p, pad, y, h := theme.Current(), Pad(), theme.Scaled(12), theme.Scaled(24)
	name := kit.Text{Text: title, Size: theme.SizeBody(), Ink: p.Ink, Bold: true}
	right, all := width-pad, WidthOf(actions)
	beside := all > 0 && kit.Width(name)+theme.Scaled(150) <= right-pad-all
	if beside {
		ButtonsTo(l, actions, right, y+(h-kit.ButtonHeight())/2)
		right -= all + pad
	}
	w, gap := min(kit.Width(name)+1, right-pad), theme.Scaled(8)
	l.Words(pad, y, w, h, name)
	l.Words(pad+w+gap, y, right-pad-w-gap, h, kit.Text{Text: remark, Size: Small(), Ink: p.Muted})
	y += h + theme.Scaled(9)
	if all > 0 && !beside {
		y += Buttons(l, actions, pad, y-theme.Scaled(2), width-2*pad) + theme.Scaled(6)
	}
	return y
}

// Lit shows where the pointer is.
func Lit(l *kit.Drawing, id string, x, y, w, h float32) {
	if l.Hovered(id) {
		l.Box(x, y, w, h, theme.Radius-2, theme.Current().Hover)
	}
}

// Area makes a rectangle reachable.
func Area(id string, x, y, w, h float32, tip kit.Tip, open func()) kit.Spot {
	return kit.Spot{ID: id, At: fyne.NewPos(x, y), Size: fyne.NewSize(w, h), Tip: tip, Open: open, Round: theme.Radius - 2}
}

// RowArea is an area that a click chooses; Enter or a second click opens it.
func RowArea(id string, x, y, w, h float32, tip kit.Tip, open func()) kit.Spot {
	s := Area(id, x, y, w, h, tip, open)
	s.Twice = true
	return s
}
