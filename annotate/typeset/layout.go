package typeset

import "math"

// Measure says in what room and how large a paragraph is set.
type Measure struct {
	// Width is the room for a line; 0 or less is as wide as the text wants.
	Width float32
	// Size is the size of the letters.
	Size float32
	// LineHeight is the distance between baselines as a multiple of Size.
	LineHeight float32
	// Scale is the number of device pixels in one dp; 0 counts as 1. Lines and
	// baselines lie on whole device pixels.
	Scale float32
	// MaxColumns limits a line to about that many letters; 0 is no limit.
	MaxColumns int
	// MaxLines cuts the text after so many lines, with an ellipsis; 0 is all.
	MaxLines int
}

// Layout is a paragraph broken into lines for one Measure. It is immutable.
type Layout struct {
	paragraph *Paragraph
	measure   Measure
	lines     []line
	box       float32 // width within which right-to-left lines are aligned
	height    float32 // of one line
	baseline  float32 // from the top of a line
	ellipsis  *Paragraph
	cut       bool
}

// line is a run of cells between two breaks.
type line struct {
	first, last int       // cells, half-open
	solid       int       // where the white space at its end starts
	left        []float32 // left edge of each cell, in the order of the text
	order       []int32   // cells from left to right; nil if that is their order
	width       float32   // without the spaces at its end
	ellipsis    float32   // left edge of the ellipsis, or negative
}

// Layout breaks the paragraph into lines.
func (p *Paragraph) Layout(m Measure) *Layout {
	if m.Scale <= 0 {
		m.Scale = 1
	}
	if m.LineHeight <= 0 {
		m.LineHeight = 1.36
	}
	l := &Layout{paragraph: p, measure: m}
	l.setHeights()
	limit := l.limit()
	for _, ends := range p.breakLines(limit / m.Size) {
		l.lines = append(l.lines, line{first: ends.from, last: ends.to, ellipsis: -1})
	}
	if m.MaxLines > 0 && len(l.lines) > m.MaxLines {
		l.truncate(limit)
	}
	for i := range l.lines {
		l.arrange(&l.lines[i])
	}
	l.align(limit)
	return l
}

// limit is the width at which lines are broken, in dp.
func (l *Layout) limit() float32 {
	limit := l.measure.Width
	if limit <= 0 {
		limit = math.MaxFloat32
	}
	if columns := l.measure.MaxColumns; columns > 0 {
		limit = min(limit, float32(columns)*l.paragraph.catalog.columnWidth(l.paragraph.cut)*l.measure.Size)
	}
	return limit
}

// setHeights puts the lines and their baselines on whole device pixels.
func (l *Layout) setHeights() {
	ascent, descent := l.paragraph.catalog.extents(l.paragraph.cut)
	m := l.measure
	height := math.Round(float64(m.Size * m.LineHeight * m.Scale))
	middle := (height - float64((ascent+descent)*m.Size*m.Scale)) / 2
	l.height = float32(math.Max(1, height)) / m.Scale
	l.baseline = float32(math.Round(middle+float64(ascent*m.Size*m.Scale))) / m.Scale
}

// advance sums the widths of some cells, in em.
func (p *Paragraph) advance(from, to int) float32 {
	var sum float32
	for _, c := range p.cells[from:to] {
		sum += c.advance
	}
	return sum
}

// truncate keeps as many lines as the measure allows and makes room for an
// ellipsis at the end of the last.
func (l *Layout) truncate(limit float32) {
	p, size := l.paragraph, l.measure.Size
	l.cut = true
	l.ellipsis = p.catalog.ellipsis(p.cut)
	l.lines = l.lines[:l.measure.MaxLines]
	last := &l.lines[len(l.lines)-1]
	room := limit/size - l.ellipsis.advance(0, len(l.ellipsis.cells))
	var width float32
	end := last.first
	for end < len(p.cells) && !p.cells[end].newline && width+p.cells[end].advance <= room {
		width += p.cells[end].advance
		end++
	}
	for end > last.first && (p.cells[end-1].space || p.cells[end-1].joined) {
		end--
	}
	last.last, last.ellipsis = end, 0
}

// arrange orders the cells of a line from left to right and places them.
func (l *Layout) arrange(ln *line) {
	p, size := l.paragraph, l.measure.Size
	cells := p.cells[ln.first:ln.last]
	solid := len(cells)
	for solid > 0 && cells[solid-1].space {
		solid--
	}
	ln.solid = ln.first + solid
	ln.width = p.advance(ln.first, ln.solid) * size
	ln.order = visualOrder(cells, solid, p.rtl)
	ln.left = make([]float32, len(cells))
	var x float64
	if p.rtl {
		x = -float64(p.advance(ln.solid, ln.last) * size)
	}
	for i := range cells {
		at := i
		if ln.order != nil {
			at = int(ln.order[i])
		}
		ln.left[at] = float32(x)
		x += float64(cells[at].advance) * float64(size)
	}
	if ln.ellipsis < 0 {
		return
	}
	room := l.ellipsis.advance(0, len(l.ellipsis.cells)) * size
	ln.ellipsis = ln.width
	if p.rtl {
		ln.ellipsis = 0
		for i := range ln.left {
			ln.left[i] += room
		}
	}
	ln.width += room
}

// align moves the lines of a right-to-left paragraph to the right edge.
func (l *Layout) align(limit float32) {
	l.box = limit
	if limit == math.MaxFloat32 || l.measure.Width <= 0 {
		l.box = l.Width()
	}
	if !l.paragraph.rtl {
		return
	}
	for i := range l.lines {
		ln := &l.lines[i]
		shift := max(0, l.box-ln.width)
		for j := range ln.left {
			ln.left[j] += shift
		}
		if ln.ellipsis >= 0 {
			ln.ellipsis += shift
		}
	}
}

// Width returns the width of the widest line.
func (l *Layout) Width() float32 {
	var width float32
	for i := range l.lines {
		width = max(width, l.lines[i].width)
	}
	return width
}

// LineWidth returns the width of a line, without the spaces at its end.
func (l *Layout) LineWidth(i int) float32 { return l.lines[i].width }

// Height returns the height of all lines together.
func (l *Layout) Height() float32 { return float32(len(l.lines)) * l.height }

// LineHeight returns the height of one line.
func (l *Layout) LineHeight() float32 { return l.height }

// Scale returns the number of device pixels in one dp.
func (l *Layout) Scale() float32 { return l.measure.Scale }

// Lines returns the number of lines.
func (l *Layout) Lines() int { return len(l.lines) }

// Truncated reports whether an ellipsis stands for a part of the text.
func (l *Layout) Truncated() bool { return l.cut }
