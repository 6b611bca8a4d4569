package typeset

import "sort"

// edge is the distance by which a position at the right edge of a character
// lies inside it, so that pointing there finds this character and not the next.
const edge = 1.0 / 128

// Spot is where a caret stands.
type Spot struct {
	X, Top, Height float32
}

// Rect is a part of a line in dp. Baseline is measured from the top of the
// layout, as Y is.
type Rect struct {
	X, Y, Width, Height, Baseline float32
}

// lineOf returns the index of the line that shows a cell.
func (l *Layout) lineOf(cell int) int {
	i := sort.Search(len(l.lines), func(i int) bool { return l.lines[i].last > cell })
	return min(i, len(l.lines)-1)
}

// PositionOf returns where a caret before the character at offset stands. At a
// line break that is the start of the new line; at the end of the text it is
// behind the last character.
func (l *Layout) PositionOf(offset int) Spot {
	p := l.paragraph
	if offset = max(0, offset); offset >= len(p.text) {
		return l.endSpot()
	}
	at := int(p.cellOf[offset])
	i := l.lineOf(at)
	ln := &l.lines[i]
	if at >= ln.last {
		return l.spot(i, ln.width)
	}
	left, c := ln.left[at-ln.first], p.cells[at]
	if c.newline && at > ln.first {
		return l.trailingSpot(i, at-1)
	}
	if l.readsLeftward(ln, at) {
		return l.spot(i, left+c.advance*l.measure.Size-edge)
	}
	return l.spot(i, left)
}

// endSpot is the place behind the last character.
func (l *Layout) endSpot() Spot {
	last := len(l.lines) - 1
	ln := &l.lines[last]
	if ln.last > ln.first {
		return l.trailingSpot(last, ln.last-1)
	}
	if l.paragraph.rtl {
		return l.spot(last, l.box)
	}
	return l.spot(last, 0)
}

// trailingSpot is the place behind a cell in the direction of its reading.
func (l *Layout) trailingSpot(i, at int) Spot {
	ln, c := &l.lines[i], l.paragraph.cells[at]
	left := ln.left[at-ln.first]
	if l.readsLeftward(ln, at) {
		return l.spot(i, left)
	}
	return l.spot(i, left+c.advance*l.measure.Size-edge)
}

// readsLeftward reports whether the text in a cell runs to the left: its level
// is odd, or it is white space at the end of a right-to-left line.
func (l *Layout) readsLeftward(ln *line, at int) bool {
	if at < ln.solid {
		return l.paragraph.cells[at].level%2 == 1
	}
	return l.paragraph.rtl
}

func (l *Layout) spot(i int, x float32) Spot {
	return Spot{X: x, Top: float32(i) * l.height, Height: l.height}
}

// OffsetAt returns the offset of the boundary between characters nearest to a
// point; points outside count as the nearest point inside.
func (l *Layout) OffsetAt(x, y float32) int {
	p := l.paragraph
	i := min(max(0, int(y/l.height)), len(l.lines)-1)
	ln := &l.lines[i]
	if ln.first == ln.last {
		return l.startOf(ln)
	}
	if p.cells[ln.first].newline {
		return p.cells[ln.first].start
	}
	at := l.cellAt(ln, x)
	c := p.cells[at]
	leading := x < ln.left[at-ln.first]+c.advance*l.measure.Size/2
	if l.readsLeftward(ln, at) {
		leading = !leading
	}
	if leading {
		return c.start
	}
	return c.end
}

// startOf returns the offset at which an empty line starts.
func (l *Layout) startOf(ln *line) int {
	if ln.first < len(l.paragraph.cells) {
		return l.paragraph.cells[ln.first].start
	}
	return len(l.paragraph.text)
}

// cellAt returns the cell of a line that is under x, or nearest to it.
func (l *Layout) cellAt(ln *line, x float32) int {
	n := ln.last - ln.first
	visual := func(i int) int {
		if ln.order == nil {
			return i
		}
		return int(ln.order[i])
	}
	i := sort.Search(n, func(i int) bool { return ln.left[visual(i)] > x }) - 1
	i = max(0, i)
	cells := l.paragraph.cells[ln.first:ln.last]
	// A newline has no width: its neighbour on the line answers for it.
	for cells[visual(i)].newline {
		if i+1 < n && l.paragraph.rtl || i == 0 {
			i++
		} else {
			i--
		}
	}
	return ln.first + visual(i)
}

// Rects returns the parts of lines that a range covers, from top to bottom and
// left to right. In text of both directions a range may have several parts in
// one line. A range that cuts a character covers the whole of it.
func (l *Layout) Rects(start, end int) []Rect {
	start, end = max(0, start), min(end, len(l.paragraph.text))
	if start >= end {
		return nil
	}
	first, last := int(l.paragraph.cellOf[start]), int(l.paragraph.cellOf[end-1])+1
	var rects []Rect
	for i := l.lineOf(first); i < len(l.lines) && l.lines[i].first < last; i++ {
		rects = l.lineRects(rects, i, first, last)
	}
	return rects
}

// lineRects appends the parts of one line that the cells first to last cover.
func (l *Layout) lineRects(rects []Rect, i, first, last int) []Rect {
	ln, cells := &l.lines[i], l.paragraph.cells
	fresh := true
	for v := range ln.last - ln.first {
		at := ln.first + v
		if ln.order != nil {
			at = ln.first + int(ln.order[v])
		}
		if at < first || at >= last {
			fresh = true
			continue
		}
		left := max(0, ln.left[at-ln.first])
		right := min(l.box, ln.left[at-ln.first]+cells[at].advance*l.measure.Size)
		if right <= left {
			continue
		}
		if !fresh {
			rects[len(rects)-1].Width = right - rects[len(rects)-1].X
			continue
		}
		top := float32(i) * l.height
		rects = append(rects, Rect{X: left, Y: top, Width: right - left, Height: l.height, Baseline: top + l.baseline})
		fresh = false
	}
	return rects
}
