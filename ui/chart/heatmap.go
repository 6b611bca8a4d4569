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

// FillHeight makes the cells as high as there is room for, between two bounds,
// so that a map ends on one line with a higher card beside it.
func (m *HeatMap) FillHeight(room, least, most float32) {
	m.CellHeight = max(least, min((room-headHeight())/float32(max(1, len(m.Rows)))-m.Gap, most))
}

// headHeight is that of the names of the columns.
func headHeight() float32 { return theme.Scaled(26) }

// Draw draws the map into a width and returns its height.
func (m HeatMap) Draw(l *kit.Drawing, x, y, width float32) float32 {
	p, size := theme.Current(), theme.SizeLabel()
	gap, head := m.Gap, headHeight()
	side := m.sideWidth(width)
	cw := (width - side - gap*float32(len(m.Columns)-1)) / float32(max(1, len(m.Columns)))
	if m.Widest > 0 {
		cw = min(cw, m.Widest)
	}
	for c, name := range m.Columns {
		cx := x + side + float32(c)*(cw+gap)
		l.Words(cx, y, cw, head, kit.Text{Text: name, Size: Fitting(name, size, cw), Ink: p.Muted, Align: fyne.TextAlignCenter})
		tipWhereCut(l, "column-"+name, name, size, cx, y, cw, head)
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
func (m HeatMap) sideWidth(width float32) float32 {
	var widest float32
	for _, name := range m.Rows {
		widest = max(widest, kit.Width(kit.Text{Text: name, Size: theme.SizeLabel()}))
	}
	return min(widest+theme.Scaled(14), width*0.3)
}

func (m HeatMap) cell(l *kit.Drawing, c Cell, x, y, w float32) {
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
