package narrowing

import (
	"plumbline/annotate/narrow"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Button is a filter with what it says, or what else a header offers.
type Button struct {
	kit.ButtonState
	ID   string
	Open func(end float32) // a menu opens under the end of its button

	width float32 // 0 is as wide as it needs
}

// Buttons are those of filters.
func (m *Menu) Buttons(filters []narrow.Filter) (all []Button) {
	for _, f := range filters {
		name, active := Name(f)
		state := kit.ButtonState{Label: name, Tip: name, Menu: true}
		if active {
			state.Look = kit.Chosen
		}
		all = append(all, Button{
			ButtonState: state, ID: "filter " + string(f.Kind), width: min(state.Width(), state.WidthFor("")+theme.Scaled(170)),
			Open: func(end float32) { m.Show(filters, f.Kind, end) },
		})
	}
	return all
}

// DrawHeader draws the title of a place, what its numbers are of, and buttons beside it or,
// where there is no room, below, and returns how high it gets.
func DrawHeader(l *kit.Drawing, width float32, title, about string, buttons []Button) (end float32) {
	high := theme.Scaled(34)
	x := card.Title(l, high, title)
	remark := kit.Text{Text: about, Size: card.Small(), Ink: theme.Current().Muted}
	gap, total := theme.Scaled(4), float32(0)
	for i := range buttons {
		if buttons[i].width == 0 {
			buttons[i].width = buttons[i].Width()
		}
		total += buttons[i].width + gap
	}
	y, bx := float32(0), width-total+gap
	switch beside := bx >= x+theme.Scaled(200); {
	case bx >= x+kit.Width(remark)+theme.Scaled(12):
		l.Words(x, 0, bx-x-theme.Scaled(12), high, remark)
	case beside: // the remark has a line of its own
		under := theme.Scaled(20)
		l.Words(0, high, width, under, remark)
		defer func() { end += under }()
	default: // no room for buttons beside the title
		y, bx = high+theme.Scaled(6), 0
		l.Words(x, 0, width-x, high, remark)
	}
	if len(buttons) == 0 {
		return high
	}
	for _, b := range buttons {
		if bx > 0 && bx+b.width > width {
			y, bx = y+high+theme.Scaled(6), 0
		}
		right := bx + b.width
		l.Button(b.ID, b.ButtonState, bx, y+(high-kit.ButtonHeight())/2, b.width, func() { b.Open(right) })
		bx += b.width + gap
	}
	return y + high
}
