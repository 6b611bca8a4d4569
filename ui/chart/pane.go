package chart

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/theme"
	"plumbline/ui/tooltip"
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

	// Draw fills the list for a width and returns the height it needs. Height
	// is what there is to fill, 0 while the need is being asked for.
	Draw func(l *List, width, height float32) float32
	// OnPressed is called before a click opens its spot, so that the keys can
	// follow the pointer.
	OnPressed func()

	list   List
	pool   pool
	lit    bool   // the keys are in this pane
	focus  string // the spot they are on, or were on last
	hover  string
	tipped bool
	drawn  float32 // the width drawn for
	scale  float32
	wanted float32 // the height needed at asked, or below 0
	asked  float32
}

// NewPane returns a pane for a drawing.
func NewPane(draw func(l *List, width, height float32) float32) *Pane {
	p := &Pane{Draw: draw, wanted: -1}
	p.ExtendBaseWidget(p)
	return p
}

// HeightAt returns the height that the drawing needs in a width.
func (p *Pane) HeightAt(width float32) float32 {
	if p.wanted < 0 || p.asked != width || p.scale != theme.Scaled(1) {
		p.wanted, p.asked, p.scale = p.Draw(&List{}, width, 0), width, theme.Scaled(1)
	}
	return p.wanted
}

// Update draws anew, after what is shown has changed.
func (p *Pane) Update() {
	p.wanted = -1
	p.Refresh()
}

// List returns what is drawn.
func (p *Pane) List() *List { return &p.list }

// redraw makes the list and its objects for the size of the pane.
func (p *Pane) redraw() {
	size := p.Size()
	if size.Width <= 0 {
		return
	}
	p.list = List{Marks: p.list.Marks[:0], Spots: p.list.Spots[:0], hover: p.hover}
	if p.lit {
		p.list.focus = p.focus
	}
	p.Draw(&p.list, size.Width, size.Height)
	if s, ok := p.spot(p.focus); ok && p.lit {
		const off = 2 // of the ring, so that it is seen around a filled cell
		p.list.Frame(s.At.X-off, s.At.Y-off, s.Size.Width+2*off, s.Size.Height+2*off, s.Round+off,
			color.NRGBA{}, theme.Current().FocusRing, theme.Ring)
	}
	p.pool.fill(&p.list)
}

func (p *Pane) spot(id string) (Spot, bool) {
	i := slices.IndexFunc(p.list.Spots, func(s Spot) bool { return s.ID == id && !s.Mute })
	if id == "" || i < 0 {
		return Spot{}, false
	}
	return p.list.Spots[i], true
}

// Enter brings the keys into the pane, to the spot where they were or to the
// first one; it reports false where there is none.
func (p *Pane) Enter() bool { return p.enter(false) }

// EnterLast brings the keys to the last spot.
func (p *Pane) EnterLast() bool { return p.enter(true) }

func (p *Pane) enter(last bool) bool {
	if _, ok := p.spot(p.focus); ok && !last {
		p.FocusOn(p.focus)
		return true
	}
	ids := p.reachable()
	switch {
	case len(ids) == 0:
		return false
	case last:
		p.FocusOn(ids[len(ids)-1])
	default:
		p.FocusOn(ids[0])
	}
	return true
}

func (p *Pane) reachable() []string {
	var ids []string
	for _, s := range p.list.Spots {
		if !s.Mute {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// Reachable reports whether there is a spot for the keys.
func (p *Pane) Reachable() bool { return len(p.reachable()) > 0 }

// Leave takes the ring away; the pane remembers where it was.
func (p *Pane) Leave() {
	if p.lit {
		p.lit = false
		p.untip()
		p.Refresh()
	}
}

// FocusOn brings the keys to a spot.
func (p *Pane) FocusOn(id string) {
	moved := p.focus != id || !p.lit
	p.lit, p.focus = true, id
	if !moved {
		return
	}
	p.Refresh()
	if s, ok := p.spot(id); ok {
		p.tip(s)
		if s.OnFocus != nil {
			s.OnFocus()
		}
	}
}

// At returns the spot where the keys are, if they are here.
func (p *Pane) At() (Spot, bool) {
	if !p.lit {
		return Spot{}, false
	}
	return p.spot(p.focus)
}

// Step moves the keys to the next spot in a direction, and reports false where
// there is none.
func (p *Pane) Step(d Direction) bool {
	from, ok := p.At()
	if !ok {
		return p.Enter()
	}
	i, ok := nearest(p.list.Spots, from, d)
	if ok {
		p.FocusOn(p.list.Spots[i].ID)
	}
	return ok
}

// First moves the keys to the first spot, Last to the last one.
func (p *Pane) First() {
	if ids := p.reachable(); len(ids) > 0 {
		p.FocusOn(ids[0])
	}
}

// Last is the opposite of First.
func (p *Pane) Last() { p.EnterLast() }

// Open opens the spot where the keys are.
func (p *Pane) Open() {
	if s, ok := p.At(); ok && s.Open != nil {
		p.untip()
		s.Open()
	}
}

// Tapped opens the spot under the pointer and brings the keys there.
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
	if s.Open != nil {
		s.Open()
	}
}

func (p *Pane) under(at fyne.Position) (Spot, bool) {
	for _, s := range slices.Backward(p.list.Spots) {
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
	if i := slices.IndexFunc(p.list.Spots, func(s Spot) bool { return s.ID == p.hover && s.Open != nil }); p.hover != "" && i >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

func (p *Pane) tip(s Spot) {
	if s.Tip != "" {
		p.tipped = true
		tooltip.In(p, s.At, s.Size, s.Tip)
	}
}

func (p *Pane) untip() {
	if p.tipped {
		p.tipped = false
		tooltip.Out(p)
	}
}

// CreateRenderer draws the list.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	p.redraw()
	return &paneRenderer{p}
}

type paneRenderer struct{ p *Pane }

func (r *paneRenderer) Layout(fyne.Size)             { r.p.redraw() }
func (r *paneRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *paneRenderer) Objects() []fyne.CanvasObject { return r.p.pool.objects }
func (r *paneRenderer) Destroy()                     {}

// Refresh draws anew, in the palette and text size in force.
func (r *paneRenderer) Refresh() {
	r.p.redraw()
	canvas.Refresh(r.p)
}
