package form

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// HeaderState is everything the header of a field shows.
type HeaderState struct {
	Label, Question string
	Family          string
	Unsure          bool
	New             bool // asked since the paragraph was submitted
	Look            bool // answered when it meant something else
}

// FieldHeader names a field in its family's colour, with its question beside.
type FieldHeader struct {
	kit.Control[HeaderState]
	OnTapped func()
}

// NewFieldHeader returns a header in a state.
func NewFieldHeader(state HeaderState) *FieldHeader {
	h := &FieldHeader{}
	h.Make(h, state, h.draw, func() fyne.Size { return fyne.NewSize(0, headerHeight()) })
	return h
}

func headerHeight() float32 { return theme.Scaled(18) }

// draw leaves the question out where it would be cut: it is then said beside
// the rule and by the tooltip.
func (h *FieldHeader) draw(d *kit.Drawing, size fyne.Size) {
	c, s := theme.Current(), h.State()
	strong, _ := c.Family(s.Family)
	label := kit.Text{Text: s.Label, Size: theme.SizeLabel() - theme.Scaled(0.5), Ink: strong, Bold: true}
	question := kit.Text{Text: s.Question, Size: theme.SizeSmall(), Ink: c.Muted}
	mark := markOf(s.Look, s.Unsure, s.New)
	lw, mw, gap := kit.Width(label), mark.width(), theme.Scaled(6)
	d.Words(0, 0, min(lw, size.Width-mw-gap), size.Height, label)
	mark.draw(d, min(lw+gap, size.Width-mw), 0, size.Height)
	used := lw + theme.Scaled(14)
	if mw > 0 {
		used += mw + gap
	}
	tip := ""
	if qw := kit.Width(question); qw > size.Width-used {
		tip = s.Question
	} else {
		d.Words(size.Width-qw, 0, qw+1, size.Height, question)
	}
	d.Whole(size, tip, func() { call(h.OnTapped) })
}
