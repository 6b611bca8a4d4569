package pdf

import "fmt"

// box is a piece that no page end cuts.
type box struct {
	height float64
	keep   bool // stays with what follows
	draw   func(y float64)
	head   *box // comes before it again where it begins a page
}

// add puts a piece below what there is, on the next page if it does not fit.
func (p *printer) add(b box) {
	if b.keep {
		p.pending = append(p.pending, b)
		return
	}
	p.release(b.height)
	if p.y+b.height > p.bottom() && p.y > margin {
		p.turnFor(b)
	}
	p.put(b)
}

// turnFor begins a page with a piece.
func (p *printer) turnFor(b box) {
	p.turn()
	if b.head != nil {
		p.put(*b.head)
	}
}

// release puts what was kept for a piece of that height.
func (p *printer) release(height float64) {
	kept := p.pending
	p.pending = nil
	for _, k := range kept {
		height += k.height
	}
	if len(kept) > 0 && p.y+height > p.bottom() && p.y > margin && height <= p.bottom()-margin {
		p.turnFor(kept[0])
	}
	for _, k := range kept {
		if p.y+k.height > p.bottom() && p.y > margin {
			p.turnFor(k)
		}
		p.put(k)
	}
}

func (p *printer) put(b box) {
	if b.draw == nil && p.y <= margin {
		return // room is left between what is on a page, not above it
	}
	if b.draw != nil {
		b.draw(p.y)
	}
	p.y += b.height
}

// space leaves room, but none at the top of a page.
func (p *printer) space(height float64, keep bool) {
	if keep || len(p.pending) > 0 {
		p.add(box{height: height, keep: true})
		return
	}
	p.put(box{height: height})
}

// lines adds words, line by line; neither the first nor the last line stands alone on a
// page. First is called where they begin.
func (p *printer) lines(t text, x float64, keep bool, first func(y float64)) {
	for i := range t.Lines() {
		b := box{height: t.rise(), draw: func(y float64) {
			if i == 0 && first != nil {
				first(y)
			}
			p.write(t, i, x, y)
		}}
		b.keep = keep || t.Lines() > 1 && (i == 0 || i == t.Lines()-2)
		p.add(b)
	}
}

// turn begins a page.
func (p *printer) turn() {
	p.out.AddPage()
	p.fresh()
	p.y = margin
	if p.out.PageNo() == 1 {
		return
	}
	title := p.set(p.title, ofSmall, p.within()/2-10)
	const above = 16
	y := margin - above
	p.write(title, 0, margin, y)
	if p.running.Layout != nil {
		p.write(p.running, 0, p.width-margin-p.running.lineWidth(0), y)
	}
	p.rule(margin, p.width-margin, margin-5, line)
}

// number puts the number of each page at its foot.
func (p *printer) number() {
	pages := p.out.PageCount()
	for i := range pages {
		p.out.SetPage(i + 1)
		p.fresh()
		foot := p.set(fmt.Sprintf("Page %d of %d", i+1, pages), ofSmall, 0)
		p.write(foot, 0, p.width-margin-foot.lineWidth(0), p.bottom()+10)
	}
}

// fresh forgets what was in use on another page.
func (p *printer) fresh() {
	p.current.file, p.current.size = "", 0
	p.current.ink = colour{-1}
}

// font takes a face into use, and into the document if it is not there.
func (p *printer) font(file string, size float64) {
	if p.current.file == file && p.current.size == size {
		return
	}
	if !p.embedded[file] {
		p.embed(file)
	}
	p.current.file, p.current.size = file, size
	p.out.SetFont(file, "", size)
}

// inks takes a colour into use, for letters and shapes.
func (p *printer) inks(c colour) {
	if p.current.ink != c {
		p.current.ink = c
		p.out.SetTextColor(c[0], c[1], c[2])
		p.out.SetFillColor(c[0], c[1], c[2])
	}
}

// rule draws a thin line.
func (p *printer) rule(from, to, y float64, c colour) {
	p.out.SetDrawColor(c[0], c[1], c[2])
	p.out.SetLineWidth(0.5)
	p.out.Line(from, y, to, y)
}
