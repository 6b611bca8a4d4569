package typeset

import (
	"math"

	"github.com/go-text/typesetting/font"
	"golang.org/x/image/math/fixed"
)

// Character is what stands at one place of a line: mostly one character, several where
// they share their shape. Lengths are in px.
type Character struct {
	Text     []rune
	X, Width float64 // its left edge, and the room it takes
	Baseline float64 // from the top of the layout, on a whole px
	Leftward bool    // it is read from right to left
	Space    bool    // nothing is drawn
	Face     *font.Face
	File     string // of the face among those embedded, or ""
	Glyphs   []Glyph
}

// Glyph is one drawing of a face.
type Glyph struct {
	ID   font.GID
	X    float64 // where it begins
	Rise float64 // how far it stands above the baseline
}

// Em is the size of the letters in px.
func (l *Layout) Em() float64 { return float64(l.measure.Size * l.measure.Scale) }

// Characters visits what stands on some lines, in the order of the text. The faces may be
// read within a visit, as no other goroutine then shapes with them; the catalog may not, and
// a visited character is gone after its visit.
func (l *Layout) Characters(first, last int, visit func(*Character)) {
	c := l.paragraph.catalog
	c.mu.Lock()
	defer c.mu.Unlock()
	walk := walk{layout: l, visit: visit, pixels: l.Em()}
	for i := max(0, first); i < min(len(l.lines), last); i++ {
		walk.at.Baseline = math.Round((float64(i)*float64(l.height) + float64(l.baseline)) * float64(l.measure.Scale))
		walk.line(&l.lines[i])
	}
}

// walk goes over characters, in one that is used again.
type walk struct {
	layout *Layout
	visit  func(*Character)
	pixels float64 // of one em
	at     Character
}

func (w *walk) line(ln *line) {
	l := w.layout
	for at := ln.first; at < ln.last; at++ {
		w.at.Leftward = l.readsLeftward(ln, at)
		w.cell(l.paragraph, at, ln.left[at-ln.first])
	}
	if ln.ellipsis < 0 {
		return
	}
	w.at.Leftward = false
	x := ln.ellipsis
	for at, c := range l.ellipsis.cells {
		w.cell(l.ellipsis, at, x)
		x += c.advance * l.measure.Size
	}
}

// cell visits a cell that begins at its left edge.
func (w *walk) cell(p *Paragraph, at int, left float32) {
	c := p.cells[at]
	run := &p.runs[c.run]
	x := float64(left) * float64(w.layout.measure.Scale)
	w.at.Text, w.at.Space = p.text[c.start:c.end], c.space || c.newline
	w.at.X, w.at.Width = x, float64(c.advance)*w.pixels
	w.at.Face, w.at.File = run.Face, p.catalog.files[run.Face]
	w.at.Glyphs = w.at.Glyphs[:0]
	if !c.space {
		units := func(v fixed.Int26_6) float64 { return float64(v) / 64 / unitsPerEm * w.pixels }
		for i := c.glyphs.from; i < c.glyphs.to; i++ {
			g := &run.Glyphs[i]
			w.at.Glyphs = append(w.at.Glyphs, Glyph{ID: g.GlyphID, X: x + units(g.XOffset), Rise: units(g.YOffset)})
			x += units(g.Advance)
		}
	}
	w.visit(&w.at)
}
