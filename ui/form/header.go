package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

var (
	_ fyne.Tappable     = (*FieldHeader)(nil)
	_ desktop.Hoverable = (*FieldHeader)(nil)
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
	widget.BaseWidget
	OnTapped func()

	state    HeaderState
	label    words
	question words
	mark     keyCap
}

// NewFieldHeader returns a header in a state.
func NewFieldHeader(state HeaderState) *FieldHeader {
	h := &FieldHeader{state: state}
	h.ExtendBaseWidget(h)
	h.paint()
	return h
}

// Set puts the header into a state; an equal one draws nothing.
func (h *FieldHeader) Set(state HeaderState) {
	if h.state != state {
		h.state = state
		h.Refresh()
	}
}

// State returns what the header shows.
func (h *FieldHeader) State() HeaderState { return h.state }

// Tapped reports the wish to answer this field.
func (h *FieldHeader) Tapped(*fyne.PointEvent) {
	if h.OnTapped != nil {
		h.OnTapped()
	}
}

// MouseIn shows the question where it had no room.
func (h *FieldHeader) MouseIn(*desktop.MouseEvent) {
	if h.question.box.Hidden {
		kit.TipIn(h, fyne.Position{}, h.Size(), h.state.Question)
	}
}

// MouseMoved changes nothing.
func (h *FieldHeader) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the question back.
func (h *FieldHeader) MouseOut() { kit.TipOut(h) }

func (h *FieldHeader) paint() {
	c := theme.Current()
	strong, _ := c.Family(h.state.Family)
	h.label.set(h.state.Label, theme.SizeLabel()-theme.Scaled(0.5), strong, true)
	h.question.set(h.state.Question, theme.SizeSmall(), c.Muted, false)
	paintMark(&h.mark, h.state.Look, h.state.Unsure, h.state.New)
}

// paintMark draws "!" for an answer that needs another look, "?" for one that
// is unsure, or a dot for a question that is new.
func paintMark(mark *keyCap, look, unsure, fresh bool) {
	c := theme.Current()
	switch {
	case look:
		mark.paint("!", theme.Mix(c.Surface, c.Warning, 0.12), c.Warning, c.Warning)
	case unsure:
		mark.paint("?", theme.Mix(c.Surface, c.Warning, 0.12), c.Warning, c.Warning)
	case fresh:
		mark.paint("•", c.AccentSoft, c.Accent, c.Accent)
	default:
		mark.paint("", c.Surface, c.Muted, c.Line)
	}
}

// place leaves the question out where it would be cut: it is then said beside
// the rule and by the tooltip.
func (h *FieldHeader) place(size fyne.Size) {
	lw, mw, gap := h.label.width(), h.mark.width(), theme.Scaled(6)
	h.label.put(0, 0, min(lw, size.Width-mw-gap), size.Height)
	h.mark.put(min(lw+gap, size.Width-mw), 0, mw, size.Height)
	used := lw + theme.Scaled(14)
	if mw > 0 {
		used += mw + gap
	}
	qw := h.question.width()
	h.question.box.Hidden = qw > size.Width-used
	h.question.put(size.Width-qw, 0, qw, size.Height)
}

func headerHeight() float32 { return theme.Scaled(18) }

// CreateRenderer draws label, mark and question.
func (h *FieldHeader) CreateRenderer() fyne.WidgetRenderer {
	objects := append([]fyne.CanvasObject{h.label.object(), h.question.object()}, h.mark.objects()...)
	return &drawn{
		of: h, objects: objects, place: h.place, paint: h.paint,
		min: func() fyne.Size { return fyne.NewSize(0, headerHeight()) },
	}
}
