package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/theme"
)

var (
	_ fyne.Tappable     = (*Chip)(nil)
	_ desktop.Hoverable = (*Chip)(nil)
)

// ChipState is everything a chip line shows.
type ChipState struct {
	Label  string // of the field
	Value  string // as shown, "" while there is neither guess nor answer
	Origin string // where a guess comes from, "" for an answer
	Unsure bool
	Look   bool // answered when it meant something else
}

// Chip shows a field whose answer was guessed, in passing: name, value, origin.
type Chip struct {
	widget.BaseWidget
	OnTapped func()

	state  ChipState
	hover  bool
	label  words
	box    canvas.Rectangle
	value  words
	arrow  [2]canvas.Line
	origin words
	mark   keyCap
}

// NewChip returns a chip line in a state.
func NewChip(state ChipState) *Chip {
	c := &Chip{state: state}
	c.ExtendBaseWidget(c)
	c.paint()
	return c
}

// State returns what the chip shows.
func (c *Chip) State() ChipState { return c.state }

// Set puts the chip into a state; an equal one draws nothing.
func (c *Chip) Set(state ChipState) {
	if c.state != state {
		c.state = state
		c.Refresh()
	}
}

// Tapped reports the wish to choose another value.
func (c *Chip) Tapped(*fyne.PointEvent) {
	if c.OnTapped != nil {
		c.OnTapped()
	}
}

// MouseIn lights the chip up.
func (c *Chip) MouseIn(*desktop.MouseEvent) { c.light(true) }

// MouseMoved changes nothing.
func (c *Chip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes it back.
func (c *Chip) MouseOut() { c.light(false) }

func (c *Chip) light(on bool) {
	c.hover = on
	c.Refresh()
}

func (c *Chip) paint() {
	p := theme.Current()
	small := theme.SizeSmall()
	c.label.set(c.state.Label, theme.SizeLabel()-theme.Scaled(1), p.Muted, false)
	value := c.state.Value
	if value == "" {
		value = "–"
	}
	c.value.set(value, theme.SizeLabel()-theme.Scaled(1), p.Ink, false)
	for i := range c.arrow {
		c.arrow[i].StrokeColor, c.arrow[i].StrokeWidth = p.Muted, theme.Scaled(1.5)
	}
	c.origin.set(c.state.Origin, small, p.Muted, false)
	c.box.FillColor, c.box.StrokeColor, c.box.StrokeWidth, c.box.CornerRadius = p.Surface, p.Control, theme.Hairline, theme.Radius-2
	if c.hover {
		c.box.FillColor = p.Hover
	}
	paintMark(&c.mark, c.state.Look, c.state.Unsure, false)
}

func (c *Chip) place(size fyne.Size) {
	gap, pad, high := theme.Scaled(8), theme.Scaled(9), size.Height
	x := float32(0)
	lw := c.label.width()
	c.label.put(x, 0, lw, high)
	x += lw + gap
	vw, aw := c.value.width(), theme.Scaled(7)
	vw = min(vw, size.Width-x-2*pad-aw-4)
	c.box.Move(fyne.NewPos(x, (high-theme.Scaled(22))/2))
	c.box.Resize(fyne.NewSize(vw+aw+2*pad+4, theme.Scaled(22)))
	c.value.put(x+pad, 0, vw, high)
	c.putArrow(x+pad+vw+6, high/2, aw)
	x += vw + aw + 2*pad + 4 + gap
	if mw := c.mark.width(); mw > 0 {
		c.mark.put(x, 0, mw, high)
		x += mw + gap
	}
	c.origin.put(x, 0, max(0, size.Width-x), high)
}

// putArrow draws the sign that there is more to choose from.
func (c *Chip) putArrow(x, middle, width float32) {
	tip := fyne.NewPos(x+width/2, middle+width/4)
	c.arrow[0].Position1, c.arrow[0].Position2 = fyne.NewPos(x, middle-width/4), tip
	c.arrow[1].Position1, c.arrow[1].Position2 = tip, fyne.NewPos(x+width, middle-width/4)
}

// CreateRenderer draws name, box, value and origin.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{c.label.object(), &c.box, c.value.object(), &c.arrow[0], &c.arrow[1], c.origin.object()}
	return &drawn{
		of: c, objects: append(objects, c.mark.objects()...), place: c.place, paint: c.paint,
		min: func() fyne.Size { return fyne.NewSize(0, theme.Scaled(24)) },
	}
}
