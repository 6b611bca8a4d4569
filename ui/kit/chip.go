package kit

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/theme"
)

// Chip is a short fact in a small box.
type Chip struct {
	Text string
	Skin Skin // an edge without colour is none
	Bold bool
	// Size is that of the text, High that of the box; 0 is the smallest.
	Size, High float32
}

func (c Chip) text() Text {
	size := c.Size
	if size == 0 {
		size = theme.SizeSmall()
	}
	return Text{Text: c.Text, Size: size, Bold: c.Bold, Ink: c.Skin.Ink}
}

// Height is how high the chip is.
func (c Chip) Height() float32 { return max(c.High, theme.Scaled(20)) }

// Width is what the chip needs to show all its words.
func (c Chip) Width() float32 { return Width(c.text()) + 2*chipPad() }

func chipPad() float32 { return theme.Scaled(8) }

// Chip draws a chip around a height, at most so wide, and returns its width.
func (d *Drawing) Chip(c Chip, x, middle, most float32) float32 {
	w, h := min(c.Width(), most), c.Height()
	edge := float32(0)
	if c.Skin.Edge.A > 0 {
		edge = theme.Hairline
	}
	d.Frame(x, middle-h/2, w, h, theme.Radius-2, c.Skin.Fill, c.Skin.Edge, edge)
	d.Words(x+chipPad(), middle-h/2, w-2*chipPad(), h, c.text())
	return w
}

// Badge is a chip by itself; it may be pressed.
type Badge struct {
	Control[Chip]
	OnTapped func()
	Tip      string // shown when the pointer rests on it
}

// NewBadge returns an empty badge that calls tapped, nil for one that only tells.
func NewBadge(tapped func()) *Badge {
	b := &Badge{OnTapped: tapped}
	b.Make(b, Chip{}, b.draw, func() fyne.Size { return fyne.NewSize(b.state.Width(), b.state.Height()) })
	return b
}

func (b *Badge) draw(d *Drawing, size fyne.Size) {
	c := b.state
	if d.Lit() {
		c.Skin.Fill = theme.Mix(c.Skin.Fill, c.Skin.Ink, 0.07)
	}
	d.Chip(c, 0, size.Height/2, size.Width)
	if b.OnTapped != nil || b.Tip != "" {
		d.Whole(size, b.Tip, b.OnTapped)
	}
}
