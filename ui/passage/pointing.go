package passage

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var _ desktop.Hoverable = (*Passage)(nil)

// SetGrips shows grips at both ends of the selection, by which the pointer moves them, and
// a cross above its end: OnEnd is told where the ends are then, OnCross of a click on it.
func (p *Passage) SetGrips(on bool) {
	if on != p.grips {
		p.grips = on
		p.Refresh()
	}
}

// crossSize is how wide the cross is with its ground.
const crossSize = 16

// crossAt is the middle of the cross: above the end, and on the first line at the top of
// the passage, beyond which no click reaches it.
func (p *Passage) crossAt() fyne.Position {
	at := p.endSpot(max(p.anchor, p.head), min(p.anchor, p.head))
	return fyne.NewPos(at.X+3, max(at.Y-crossSize/2+2, 4))
}

// onCross reports whether a position is on the cross.
func (p *Passage) onCross(pos fyne.Position) bool {
	if !p.grips || p.anchor == p.head {
		return false
	}
	at := p.crossAt()
	return abs(pos.X-at.X) <= crossSize/2 && abs(pos.Y-at.Y) <= crossSize/2
}

// gripReach is how far from an end of the selection the pointer takes its grip.
const gripReach = 7

// gripAt finds the end of the selection whose grip is under a position, and the other end.
func (p *Passage) gripAt(pos fyne.Position) (end, other int, ok bool) {
	if !p.grips || p.anchor == p.head {
		return 0, 0, false
	}
	for _, ends := range [][2]int{{p.head, p.anchor}, {p.anchor, p.head}} {
		spot := p.endSpot(ends[0], ends[1])
		if abs(pos.X-spot.X) <= gripReach && pos.Y >= spot.Y-gripReach && pos.Y <= spot.Y+p.LineHeight()+gripReach {
			return ends[0], ends[1], true
		}
	}
	return 0, 0, false
}

// endSpot is where an end of the selection is seen: behind its last character, which at the
// end of a line is not where the next one begins.
func (p *Passage) endSpot(end, other int) fyne.Position {
	if end <= other {
		return p.PositionOf(end)
	}
	last := p.shaped().Step(end, -1)
	rects := p.ready().Rects(last, end)
	if len(rects) == 0 {
		return p.PositionOf(end)
	}
	r := rects[0]
	x := r.X + r.Width
	if p.ready().ReadsLeftward(last) {
		x = r.X
	}
	return fyne.NewPos(x, r.Y)
}

// drawGrips shows the grips.
func (r *passageRenderer) drawGrips() {
	p := r.passage
	r.gripping.begin()
	if p.grips && p.anchor != p.head {
		ink, high := p.style.grip(), p.LineHeight()
		const knob = 8
		for _, ends := range [][2]int{{p.anchor, p.head}, {p.head, p.anchor}} {
			at := p.endSpot(ends[0], ends[1])
			r.gripping.add(at.X-1, at.Y+1, 2, high-2, 0, ink)
			if ends[0] < ends[1] {
				r.gripping.add(at.X-knob/2, at.Y-knob/2+2, knob, knob, knob/2, ink)
			} else {
				r.gripping.add(at.X-knob/2, at.Y+high-knob/2-2, knob, knob, knob/2, ink)
			}
		}
		at := p.crossAt()
		r.gripping.add(at.X-crossSize/2, at.Y-crossSize/2, crossSize, crossSize, crossSize/2, ink)
		r.cross.Color, r.cross.TextSize = p.style.onGrip(), crossSize*0.9
		least := r.cross.MinSize()
		r.cross.Resize(least)
		r.cross.Move(at.SubtractXY(least.Width/2, least.Height/2))
		r.cross.Show()
		r.cross.Refresh()
	} else if r.cross.Visible() {
		r.cross.Hide()
	}
	r.gripping.end()
}

// MouseIn implements desktop.Hoverable.
func (p *Passage) MouseIn(ev *desktop.MouseEvent) { p.MouseMoved(ev) }

// MouseMoved tells which character the pointer is on.
func (p *Passage) MouseMoved(ev *desktop.MouseEvent) {
	_, _, p.overGrip = p.gripAt(ev.Position)
	p.overCross = p.onCross(ev.Position)
	offset, on := p.CharacterAt(ev.Position)
	if !on {
		offset = -1
	}
	p.hover(offset)
}

// MouseOut tells that the pointer is on none.
func (p *Passage) MouseOut() {
	p.overGrip, p.overCross = false, false
	p.hover(-1)
}

func (p *Passage) hover(offset int) {
	if offset == p.hovered {
		return
	}
	p.hovered = offset
	if p.OnHover != nil {
		p.OnHover(offset)
	}
}
