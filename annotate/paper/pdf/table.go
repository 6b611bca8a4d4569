package pdf

import "plumbline/annotate/paper"

// tables prints tables: two beside each other where both have room, else one below the
// other.
func (p *printer) tables(all []*paper.Table) {
	for i := 0; i < len(all); i++ {
		one := p.tabulate(all[i], margin)
		if i+1 < len(all) && !all[i].Wide && !all[i+1].Wide {
			const between = 20
			other := p.tabulate(all[i+1], margin+one.width+between)
			if one.width+between+other.width <= p.within() && max(one.height, other.height) <= (p.bottom()-margin)/2 {
				p.add(box{height: max(one.height, other.height), draw: func(y float64) {
					one.at(y)
					other.at(y)
				}})
				p.space(8, false)
				i++
				continue
			}
		}
		for _, made := range one.boxes {
			for _, b := range made() {
				p.add(b)
			}
		}
		p.space(8, false)
	}
}

// tabulated is a table as pieces below each other, each made when it is wanted.
type tabulated struct {
	boxes         []func() []box
	width, height float64 // the height of tables that may stand beside another
}

// at draws all pieces from a place on.
func (t tabulated) at(y float64) {
	for _, made := range t.boxes {
		for _, b := range made() {
			if b.draw != nil {
				b.draw(y)
			}
			y += b.height
		}
	}
}

// besideRows is the most rows of a table that stands beside another.
const besideRows = 40

// tabulate lays a table out from a left edge on.
func (p *printer) tabulate(t *paper.Table, x float64) tabulated {
	var made tabulated
	say := func(b box) { made.boxes = append(made.boxes, func() []box { return []box{b} }) }
	for n, s := range parts(p.columnsOf(t), p.within(), t.Wide) {
		made.width = max(made.width, s.width())
		say(box{height: 8, keep: true})
		if t.Title != "" && n == 0 {
			title := p.set(t.Title, ofHeading, p.within())
			made.width = max(made.width, float64(title.Width()))
			for i := range title.Lines() {
				say(box{height: title.rise(), keep: true, draw: func(y float64) { p.write(title, i, x, y) }})
			}
			say(box{height: 2, keep: true})
		}
		head := p.headOf(t, s, x)
		if head != nil {
			say(*head)
		}
		for i := range t.Rows {
			made.boxes = append(made.boxes, func() []box {
				boxes := p.rowOf(t.Rows[i], s, x, i == 0, head)
				boxes[len(boxes)-1].keep = i > 0 && i == len(t.Rows)-2 // the last row does not stand alone
				return boxes
			})
		}
	}
	if len(t.Rows) > besideRows {
		made.height = p.height
		return made
	}
	for _, boxes := range made.boxes {
		for _, b := range boxes() {
			made.height += b.height
		}
	}
	return made
}

// headOf is the line with the names of columns, if these have any.
func (p *printer) headOf(t *paper.Table, s part, x float64) *box {
	named := false
	for i := range t.Head {
		named = named || t.Head[i].Text != ""
	}
	if !named {
		return nil
	}
	r := p.row(t.Head, s, ofHeads)
	return &box{height: r.height(), keep: true, draw: func(y float64) {
		r.draw(p, x, y)
		p.rule(x, x+s.width(), y+r.height(), muted)
	}}
}

// rowOf is a row as one piece, or as several if it is higher than a page.
func (p *printer) rowOf(cells []paper.Cell, s part, x float64, first bool, head *box) []box {
	room := p.bottom() - margin
	if head != nil {
		room -= head.height
	}
	whole := p.row(cells, s, ofCells)
	pieces := []row{whole}
	if whole.height() > room {
		pieces = whole.cut(room / 4)
	}
	boxes := make([]box, len(pieces))
	for i, r := range pieces {
		boxes[i] = box{height: r.height(), head: head, draw: func(y float64) {
			if i == 0 && !first {
				p.rule(x, x+s.width(), y, line)
			}
			r.draw(p, x, y)
		}}
	}
	return boxes
}
