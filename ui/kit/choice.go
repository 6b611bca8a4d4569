package kit

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/theme"
)

// Tick draws the box of a choice among several; its shape tells whether it is
// taken, not only its colour.
func (d *Drawing) Tick(x, mid, side float32, taken bool) {
	p := theme.Current()
	fill, edge := p.Surface, p.Option
	if taken {
		fill, edge = p.Filled(p.Accent), p.Filled(p.Accent)
	}
	d.Frame(x, mid-side/2, side, side, theme.RadiusSmall-1, fill, edge, theme.Scaled(1.5))
	if taken {
		ink := theme.InkOn(fill)
		d.Line(x+side*0.22, mid, x+side*0.43, mid+side*0.22, theme.Scaled(1.8), ink)
		d.Line(x+side*0.43, mid+side*0.22, x+side*0.8, mid-side*0.24, theme.Scaled(1.8), ink)
	}
}

// Dot draws the mark of a choice that excludes the others.
func (d *Drawing) Dot(x, mid, side float32, taken bool) {
	p := theme.Current()
	edge := p.Option
	if taken {
		edge = p.Filled(p.Accent)
	}
	d.Disc(x+side/2, mid, side/2, p.Surface, edge, theme.Scaled(1.5))
	if taken {
		d.Disc(x+side/2, mid, side/4, edge, edge, 0)
	}
}

// Choice is one line of a list of choices.
type Choice struct {
	ID, Name string
	Tip      string // "" tells the name where it is cut
	One      bool   // it excludes the others
	Taken    bool
	Strong   bool // in bold where it is taken
}

// Width is the room that a choice takes whose words begin inset from its left end, with as
// much after them.
func (c Choice) Width(inset float32) float32 {
	return 2*inset + choiceMark() + choiceGap() + Width(Text{Text: c.Name, Size: theme.SizeLabel(), Bold: c.Strong}) + 1
}

func choiceMark() float32 { return theme.Scaled(14) }

func choiceGap() float32 { return theme.Scaled(9) }

// Choice draws a choice with its mark, lights it under the pointer, and makes it
// answer. The words begin inset from its left end.
func (d *Drawing) Choice(c Choice, x, y, w, h, inset float32, press func()) {
	p := theme.Current()
	if d.Hovered(c.ID) {
		d.Box(x, y, w, h, theme.Radius-2, p.Hover)
	}
	side := choiceMark()
	mark := d.Tick
	if c.One {
		mark = d.Dot
	}
	mark(x+inset, y+h/2, side, c.Taken)
	name := Text{Text: c.Name, Size: theme.SizeLabel(), Ink: p.Ink, Bold: c.Strong && c.Taken}
	at := inset + side + choiceGap()
	d.Words(x+at, y, w-at, h, name)
	tip := c.Tip
	if tip == "" && !Fits(name, w-at) {
		tip = c.Name
	}
	d.Spot(Spot{ID: c.ID, At: fyne.NewPos(x, y), Size: fyne.NewSize(w, h), Tip: tipOf(tip), Open: press, Round: theme.Radius - 2})
}
