package kit

import "fyne.io/fyne/v2"

// Control is a widget that shows a state: one that is equal to the last draws
// nothing. It answers the pointer as a pane does. Controls embed one.
type Control[S comparable] struct {
	Pane
	state S
}

// Make says which widget the control is part of, its first state, how it is
// drawn, and the least size it needs.
func (c *Control[S]) Make(self fyne.Widget, state S, draw func(d *Drawing, size fyne.Size), least func() fyne.Size) {
	c.state, c.least, c.wanted = state, least, -1
	c.Draw = func(d *Drawing, width, height float32) float32 {
		draw(d, fyne.NewSize(width, height))
		return height
	}
	c.ExtendBaseWidget(self)
}

// State returns what the control shows.
func (c *Control[S]) State() S { return c.state }

// Set puts the control into a state; an equal one draws nothing.
func (c *Control[S]) Set(state S) {
	if c.state != state {
		c.state = state
		c.Refresh()
	}
}

// wholeSpot is the spot of a control that is pressed as a whole.
const wholeSpot = "whole"

// Whole makes everything that a control draws answer to the pointer alone.
func (d *Drawing) Whole(size fyne.Size, tip string, press func()) {
	d.Spot(Spot{ID: wholeSpot, Size: size, Tip: tipOf(tip), Open: press, Mute: true, Round: 0})
}

// Lit reports whether the pointer is on a control that is pressed as a whole.
func (d *Drawing) Lit() bool { return d.Hovered(wholeSpot) }

func tipOf(text string) Tip {
	if text == "" {
		return nil
	}
	return func() string { return text }
}
