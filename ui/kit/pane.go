package kit

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/theme"
)

var (
	_ fyne.Widget        = (*Pane)(nil)
	_ fyne.Tappable      = (*Pane)(nil)
	_ desktop.Hoverable  = (*Pane)(nil)
	_ desktop.Cursorable = (*Pane)(nil)
)

// Pane shows a drawing and makes its spots answer. It never takes the focus of
// the window: whoever holds the keys passes them on by Step and Open.
type Pane struct {
	widget.BaseWidget

	// Draw fills the drawing for a width and returns the height it needs. Height
	// is what there is to fill, 0 while the need is being asked for.
	Draw func(d *Drawing, width, height float32) float32
	// OnPressed is called before a click opens its spot, so that the keys can
	// follow the pointer.
	OnPressed func()
	// OnTold is told what stands behind a spot when the keys come to it: a
	// sheet over the spots around would hide where the next key leads.
	OnTold func(tip string)

	drawing Drawing
	painter painter
	self    fyne.Widget      // the widget that this pane is, or is part of
	least   func() fyne.Size // nil asks for nothing
	lit     bool             // the keys are in this pane
	focus   string           // the spot they are on, or were on last
	hover   string
	clicked click // the last one on a spot that two open
	tipped  bool
	scale   float32
	wanted  float32 // the height needed at asked, or below 0
	asked   float32
}

// NewPane returns a pane for a drawing.
func NewPane(draw func(d *Drawing, width, height float32) float32) *Pane {
	p := &Pane{Draw: draw, wanted: -1}
	p.ExtendBaseWidget(p)
	return p
}

// ExtendBaseWidget says which widget is made of this pane.
func (p *Pane) ExtendBaseWidget(self fyne.Widget) {
	p.self = self
	p.BaseWidget.ExtendBaseWidget(self)
}

// HeightAt returns the height that the drawing needs in a width.
func (p *Pane) HeightAt(width float32) float32 {
	if p.wanted < 0 || p.asked != width || p.scale != theme.Scaled(100) {
		p.wanted, p.asked, p.scale = p.Draw(&Drawing{}, width, 0), width, theme.Scaled(100)
	}
	return p.wanted
}

// Update draws anew, after what is shown has changed.
func (p *Pane) Update() {
	p.wanted = -1
	p.Refresh()
}

// Outdate says that what is shown has changed; the refresh that follows draws
// it anew.
func (p *Pane) Outdate() { p.wanted = -1 }

// Drawing returns what is drawn.
func (p *Pane) Drawing() *Drawing { return &p.drawing }

// redraw makes the drawing and its objects for the size of the pane.
func (p *Pane) redraw() {
	size := p.Size()
	if size.Width <= 0 {
		return
	}
	p.drawing = Drawing{Marks: p.drawing.Marks[:0], Spots: p.drawing.Spots[:0], hover: p.hover}
	if p.lit {
		p.drawing.focus = p.focus
	}
	p.Draw(&p.drawing, size.Width, size.Height)
	if s, ok := p.spot(p.focus); ok && p.lit {
		const off = 2 // of the ring, so that it is seen around a filled cell
		p.drawing.Ring(s.At.X, s.At.Y, s.Size.Width, s.Size.Height, s.Round, off)
	}
	p.painter.fill(&p.drawing)
}

// Tapped opens the spot under the pointer and brings the keys there; one that is opened by
// two clicks has the keys after the first.
func (p *Pane) Tapped(e *fyne.PointEvent) {
	s, ok := p.under(e.Position)
	if !ok {
		return
	}
	p.untip()
	if p.OnPressed != nil {
		p.OnPressed()
	}
	if !s.Mute {
		p.FocusOn(s.ID)
	}
	if s.Open != nil && (!s.Twice || p.again(s.ID)) {
		s.Open()
	}
}

// doubleClick is how soon a second click belongs to the first.
const doubleClick = 500 * time.Millisecond

// again reports whether a click is the second one on a spot.
func (p *Pane) again(spot string) bool {
	now, was := time.Now(), p.clicked
	p.clicked = click{spot, now}
	if was.spot != spot || now.Sub(was.at) > doubleClick {
		return false
	}
	p.clicked = click{} // a third begins anew
	return true
}

// click is which spot was clicked, and when.
type click struct {
	spot string
	at   time.Time
}

func (p *Pane) under(at fyne.Position) (Spot, bool) {
	for _, s := range slices.Backward(p.drawing.Spots) {
		if at.X >= s.At.X && at.Y >= s.At.Y && at.X < s.At.X+s.Size.Width && at.Y < s.At.Y+s.Size.Height {
			return s, true
		}
	}
	return Spot{}, false
}

// MouseIn lights up what is under the pointer.
func (p *Pane) MouseIn(e *desktop.MouseEvent) { p.MouseMoved(e) }

// MouseMoved follows the pointer.
func (p *Pane) MouseMoved(e *desktop.MouseEvent) {
	s, ok := p.under(e.Position)
	if s.ID == p.hover {
		return
	}
	p.hover = s.ID
	p.Refresh()
	p.untip()
	if ok {
		p.tip(s)
	}
}

// MouseOut takes the light away.
func (p *Pane) MouseOut() {
	if p.hover != "" {
		p.hover = ""
		p.untip()
		p.Refresh()
	}
}

// Cursor is a hand over what can be pressed.
func (p *Pane) Cursor() desktop.Cursor {
	if i := slices.IndexFunc(p.drawing.Spots, func(s Spot) bool { return s.ID == p.hover && s.Open != nil }); p.hover != "" && i >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

func (p *Pane) tip(s Spot) {
	if words := s.Tip.text(); words != "" {
		p.tipped = true
		TipIn(p.self, s.At, s.Size, words)
	}
}

func (p *Pane) untip() {
	if p.tipped {
		p.tipped = false
		TipOut(p.self)
	}
}

// CreateRenderer draws the drawing.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	p.redraw()
	return &paneRenderer{p}
}

type paneRenderer struct{ p *Pane }

func (r *paneRenderer) Layout(fyne.Size)             { r.p.redraw() }
func (r *paneRenderer) Objects() []fyne.CanvasObject { return r.p.painter.objects }
func (r *paneRenderer) Destroy()                     {}

// MinSize is what a widget made of the pane needs; a pane takes what it is given.
func (r *paneRenderer) MinSize() fyne.Size {
	if r.p.least == nil {
		return fyne.Size{}
	}
	return r.p.least()
}

// Refresh draws anew, in the palette and text size in force.
func (r *paneRenderer) Refresh() {
	r.p.redraw()
	canvas.Refresh(r.p.self)
}
