package form

import (
	"image/color"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate/codebook"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

var (
	_ fyne.Tappable     = (*Segments)(nil)
	_ desktop.Hoverable = (*Segments)(nil)
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
	widget.BaseWidget
	OnOption func(value string)

	state SegmentsState
	hover int
	frame canvas.Rectangle
	parts []*segment
	ring  canvas.Rectangle
}

type segment struct {
	fill  canvas.Rectangle
	edge  canvas.Rectangle // the line before it
	label words
	cap   keyCap
	x, w  float32
	y     float32
}

// NewSegments returns the scale of a field in a state.
func NewSegments(state SegmentsState) *Segments {
	s := &Segments{state: state, hover: -1}
	for range state.Field.Options {
		s.parts = append(s.parts, &segment{})
	}
	s.ExtendBaseWidget(s)
	s.paint()
	return s
}

// State returns what the segments show.
func (s *Segments) State() SegmentsState { return s.state }

// Set puts the scale into a state of the same field; an equal one draws
// nothing.
func (s *Segments) Set(state SegmentsState) {
	if s.state != state {
		s.state = state
		s.Refresh()
	}
}

// Tapped reports the option under the pointer.
func (s *Segments) Tapped(e *fyne.PointEvent) {
	kit.TipOut(s)
	if i := s.at(e.Position); i >= 0 && s.OnOption != nil && !s.state.ReadOnly {
		s.OnOption(s.state.Field.Options[i].Value)
	}
}

// MouseIn lights up the option under the pointer.
func (s *Segments) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved lights up the option under the pointer when it is another one.
func (s *Segments) MouseMoved(e *desktop.MouseEvent) {
	i := s.at(e.Position)
	if i == s.hover {
		return
	}
	s.hover = i
	if i >= 0 {
		part := s.parts[i]
		kit.TipIn(s, fyne.NewPos(part.x, part.y), fyne.NewSize(part.w, controlHeight()), s.state.Field.Options[i].Definition)
	}
	if !s.state.ReadOnly {
		s.Refresh()
	}
}

// MouseOut takes it back.
func (s *Segments) MouseOut() {
	kit.TipOut(s)
	s.hover = -1
	s.Refresh()
}

func (s *Segments) at(pos fyne.Position) int {
	return slices.IndexFunc(s.parts, func(p *segment) bool {
		return pos.X >= p.x && pos.X < p.x+p.w && pos.Y >= p.y && pos.Y < p.y+controlHeight()
	})
}

func (s *Segments) paint() {
	c := theme.Current()
	s.frame.FillColor, s.frame.StrokeColor = c.Surface, c.Control
	s.frame.StrokeWidth, s.frame.CornerRadius = theme.Hairline, theme.Radius
	ringed := false
	for i, part := range s.parts {
		o := &s.state.Field.Options[i]
		chosen := o.Value == s.state.Value
		s.paintPart(part, o, chosen, i == s.hover)
		part.edge.FillColor = c.Control
		part.edge.Hidden = i == 0
		ringed = ringed || o.Value == s.state.Cursor
	}
	paintCursor(&s.ring, ringed)
}

func (s *Segments) paintPart(part *segment, o *codebook.Option, chosen, hover bool) {
	c := theme.Current()
	strong, soft := c.Family(s.state.Family)
	part.fill.Hidden = true
	part.fill.StrokeWidth = 0
	ink := c.Ink
	if s.state.ReadOnly {
		ink = c.Muted
	}
	part.cap.plain(o.Key)
	switch {
	case chosen:
		fill := FillOf(s.state.Field, o.Value, c.Filled(strong))
		ink = theme.InkOn(fill)
		part.fill.Hidden = false
		part.fill.FillColor = fill
		part.fill.StrokeColor, part.fill.StrokeWidth = theme.Mix(fill, c.Ink, 0.45), theme.Scaled(1.5)
		// On the fill itself the cap's letter keeps the contrast of the label.
		part.cap.paint(o.Key, fill, ink, theme.Mix(fill, ink, 0.45))
	case o.Value == s.state.Guess:
		part.fill.Hidden, part.fill.FillColor = false, soft
	case hover && !s.state.ReadOnly:
		part.fill.Hidden, part.fill.FillColor = false, c.Hover
	}
	part.label.set(shown(o), theme.SizeLabel()-theme.Scaled(1), ink, chosen)
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

// CreateRenderer draws frame, fills, edges, labels, keys and the cursor.
func (s *Segments) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{&s.frame}
	for _, p := range s.parts {
		objects = append(objects, &p.edge)
	}
	for _, p := range s.parts {
		objects = append(objects, &p.fill, p.label.object())
		objects = append(objects, p.cap.objects()...)
	}
	return &drawn{
		of: s, objects: append(objects, &s.ring), place: s.place, paint: s.paint,
		min: func() fyne.Size { return fyne.NewSize(0, s.HeightAt(s.Size().Width)) },
	}
}
