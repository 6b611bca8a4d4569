package kit

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/theme"
)

// PillState is everything a pill shows.
type PillState struct {
	Label, Key string
	Tip        string // shown when the pointer rests on it
	Family     string // colour family of the field
	Chosen     bool
	Guessed    bool // proposed, not yet answered
	Cursor     bool // under Left and Right
	ReadOnly   bool
}

// Pill is one option of several that are chosen or not, with its key.
type Pill struct {
	Control[PillState]
	OnTapped func()
}

// NewPill returns a pill in a state.
func NewPill(state PillState) *Pill {
	p := &Pill{}
	p.Make(p, state, p.draw, p.minSize)
	return p
}

// OptionHeight is the height of pills and segments.
func OptionHeight() float32 { return theme.Scaled(28) }

func (p *Pill) minSize() fyne.Size {
	t := Text{Text: p.state.Label, Size: theme.SizeLabel() - theme.Scaled(1), Bold: true} // as it is when chosen: choosing moves nothing
	return fyne.NewSize(theme.Scaled(8+5+3)+Width(t)+TightCapWidth(p.state.Key), OptionHeight())
}

func (p *Pill) draw(d *Drawing, size fyne.Size) {
	c, s := theme.Current(), p.state
	strong, soft := c.Family(s.Family)
	skin, cap, edge := Skin{Fill: c.Surface, Edge: c.Option, Ink: c.Ink}, PlainCap(), theme.Hairline
	switch {
	case s.Chosen:
		skin, edge = Skin{Fill: soft, Edge: strong, Ink: strong}, theme.Scaled(1.5)
		cap.Edge, cap.Ink = theme.Mix(soft, strong, 0.4), strong
	case s.ReadOnly:
		skin.Ink = c.Muted
	case s.Guessed:
		skin.Fill, skin.Edge = c.Rail, strong
	case d.Lit():
		skin.Fill = c.Hover
	}
	d.Frame(0, 0, size.Width, size.Height, theme.Radius, skin.Fill, skin.Edge, edge)
	t := Text{Text: s.Label, Size: theme.SizeLabel() - theme.Scaled(1), Ink: skin.Ink, Bold: s.Chosen}
	pad, gap := theme.Scaled(8), theme.Scaled(5)
	cw, room := CapWidth(s.Key), size.Width-pad-gap-theme.Scaled(3)
	if Width(t)+cw > room {
		cw = TightCapWidth(s.Key)
	}
	d.Words(pad, 0, room-cw, size.Height, t)
	d.Cap(size.Width-gap-cw, 0, cw, size.Height, s.Key, cap)
	if s.Cursor {
		d.Ring(0, 0, size.Width, size.Height, theme.Radius-1, 3)
	}
	press := p.press
	if s.ReadOnly {
		press = nil
	}
	d.Whole(size, s.Tip, press)
}

func (p *Pill) press() {
	if p.OnTapped != nil {
		p.OnTapped()
	}
}
