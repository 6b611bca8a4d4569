package pdf

import "plumbline/annotate/paper"

// barScale is how much smaller bars are than on a page of HTML, barHeight how high.
const (
	barScale  = 0.5
	barHeight = 10.0
)

// bar draws a value on its scale.
func (p *printer) bar(b *paper.Bar, x, y float64) {
	at := func(v float64) float64 { return x + v*barScale }
	middle := y + barHeight/2
	p.fill(line)
	p.out.RoundedRect(at(paper.Room), middle-1, b.Inner()*barScale, 2, 1, "1234", "F")
	p.out.SetDrawColor(muted[0], muted[1], muted[2])
	p.out.SetLineWidth(0.5)
	for _, v := range b.Lines {
		p.out.Line(at(v), y+0.5, at(v), y+barHeight-0.5)
	}
	if b.Span() > 0 {
		p.fill(band)
		p.out.RoundedRect(at(b.From), middle-2, b.Span()*barScale, 4, min(2, b.Span()*barScale/2), "1234", "F")
	}
	p.out.SetDrawColor(accent[0], accent[1], accent[2])
	p.out.SetLineWidth(1)
	if b.Hollow {
		p.fill(white)
		p.out.Circle(at(b.At), middle, 2.2, "FD")
		return
	}
	p.fill(accent)
	p.out.Circle(at(b.At), middle, 2.6, "F")
}

// fill takes a colour into use for areas.
func (p *printer) fill(c colour) {
	p.out.SetFillColor(c[0], c[1], c[2])
	p.current.ink = colour{-1}
}
