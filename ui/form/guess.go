package form

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// GuessState is everything the line of a guess shows.
type GuessState struct {
	Label  string // of the field
	Value  string // as shown, "" while there is neither guess nor answer
	Origin string // where a guess comes from, "" for an answer
	Unsure bool
	Look   bool // answered when it meant something else
}

// Guess shows a field whose answer was guessed, in passing: name, value, origin.
type Guess struct {
	kit.Control[GuessState]
	OnTapped func()
}

// NewGuess returns the line of a guess in a state.
func NewGuess(state GuessState) *Guess {
	g := &Guess{}
	g.Make(g, state, g.draw, func() fyne.Size { return fyne.NewSize(0, theme.Scaled(24)) })
	return g
}

func (g *Guess) draw(d *kit.Drawing, size fyne.Size) {
	p, s, high := theme.Current(), g.State(), size.Height
	gap, pad, arrow := theme.Scaled(8), theme.Scaled(9), theme.Scaled(7)
	label := kit.Text{Text: s.Label, Size: theme.SizeLabel() - theme.Scaled(1), Ink: p.Muted}
	value := kit.Text{Text: s.Value, Size: label.Size, Ink: p.Ink}
	if s.Value == "" {
		value.Text = "–"
	}
	x := kit.Width(label)
	d.Words(0, 0, x, high, label)
	x += gap
	vw := min(kit.Width(value), size.Width-x-2*pad-arrow-4)
	fill := p.Surface
	if d.Lit() {
		fill = p.Hover
	}
	box := theme.Scaled(22)
	d.Frame(x, (high-box)/2, vw+arrow+2*pad+4, box, theme.Radius-2, fill, p.Control, theme.Hairline)
	d.Words(x+pad, 0, vw, high, value)
	d.Arrow(x+pad+vw+6+arrow/2, high/2)
	x += vw + arrow + 2*pad + 4 + gap
	mark := markOf(s.Look, s.Unsure, false)
	if mw := mark.width(); mw > 0 {
		mark.draw(d, x, 0, high)
		x += mw + gap
	}
	d.Words(x, 0, size.Width-x, high, kit.Text{Text: s.Origin, Size: theme.SizeSmall(), Ink: p.Muted})
	d.Whole(size, "", func() { call(g.OnTapped) })
}
