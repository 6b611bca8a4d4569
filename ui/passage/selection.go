package passage

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// multiClick is the longest time between the clicks of a double click, and
// multiReach how far the pointer may wander between them.
const (
	multiClick = 400 * time.Millisecond
	multiReach = 4
)

// gesture is what the mouse is doing.
type gesture struct {
	now      func() time.Time
	last     time.Time
	at       fyne.Position
	clicks   int
	dragging bool
	moved    bool
	took     bool // the press took a selection back
	gripped  bool // an end of the selection is moved by its grip
	behind   bool // it is the one behind the other
}

// Selection returns the selected range; start equals end if there is none.
func (p *Passage) Selection() (start, end int) {
	return min(p.anchor, p.head), max(p.anchor, p.head)
}

// Selected returns the selected text, in the order it is read.
func (p *Passage) Selected() string {
	start, end := p.Selection()
	if start == end {
		return ""
	}
	return string([]rune(p.text)[start:end])
}

// Select selects a range, without calling OnSelected. Its ends move to the
// nearest whole characters around it.
func (p *Passage) Select(start, end int) {
	paragraph := p.shaped()
	start, end = paragraph.Snap(min(start, end)), max(start, end)
	if snapped := paragraph.Snap(end); snapped < end {
		end = paragraph.Step(snapped, 1)
	}
	p.setSelection(start, min(end, paragraph.Len()))
}

// ClearSelection takes the selection back, without calling OnSelected.
func (p *Passage) ClearSelection() { p.setSelection(p.head, p.head) }

// HoldEnd makes the last end of the selection the one that moves, or the first.
func (p *Passage) HoldEnd(last bool) {
	start, end := p.Selection()
	if p.column = nil; last {
		p.setSelection(start, end)
	} else {
		p.setSelection(end, start)
	}
}

// SetCaret places both ends of the selection before a character.
func (p *Passage) SetCaret(offset int) {
	at := p.shaped().Snap(offset)
	p.setSelection(at, at)
}

// Caret returns the moving end of the selection.
func (p *Passage) Caret() int { return p.head }

// setSelection changes the range and repaints it.
func (p *Passage) setSelection(anchor, head int) {
	if anchor == p.anchor && head == p.head {
		return
	}
	p.anchor, p.head = anchor, head
	p.Refresh()
}

// MouseDown starts a selection. Clicks are counted here, since a widget that
// waits for double taps is told of single ones late.
func (p *Passage) MouseDown(ev *desktop.MouseEvent) {
	if ev.Button != desktop.MouseButtonPrimary {
		return
	}
	g, offset := &p.gesture, p.OffsetAt(ev.Position)
	now := g.now()
	near := abs(ev.Position.X-g.at.X) <= multiReach && abs(ev.Position.Y-g.at.Y) <= multiReach
	if g.clicks > 0 && near && now.Sub(g.last) <= multiClick {
		g.clicks++
	} else {
		g.clicks = 1
	}
	g.last, g.at, g.moved, g.dragging = now, ev.Position, false, true
	g.took, g.gripped = p.anchor != p.head, false
	p.column = nil
	end, other, gripped := p.gripAt(ev.Position)
	switch {
	case p.onCross(ev.Position):
		g.dragging, g.took, g.clicks = false, true, 0
		if p.OnCross != nil {
			p.OnCross()
		}
	case gripped:
		g.gripped, g.behind, g.clicks = true, end > other, 1
		p.setSelection(other, end)
	case ev.Modifier&fyne.KeyModifierShift != 0:
		p.setSelection(p.anchor, offset)
	case g.clicks == 1:
		p.setSelection(offset, offset)
	case g.clicks == 2:
		p.setSelection(p.shaped().Word(offset))
	case g.clicks == 3:
		p.setSelection(p.shaped().Sentence(offset))
	default:
		p.setSelection(0, p.shaped().Len())
	}
}

// MouseUp ends a selection made by clicks, and one by dragging that ends over
// the passage.
func (p *Passage) MouseUp(ev *desktop.MouseEvent) {
	if ev.Button == desktop.MouseButtonPrimary {
		p.finish()
	}
}

// Dragged moves the end of the selection with the mouse.
func (p *Passage) Dragged(ev *fyne.DragEvent) {
	g := &p.gesture
	if !g.dragging {
		return
	}
	offset := p.OffsetAt(ev.Position)
	g.moved = true
	switch {
	case g.gripped:
		if offset != p.anchor && g.behind == (offset > p.anchor) { // an end never goes over the other
			p.setSelection(p.anchor, offset)
		}
	case g.clicks == 1:
		p.setSelection(p.anchor, offset)
	case g.clicks == 2:
		p.dragBy(p.shaped().Word, offset)
	case g.clicks == 3:
		p.dragBy(p.shaped().Sentence, offset)
	}
}

// dragBy extends a double click by whole words, and a triple one by sentences.
func (p *Passage) dragBy(whole func(offset int) (start, end int), offset int) {
	first, firstEnd := whole(p.shaped().Snap(p.OffsetAt(p.gesture.at)))
	start, end := whole(offset)
	if offset < first {
		p.setSelection(firstEnd, start)
		return
	}
	p.setSelection(first, max(firstEnd, end))
}

// DragEnd ends a selection made by dragging.
func (p *Passage) DragEnd() { p.finish() }

// finish tells of the range that a gesture selected.
func (p *Passage) finish() {
	g := &p.gesture
	if !g.dragging {
		return
	}
	g.dragging = false
	start, end := p.Selection()
	if g.gripped {
		if p.OnEnd != nil {
			p.OnEnd(start, end)
		}
		return
	}
	if p.OnSelected != nil && (start != end || g.took) {
		p.OnSelected(start, end)
	}
}

// Tapped passes on a click that had nothing to do with a selection.
func (p *Passage) Tapped(ev *fyne.PointEvent) {
	if p.OnTapped != nil && p.anchor == p.head && !p.gesture.took {
		p.OnTapped(ev)
	}
}

func abs(v float32) float32 {
	if v < 0 {
		return -v
	}
	return v
}
