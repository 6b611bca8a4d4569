package typeset

// CharacterAt returns the character that a point lies on, by its first code point; ok is
// false where there is none.
func (l *Layout) CharacterAt(x, y float32) (offset int, ok bool) {
	i := int(y / l.height)
	if y < 0 || i >= len(l.lines) {
		return 0, false
	}
	ln := &l.lines[i]
	if ln.first == ln.last || l.paragraph.cells[ln.first].newline {
		return 0, false
	}
	at := l.cellAt(ln, x)
	left, c := ln.left[at-ln.first], l.paragraph.cells[at]
	return c.start, x >= left && x < left+c.advance*l.measure.Size
}

// ReadsLeftward reports whether the character at an offset is read from right to left.
func (l *Layout) ReadsLeftward(offset int) bool {
	at := int(l.paragraph.cellOf[min(max(0, offset), len(l.paragraph.text)-1)])
	return l.readsLeftward(&l.lines[l.lineOf(at)], at)
}

// Beside returns the caret stop that the eye finds next to an offset, to the right or to
// the left of it; past the end of a line it is on the next one, in the direction in which
// the paragraph is read.
func (l *Layout) Beside(offset int, right bool) int {
	line, here := l.lineAt(offset), l.PositionOf(offset).X
	if stop, ok := l.outermost(line, !right, func(x float32) bool { return x != here && right == (x > here) }); ok {
		return stop
	}
	next, end := line-1, 0
	if right != l.paragraph.rtl {
		next, end = line+1, len(l.paragraph.text)
	}
	if next < 0 || next >= len(l.lines) {
		return end
	}
	stop, _ := l.outermost(next, !right, func(float32) bool { return true })
	return stop
}

// outermost finds the caret stop of a line that stands farthest to one side, of those whose
// place is among the wanted.
func (l *Layout) outermost(line int, right bool, wanted func(x float32) bool) (stop int, ok bool) {
	var best float32
	for _, s := range l.stopsOf(line) {
		x := l.PositionOf(s).X
		if wanted(x) && (!ok || x != best && right == (x > best)) {
			stop, best, ok = s, x, true
		}
	}
	return stop, ok
}

// Ends returns the caret stops with which the line of an offset begins and ends, and the
// offset behind its last character, which is mostly shown on the next line.
func (l *Layout) Ends(offset int) (first, last, end int) {
	line := l.lineAt(offset)
	stops, ln := l.stopsOf(line), &l.lines[line]
	end = len(l.paragraph.text)
	if ln.last < len(l.paragraph.cells) {
		end = l.paragraph.cells[ln.last].start
	}
	return stops[0], stops[len(stops)-1], end
}

// Above returns the caret stop nearest to a place in the line above that of an offset, or
// below it; beyond the first line that is the start of the text, beyond the last its end.
func (l *Layout) Above(offset int, x float32, below bool) int {
	line := l.lineAt(offset) - 1
	if below {
		line += 2
	}
	switch {
	case line < 0:
		return 0
	case line >= len(l.lines):
		return len(l.paragraph.text)
	}
	stops := l.stopsOf(line)
	return max(stops[0], min(l.OffsetAt(x, (float32(line)+0.5)*l.height), stops[len(stops)-1]))
}

// lineAt returns the line on which a caret at an offset stands.
func (l *Layout) lineAt(offset int) int {
	return min(int(l.PositionOf(offset).Top/l.height+0.5), len(l.lines)-1)
}

// stopsOf lists the caret stops that stand on a line, in the order of the text.
func (l *Layout) stopsOf(line int) []int {
	ln := &l.lines[line]
	stops := make([]int, 0, ln.last-ln.first+1)
	for _, c := range l.paragraph.cells[ln.first:ln.last] {
		stops = append(stops, c.start)
	}
	if line == len(l.lines)-1 {
		stops = append(stops, len(l.paragraph.text))
	}
	return stops
}
