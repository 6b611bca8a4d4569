package chart

import (
	"image/color"

	"fyne.io/fyne/v2"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Cell is one cell of a heat map. What it says stands in its text; the shade
// only helps the eye.
type Cell struct {
	ID     string // of its spot; "" makes none
	Text   string
	Below  []string    // small lines under the text, such as its n
	Shade  float64     // 0 to 1
	Ink    color.NRGBA // of this cell; none is that of the map
	Hollow bool        // not dependable: edge instead of fill
	Blank  bool        // nothing to say, as on the diagonal of pairs
	Strong bool        // framed, as the one that the list below shows
	Tip    kit.Tip
	Open   func() // by Enter or a second click; the first one chooses the cell
}

// HeatMap is a table of shaded cells under their names.
type HeatMap struct {
	Rows, Columns []string
	Cells         [][]Cell // by row
	Ink           color.NRGBA
	CellHeight    float32
	Widest        float32 // of a cell; 0 fills the width
	Gap           float32
}

// FillHeight makes the cells as high as there is room for in a width, between two bounds,
// so that a map ends on one line with a higher card beside it.
func (m *HeatMap) FillHeight(width, room, least, most float32) {
	head := m.headHeight(m.headLines(m.cellWidth(width)))
	m.CellHeight = max(least, min((room-head)/float32(max(1, len(m.Rows)))-m.Gap, most))
}

// headHeight is that of the names of the columns, over so many lines.
func (m *HeatMap) headHeight(lines int) float32 {
	if lines == 1 {
		return theme.Scaled(26)
	}
	return theme.Scaled(17)*float32(lines) + theme.Scaled(5)
}

// mostHeadLines is over how many lines the names of columns are spread.
const mostHeadLines = 3

// headLines is over how many lines the names of columns are spread: names that are too wide
// for their column have the room above its neighbours where those stand on another line.
func (m *HeatMap) headLines(cell float32) int {
	for lines := 1; lines < mostHeadLines; lines++ {
		fits := true
		for c, name := range m.Columns {
			_, w := m.headRoom(c, lines, cell)
			fits = fits && kit.Fits(kit.Text{Text: name, Size: Fitting(name, theme.SizeLabel(), w)}, w)
		}
		if fits {
			return lines
		}
	}
	return mostHeadLines
}

// headRoom is where the name of a column may stand, from the first column on: in the middle
// over it where the map does not end before.
func (m *HeatMap) headRoom(column, lines int, cell float32) (from, width float32) {
	step := cell + m.Gap
	middle := float32(column)*step + cell/2
	half := (float32(lines)*step - m.Gap) / 2
	end := float32(len(m.Columns))*step - m.Gap
	half = min(half, max(middle, cell/2), max(end-middle, cell/2))
	return middle - half, 2 * half
}

// cellWidth is what the map has for each column in a width.
func (m *HeatMap) cellWidth(width float32) float32 {
	n := float32(max(1, len(m.Columns)))
	w := (width - m.sideWidth(width) - m.Gap*(n-1)) / n
	if m.Widest > 0 {
		w = min(w, m.Widest)
	}
	return w
}

// Draw draws the map into a width and returns its height.
func (m *HeatMap) Draw(l *kit.Drawing, x, y, width float32) float32 {
	p, size := theme.Current(), theme.SizeLabel()
	gap, side, cw := m.Gap, m.sideWidth(width), m.cellWidth(width)
	lines := m.headLines(cw)
	head := m.headHeight(lines)
	high := head / float32(lines)
	for c, name := range m.Columns {
		from, w := m.headRoom(c, lines, cw)
		cx, cy := x+side+from, y+high*float32(c%lines)
		l.Words(cx, cy, w, high, kit.Text{Text: name, Size: Fitting(name, size, w), Ink: p.Muted, Align: fyne.TextAlignCenter})
		tipWhereCut(l, "column-"+name, name, size, cx, cy, w, high)
		if below := y + high*float32(c%lines+1); c%lines < lines-1 { // it belongs to the column below
			middle := x + side + float32(c)*(cw+gap) + cw/2
			l.Line(middle, below, middle, y+head-theme.Scaled(2), theme.Hairline, p.Line)
		}
	}
	top := y + head
	for r, name := range m.Rows {
		cy := top + float32(r)*(m.CellHeight+gap)
		l.Words(x, cy, side-theme.Scaled(10), m.CellHeight, kit.Text{Text: name, Size: size, Ink: p.Ink})
		tipWhereCut(l, "row-"+name, name, size, x, cy, side-theme.Scaled(10), m.CellHeight)
		for c, cell := range m.Cells[r] {
			m.cell(l, cell, x+side+float32(c)*(cw+gap), cy, cw)
		}
	}
	return head + float32(len(m.Rows))*(m.CellHeight+gap)
}

// Fitting is a size in which a name may yet fit: a little smaller is still
// better than cut.
func Fitting(name string, size, width float32) float32 {
	if kit.Fits(kit.Text{Text: name, Size: size}, width) {
		return size
	}
	return theme.SizeSmall()
}

// tipWhereCut tells the whole of a name that is cut.
func tipWhereCut(l *kit.Drawing, id, name string, size, x, y, w, h float32) {
	if !kit.Fits(kit.Text{Text: name, Size: Fitting(name, size, w)}, w) {
		l.Spot(kit.Spot{ID: id, At: fyne.NewPos(x, y), Size: fyne.NewSize(w, h), Tip: func() string { return name }, Mute: true})
	}
}

// sideWidth is the room of the rows' names.
func (m *HeatMap) sideWidth(width float32) float32 {
	var widest float32
	for _, name := range m.Rows {
		widest = max(widest, kit.Width(kit.Text{Text: name, Size: theme.SizeLabel()}))
	}
	return min(widest+theme.Scaled(14), width*0.3)
}

func (m *HeatMap) cell(l *kit.Drawing, c Cell, x, y, w float32) {
	p, h, radius, top := theme.Current(), m.CellHeight, theme.RadiusSmall, y
	if c.Ink == (color.NRGBA{}) {
		c.Ink = m.Ink
	}
	fill, edge, thick := shaded(c.Ink, c.Shade), color.NRGBA{}, float32(0)
	ink := theme.InkOn(fill)
	switch {
	case c.Blank:
		fill = theme.Mix(p.Surface, p.Ink, 0.05)
		ink = p.Muted
	case c.Hollow:
		fill, edge, thick, ink = p.Surface, c.Ink, theme.Hairline, p.Ink
	}
	if c.Strong {
		edge, thick = p.Ink, theme.Ring
	}
	if l.Hovered(c.ID) && thick == 0 {
		edge, thick = theme.Mix(fill, p.Ink, 0.5), theme.Hairline
	}
	l.Frame(x, y, w, h, radius, fill, edge, thick)
	text := kit.Text{Text: c.Text, Size: Fitting(c.Text, theme.SizeLabel(), w-theme.Scaled(8)), Ink: ink, Align: fyne.TextAlignCenter}
	first, line := h, theme.Scaled(13) // the lines together stand in the middle
	if n := len(c.Below); n > 0 {
		first = theme.Scaled(19)
		y += (h - first - line*float32(n)) / 2
	}
	l.Words(x, y, w, first, text)
	for i, below := range c.Below {
		l.Words(x, y+first+line*float32(i), w, line, kit.Text{Text: below, Size: theme.Scaled(10), Ink: ink, Align: fyne.TextAlignCenter})
	}
	if c.ID != "" {
		l.Spot(kit.Spot{ID: c.ID, At: fyne.NewPos(x, top), Size: fyne.NewSize(w, h), Tip: c.Tip, Open: c.Open, Twice: true, Round: radius})
	}
}

// shaded is the colour of a shade. Nothing stays the colour of the card, a little
// is seen at once.
func shaded(ink color.NRGBA, shade float64) color.NRGBA {
	p := theme.Current()
	if shade <= 0 {
		return theme.Mix(p.Surface, ink, 0.03)
	}
	return theme.Mix(p.Surface, p.Filled(ink), 0.08+0.80*min(shade, 1))
}
