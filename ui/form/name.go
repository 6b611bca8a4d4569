package form

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"

	"plumbline/ui/theme"
)

// nameSlot is the place a name has beside or above its scale.
type nameSlot struct {
	x, y, width, high float32
	right             bool // at the right of its column, next to the control
}

// nameLook is everything a name shows.
type nameLook struct {
	text          string
	ink           color.NRGBA
	size          float32
	bold          bool
	unsure, fresh bool
	again         bool // it needs another look
}

func (l *line) nameObjects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{l.name.object(), l.rest.object()}, l.mark.objects()...)
}

// putName places the name and the mark after it. A name too long for its
// column takes two smaller lines, before it is cut.
func (l *line) putName(at nameSlot) {
	l.nameAt = at
	gap, mw := theme.Scaled(5), l.mark.width()
	room := at.width - theme.Scaled(8)
	if mw > 0 {
		room -= mw + gap
	}
	l.wholeName()
	first, rest := l.look.text, ""
	if l.name.width() > room && !l.name.other {
		first, rest = split(first, room, theme.SizeSmall(), fyne.TextStyle{Bold: l.look.bold})
	}
	if rest == "" {
		nw := min(l.name.width(), room)
		l.rest.box.Hidden = true
		l.name.put(l.start(nw, room), at.y, nw, at.high)
		l.mark.put(l.start(nw, room)+nw+gap, at.y, mw, at.high)
		return
	}
	l.rest.box.Hidden = false
	half := at.high / 2
	widest := l.putHalf(&l.name, first, room, at.y)
	widest = max(widest, l.putHalf(&l.rest, rest, room, at.y+half))
	l.mark.put(l.start(widest, room)+widest+gap, at.y, mw, at.high)
}

// wholeName sets the name in one line and returns the room that it and its
// mark need while it is active, in bold.
func (l *line) wholeName() float32 {
	l.name.set(l.look.text, l.look.size, l.look.ink, l.look.bold)
	return l.name.boldWidth() + l.mark.width()
}

func (l *line) start(width, room float32) float32 {
	if l.nameAt.right {
		return l.nameAt.x + room - width
	}
	return l.nameAt.x
}

// putHalf places one of two lines and returns its width.
func (l *line) putHalf(w *words, text string, room, y float32) float32 {
	w.set(text, theme.SizeSmall(), l.look.ink, l.look.bold)
	width := min(w.width(), room)
	w.put(l.start(width, room), y, width, l.nameAt.high/2)
	return width
}

// split divides a name at the last space that lets its beginning fit, or
// returns it whole where there is none.
func split(text string, width, size float32, style fyne.TextStyle) (first, rest string) {
	for at := strings.LastIndexByte(text, ' '); at > 0; at = strings.LastIndexByte(text[:at], ' ') {
		if fyne.MeasureText(text[:at], size, style).Width <= width {
			return text[:at], text[at+1:]
		}
	}
	return text, ""
}
