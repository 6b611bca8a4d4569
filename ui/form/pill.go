package form

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

var (
	_ fyne.Tappable     = (*Pill)(nil)
	_ desktop.Hoverable = (*Pill)(nil)
)

// PillState is everything a pill shows.
type PillState struct {
	Label, Key string
	Tip        string // shown when the pointer rests on it
	Family     string // colour family of the field
	Chosen     bool
	Guessed    bool // proposed by the layout, not yet answered
	Cursor     bool // under Left and Right
	ReadOnly   bool
}

// Pill is one option of a set or of a long nominal scale.
type Pill struct {
	widget.BaseWidget
	OnTapped func()

	state  PillState
	hover  bool
	box    canvas.Rectangle
	cursor canvas.Rectangle
	label  words
	cap    keyCap
}

// NewPill returns a pill in a state.
func NewPill(state PillState) *Pill {
	p := &Pill{state: state}
	p.ExtendBaseWidget(p)
	p.paint()
	return p
}

// State returns what the pill shows.
func (p *Pill) State() PillState { return p.state }

// Set puts the pill into a state; an equal state draws nothing.
func (p *Pill) Set(state PillState) {
	if p.state != state {
		p.state = state
		p.Refresh()
	}
}

// Tapped reports the wish to choose or unchoose.
func (p *Pill) Tapped(*fyne.PointEvent) {
	kit.TipOut(p)
	if p.OnTapped != nil && !p.state.ReadOnly {
		p.OnTapped()
	}
}

// MouseIn lights the pill up and asks for its tooltip.
func (p *Pill) MouseIn(*desktop.MouseEvent) {
	kit.TipIn(p, fyne.Position{}, p.Size(), p.state.Tip)
	if !p.state.ReadOnly {
		p.hover = true
		p.Refresh()
	}
}

// MouseMoved changes nothing.
func (p *Pill) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes both back.
func (p *Pill) MouseOut() {
	kit.TipOut(p)
	if p.hover {
		p.hover = false
		p.Refresh()
	}
}

func (p *Pill) paint() {
	c := theme.Current()
	strong, soft := c.Family(p.state.Family)
	fill, line, ink, stroke := c.Surface, c.Control, c.Ink, theme.Hairline
	capFill, capLine := c.Surface, c.Control
	switch {
	case p.state.Chosen:
		fill, line, ink, stroke = soft, strong, strong, theme.Scaled(1.5)
		capLine = theme.Mix(soft, strong, 0.4)
	case p.state.ReadOnly:
		ink = c.Muted
	case p.state.Guessed:
		fill, line = c.Rail, strong
	case p.hover:
		fill = c.Hover
	}
	p.box.FillColor, p.box.StrokeColor, p.box.StrokeWidth, p.box.CornerRadius = fill, line, stroke, theme.Radius
	p.label.set(p.state.Label, theme.SizeLabel()-theme.Scaled(1), ink, p.state.Chosen)
	capInk := c.Muted
	if p.state.Chosen {
		capInk = strong
	}
	p.cap.paint(p.state.Key, capFill, capInk, capLine)
	paintCursor(&p.cursor, p.state.Cursor)
}

// paintCursor draws the frame of the option under Left and Right: the one ring
// of the form in the focus colour with space around it, so that it is not
// mistaken for a choice.
func paintCursor(r *canvas.Rectangle, on bool) {
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = color.Transparent, theme.Current().FocusRing, theme.Ring, theme.Radius+2
	r.Hidden = !on
}

func (p *Pill) place(size fyne.Size) {
	pad, gap := theme.Scaled(8), theme.Scaled(5)
	p.box.Resize(size)
	p.cursor.Move(fyne.NewPos(-cursorGap, -cursorGap))
	p.cursor.Resize(size.AddWidthHeight(2*cursorGap, 2*cursorGap))
	cw, room := p.cap.width(), size.Width-pad-gap-theme.Scaled(3)
	if p.label.width()+cw > room {
		cw = p.cap.tight()
	}
	p.cap.put(size.Width-gap-cw, 0, cw, size.Height)
	p.label.put(pad, 0, room-cw, size.Height)
}

// cursorGap is how far the cursor's ring stands off its option.
const cursorGap = 3

func (p *Pill) minSize() fyne.Size {
	bold := p.label.boldWidth()
	return fyne.NewSize(theme.Scaled(8+5+3)+bold+p.cap.tight(), controlHeight())
}

// controlHeight is the height of pills and segments.
func controlHeight() float32 { return theme.Scaled(28) }

// CreateRenderer draws box, label, key and cursor.
func (p *Pill) CreateRenderer() fyne.WidgetRenderer {
	objects := append([]fyne.CanvasObject{&p.box, p.label.object()}, p.cap.objects()...)
	return &drawn{of: p, objects: append(objects, &p.cursor), place: p.place, paint: p.paint, min: p.minSize}
}
