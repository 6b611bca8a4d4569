package form

import (
	"image/color"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"plumbline/annotate/codebook"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// SegmentsState is everything a row of segments shows.
type SegmentsState struct {
	Field    *codebook.Field
	Family   string // colour family; that of the field unless another is wanted
	Value    string
	Guess    string
	Cursor   string
	ReadOnly bool
}

// Segments is a scale in one row: one option is chosen, the order is seen.
type Segments struct {
	kit.Control[SegmentsState]
	OnOption func(value string)
}

// segment is where one option stands.
type segment struct {
	x, y, w float32
	first   bool       // of its row
	corners [4]float32 // those that lie in a corner of the frame are round
}

// NewSegments returns the scale of a field in a state.
func NewSegments(state SegmentsState) *Segments {
	s := &Segments{}
	s.Make(s, state, s.draw, func() fyne.Size { return fyne.NewSize(0, s.HeightAt(s.Size().Width)) })
	return s
}

func (s *Segments) draw(d *kit.Drawing, size fyne.Size) {
	c, state, high := theme.Current(), s.State(), kit.OptionHeight()
	d.Frame(0, 0, size.Width, size.Height, theme.Radius, c.Surface, c.Control, theme.Hairline)
	parts := s.parts(size.Width)
	for _, p := range parts {
		if !p.first {
			d.Box(p.x, p.y+theme.Hairline, theme.Hairline, high-2*theme.Hairline, 0, c.Control)
		}
	}
	for i, p := range parts {
		s.drawPart(d, p, &state.Field.Options[i])
	}
	for i, p := range parts { // over its neighbours
		if state.Field.Options[i].Value == state.Cursor {
			d.Ring(p.x+1, p.y, p.w, high, theme.Radius-1, cursorGap)
		}
	}
}

// cursorGap is how far the cursor's ring stands off its option.
const cursorGap = 3

func (s *Segments) drawPart(d *kit.Drawing, p segment, o *codebook.Option) {
	c, state, high, id := theme.Current(), s.State(), kit.OptionHeight(), "option "+o.Value
	strong, soft := c.Family(state.Family)
	label, cap := labelOf(o), kit.PlainCap()
	label.Ink = c.Ink
	if state.ReadOnly {
		label.Ink = c.Muted
	}
	switch {
	case o.Value == state.Value:
		fill := FillOf(state.Field, o.Value, c.Filled(strong))
		label.Ink, label.Bold = theme.InkOn(fill), true
		d.Cornered(p.x, p.y, p.w, high, p.corners, fill, theme.Mix(fill, c.Ink, 0.45), theme.Scaled(1.5))
		cap = kit.CapOn(kit.Skin{Fill: fill, Ink: label.Ink})
	case o.Value == state.Guess:
		d.Cornered(p.x, p.y, p.w, high, p.corners, soft, soft, 0)
	case d.Hovered(id) && !state.ReadOnly:
		d.Cornered(p.x, p.y, p.w, high, p.corners, c.Hover, c.Hover, 0)
	}
	cw, gap := kit.CapWidth(o.Key), theme.Scaled(4)
	lw := kit.Width(label)
	if p.w < lw+cw+gap+theme.Scaled(12) {
		cw, gap = kit.TightCapWidth(o.Key), theme.Scaled(3)
	}
	if o.Key == "" {
		gap = 0
	}
	lw = min(lw, p.w-cw-gap)
	x := p.x + (p.w-lw-gap-cw)/2
	d.Words(x, p.y, lw, high, label)
	d.Cap(x+lw+gap, p.y, cw, high, o.Key, cap)
	spot := kit.Spot{ID: id, At: fyne.NewPos(p.x, p.y), Size: fyne.NewSize(p.w, high), Mute: true}
	spot.Tip = func() string { return o.Definition }
	if !state.ReadOnly {
		spot.Open = func() {
			if s.OnOption != nil {
				s.OnOption(o.Value)
			}
		}
	}
	d.Spot(spot)
}

// labelOf is how an option is set that is not chosen.
func labelOf(o *codebook.Option) kit.Text {
	return kit.Text{Text: shown(o), Size: theme.SizeLabel() - theme.Scaled(1)}
}

// FillOf returns the fill of a chosen option: the stance scale for an ordinal
// field whose values run from -2 to 2, the absent grey off that scale, else
// the family's colour.
func FillOf(f *codebook.Field, value string, strong color.NRGBA) color.NRGBA {
	if !diverging(f) {
		return strong
	}
	if slices.Contains(f.OffScale, value) {
		return theme.Current().Absent
	}
	step, err := strconv.Atoi(value)
	if err != nil {
		return strong
	}
	return theme.Current().StanceOf(step)
}

// diverging reports whether a field's scale has two sides.
func diverging(f *codebook.Field) bool {
	return f.Scale.Ordered && slices.ContainsFunc(f.Options, func(o codebook.Option) bool {
		step, err := strconv.Atoi(o.Value)
		return err == nil && step < 0
	})
}

// Shown is what a control prints for an option.
func Shown(o *codebook.Option) string { return shown(o) }

func shown(o *codebook.Option) string {
	text := o.Shown
	if text == "" {
		text = o.Value
	}
	return minus(text)
}

// minus draws hyphens at the beginning of a text as dashes, which have the width of the plus,
// and leaves other text alone. (The interface face has no minus sign.)
func minus(text string) string {
	sign, rest, _ := strings.Cut(text, " ")
	if sign == "" || strings.Trim(sign, "-") != "" {
		return text
	}
	return strings.TrimSpace(strings.Repeat("–", len(sign)) + " " + rest)
}
