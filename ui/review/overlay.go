package review

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/chart"
	"plumbline/ui/theme"
)

var _ fyne.Tappable = (*veil)(nil)

// overlay lays a card over the page: the options of a filter, or the answers
// to a paragraph.
type overlay struct {
	root   *fyne.Container
	veil   *veil
	card   *canvas.Rectangle
	column *column
	pane   *chart.Pane
	back   *chart.Pane // where the keys go when it closes
	width  float32     // of the card at normal text size
	menuAt float32     // the right end of the button it hangs from; 0 is none
	top    func() float32
}

func newOverlay(onClose func()) *overlay {
	o := &overlay{veil: newVeil(onClose), card: canvas.NewRectangle(nil), column: newColumn()}
	o.root = container.NewWithoutLayout(o.veil, o.card, o.column.scroll)
	o.root.Hide()
	return o
}

func (o *overlay) open() bool { return o.root.Visible() }

func (o *overlay) show(p *chart.Pane, width float32, menu bool) {
	o.pane, o.width = p, width
	if !menu {
		o.menuAt = 0
	}
	o.column.fill(one(p))
	o.column.scroll.Offset.Y = 0
	o.restyle()
	o.root.Show()
	o.place(o.root.Size())
	o.root.Refresh()
}

func (o *overlay) hide() {
	o.root.Hide()
	o.column.fill()
}

func (o *overlay) restyle() {
	p := theme.Current()
	o.veil.box.FillColor = color.Transparent
	if o.menuAt == 0 {
		o.veil.box.FillColor = p.Veil
	}
	o.card.FillColor, o.card.StrokeColor, o.card.StrokeWidth, o.card.CornerRadius = p.Surface, p.Control, theme.Hairline, theme.Radius+2
}

// place gives the card the room it needs, in the middle of the page or under
// the button it hangs from.
func (o *overlay) place(size fyne.Size) {
	o.root.Resize(size)
	if !o.open() || o.pane == nil {
		return
	}
	o.veil.Resize(size)
	margin := theme.Scaled(16)
	w := min(theme.Scaled(o.width), size.Width-2*margin)
	h := min(o.pane.HeightAt(w), size.Height-2*margin)
	x, y := (size.Width-w)/2, max(margin, (size.Height-h)/3)
	if o.menuAt > 0 {
		y = o.top()
		h = min(h, size.Height-y-margin)
		x = max(margin, min(o.menuAt-w, size.Width-w-margin))
	}
	o.card.Move(fyne.NewPos(x, y))
	o.card.Resize(fyne.NewSize(w, h))
	o.column.place(x, y, w, h, 0)
}

// veil covers the page, so that a click beside the card closes it.
type veil struct {
	widget.BaseWidget
	onTapped func()
	box      *canvas.Rectangle
}

func newVeil(onTapped func()) *veil {
	v := &veil{onTapped: onTapped, box: canvas.NewRectangle(color.Transparent)}
	v.ExtendBaseWidget(v)
	return v
}

// Tapped closes what lies over the page.
func (v *veil) Tapped(*fyne.PointEvent) { v.onTapped() }

// CreateRenderer draws the veil.
func (v *veil) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(v.box) }
