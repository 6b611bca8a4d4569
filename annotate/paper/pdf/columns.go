package pdf

import "plumbline/annotate/paper"

// The room within a cell beside and above what is in it.
const (
	beside = 4.0
	above  = 2.5
)

// column is one of a table: how wide it wants to be, and how narrow it may.
type column struct {
	wish, least float64
	grows       bool // takes room that is left
}

// columnsOf measures a table.
func (p *printer) columnsOf(t *paper.Table) []column {
	n := len(t.Head)
	for _, row := range t.Rows {
		n = max(n, len(row))
	}
	columns := make([]column, n)
	for i, name := range t.Head {
		name.Number = false // names of columns may stand on several lines
		p.measure(&columns[i], &name, ofHeads)
	}
	for _, row := range t.Rows {
		for i := range row {
			p.measure(&columns[i], &row[i], ofCells)
		}
	}
	for i := range columns {
		columns[i].grows = true
	}
	for _, row := range t.Rows {
		for i := range row {
			columns[i].grows = columns[i].grows && !row[i].Number && !row[i].Whole && row[i].Bar == nil
		}
	}
	return columns
}

// measure widens a column for a cell.
func (p *printer) measure(c *column, cell *paper.Cell, st style) {
	words := func(said string, st style, whole bool) {
		if said == "" {
			return
		}
		shaped := p.shape(said, st)
		wish := float64(shaped.Layout(paperMeasure(st, 0)).Width()) + 2*beside + 0.5
		least := float64(shaped.WordWidth())*st.size + 2*beside + 0.5
		if whole {
			least = wish
		}
		c.wish, c.least = max(c.wish, wish), max(c.least, least)
	}
	words(cell.Text, cellStyle(cell, st), cell.Whole || cell.Number)
	for _, under := range cell.Under {
		words(under.Text, ofSmall, cell.Number)
	}
	if cell.Bar != nil {
		width := cell.Bar.Width*barScale + 2*beside
		c.wish, c.least = max(c.wish, width), max(c.least, width)
	}
}

// part is some columns of a table that fit beside each other, and how wide each is.
type part struct {
	columns []int
	widths  []float64
}

func (s part) width() (sum float64) {
	for _, w := range s.widths {
		sum += w
	}
	return sum
}

// parts divides columns so that each part fits into a width; every part begins with the
// first column, which says what its rows are.
func parts(columns []column, width float64, wide bool) []part {
	const most = 0.45 // of the width is the first column's, beside others
	for i := range columns {
		limit := width
		if len(columns) > 1 {
			limit = width * most
			if i > 0 {
				limit = width - min(columns[0].least, width*most)
			}
		}
		columns[i].least = min(columns[i].least, limit)
		columns[i].wish = max(columns[i].wish, columns[i].least)
	}
	var all []part
	for next := 0; next < len(columns); {
		s := part{columns: []int{0}}
		room := width - columns[0].least
		next = max(1, next)
		for next < len(columns) && (len(s.columns) == 1 || columns[next].least <= room) {
			room -= columns[next].least
			s.columns = append(s.columns, next)
			next++
		}
		s.widen(columns, width, wide)
		all = append(all, s)
	}
	return all
}

// widen gives the columns of a part their widths.
func (s *part) widen(columns []column, width float64, wide bool) {
	var least, wish float64
	growing := 0
	for _, i := range s.columns {
		least, wish = least+columns[i].least, wish+columns[i].wish
		if columns[i].grows {
			growing++
		}
	}
	for _, i := range s.columns {
		c := columns[i]
		w := c.wish
		switch {
		case wish > width && wish > least:
			w = c.least + (width-least)*(c.wish-c.least)/(wish-least)
		case wish <= width && wide && c.grows:
			w += (width - wish) / float64(growing)
		}
		s.widths = append(s.widths, w)
	}
}
