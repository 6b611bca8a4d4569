package card

import (
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Tick draws the box of a choice among several; its shape tells whether it is
// taken, not only its colour.
func Tick(l *kit.Drawing, x, mid, side float32, taken bool) {
	p := theme.Current()
	fill, edge := p.Surface, p.Control
	if taken {
		fill, edge = p.Filled(p.Accent), p.Filled(p.Accent)
	}
	l.Frame(x, mid-side/2, side, side, theme.RadiusSmall-1, fill, edge, theme.Scaled(1.5))
	if taken {
		ink := theme.InkOn(fill)
		l.Line(x+side*0.22, mid, x+side*0.43, mid+side*0.22, theme.Scaled(1.8), ink)
		l.Line(x+side*0.43, mid+side*0.22, x+side*0.8, mid-side*0.24, theme.Scaled(1.8), ink)
	}
}

// Dot draws the mark of a choice that excludes the others.
func Dot(l *kit.Drawing, x, mid, side float32, taken bool) {
	p := theme.Current()
	edge := p.Control
	if taken {
		edge = p.Filled(p.Accent)
	}
	l.Disc(x+side/2, mid, side/2, p.Surface, edge, theme.Scaled(1.5))
	if taken {
		l.Disc(x+side/2, mid, side/4, edge, edge, 0)
	}
}
