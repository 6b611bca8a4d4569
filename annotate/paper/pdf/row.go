package pdf

import (
	"plumbline/annotate/paper"
	"plumbline/annotate/typeset"
)

// row is a line of a table, laid out.
type row struct {
	cells []cell
	part
}

// cell is one of a row: lines below each other, then a bar.
type cell struct {
	strips []strip
	number bool
	to     string
	bar    *paper.Bar
}

// strip is a line of words in a cell.
type strip struct {
	text
	line int
	main bool // of the cell's own words, not of those below
}

// cellStyle is how the words of a cell look.
func cellStyle(c *paper.Cell, st style) style {
	if c.Named {
		st.colour = muted
	}
	st.bold = st.bold || c.Strong
	if c.To != "" {
		st.colour = accent
	}
	return st.toned(c.Tone)
}

func paperMeasure(st style, width float64) typeset.Measure {
	return typeset.Measure{Width: float32(width), Size: float32(st.size), LineHeight: lineHeight, Scale: scale}
}

// row lays out the cells of a part.
func (p *printer) row(cells []paper.Cell, s part, st style) row {
	r := row{part: s, cells: make([]cell, len(s.columns))}
	for i, at := range s.columns {
		if at >= len(cells) {
			continue
		}
		from, c, width := &cells[at], &r.cells[i], s.widths[i]-2*beside
		c.number, c.to, c.bar = from.Number, from.To, from.Bar
		say := func(words string, st style, main bool) {
			if words == "" {
				return
			}
			t := p.set(words, st, width)
			for i := range t.Lines() {
				c.strips = append(c.strips, strip{t, i, main})
			}
		}
		say(from.Text, cellStyle(from, st), true)
		for _, under := range from.Under {
			say(under.Text, ofSmall.toned(under.Tone), false)
		}
	}
	return r
}

// height is that of the highest cell.
func (r row) height() float64 {
	var most float64
	for i := range r.cells {
		most = max(most, r.cells[i].height())
	}
	return most + 2*above
}

func (c *cell) height() (sum float64) {
	for i := range c.strips {
		sum += c.strips[i].rise()
	}
	if c.bar != nil {
		sum += barHeight
	}
	return sum
}

// draw draws the row from its upper left corner on.
func (r row) draw(p *printer, x, y float64) {
	for i := range r.cells {
		r.cells[i].draw(p, x+beside, y+above, r.widths[i]-2*beside)
		x += r.widths[i]
	}
}

func (c *cell) draw(p *printer, x, y, width float64) {
	for i := range c.strips {
		s := &c.strips[i]
		at := x
		if c.number && !s.rtl {
			at += width - s.lineWidth(s.line)
		}
		p.write(s.text, s.line, at, y)
		if link, some := p.links[c.to]; some && s.main {
			p.out.Link(at, y, max(1, s.lineWidth(s.line)), s.rise(), link)
		}
		y += s.rise()
	}
	if c.bar != nil {
		p.bar(c.bar, x, y+0.5)
	}
}

// cut divides a row that is higher than a page into pieces of at most a height, each cell
// between its lines.
func (r row) cut(height float64) (pieces []row) {
	rest := row{part: r.part, cells: append([]cell(nil), r.cells...)}
	for more := true; more; {
		piece := row{part: r.part, cells: make([]cell, len(r.cells))}
		more = false
		for i := range rest.cells {
			c := &rest.cells[i]
			piece.cells[i] = c.take(height)
			more = more || len(c.strips) > 0
		}
		pieces = append(pieces, piece)
	}
	return pieces
}

// take takes as much off a cell as a height holds, one line at least.
func (c *cell) take(height float64) cell {
	taken := *c
	n := 0
	for n < len(c.strips) && (n == 0 || height >= c.strips[n].rise()) {
		height -= c.strips[n].rise()
		n++
	}
	taken.strips, c.strips = c.strips[:n], c.strips[n:]
	if len(c.strips) > 0 {
		taken.bar = nil
	} else {
		c.bar = nil
	}
	return taken
}
