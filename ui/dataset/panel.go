package dataset

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/chart"
	"plumbline/ui/theme"
)

var _ fyne.Tappable = (*veil)(nil)

// sheet is what a panel shows.
type sheet struct {
	title   string
	remark  string
	actions func() []action
	draw    func(l *chart.List, y, width float32) (end float32)
}

// panel lays a sheet over the place: paragraphs to look at, or what a merge
// would bring. While it is open it has the keys.
type panel struct {
	root   *fyne.Container
	veil   *veil
	card   *canvas.Rectangle
	head   *chart.Pane
	body   *chart.Pane
	scroll *container.Scroll
	sheet  *sheet
	back   *chart.Pane // where the keys go when it closes
}

const panelWidth = 860

func (d *Dataset) newPanel(pane paneMaker) *panel {
	p := &panel{veil: newVeil(d.closePanel), card: canvas.NewRectangle(nil)}
	p.head = pane(func(l *chart.List, width, _ float32) float32 { return d.drawPanelHead(l, width) })
	p.body = pane(func(l *chart.List, width, _ float32) float32 {
		if p.sheet == nil {
			return 0
		}
		return p.sheet.draw(l, theme.Scaled(2), width)
	})
	p.scroll = container.NewVScroll(container.New(&bodyLayout{p}, p.body))
	p.root = container.NewWithoutLayout(p.veil, p.card, p.head, p.scroll)
	p.root.Hide()
	return p
}

// bodyLayout gives the body the height it needs.
type bodyLayout struct{ p *panel }

func (b *bodyLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(10, b.p.body.HeightAt(b.p.scroll.Size().Width))
}

func (b *bodyLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) { b.p.body.Resize(size) }

func (p *panel) open() bool { return p.root.Visible() }

// showPanel lays a sheet over the place and brings the keys to it.
func (d *Dataset) showPanel(s *sheet) {
	p := d.panel
	if !p.open() {
		p.back = d.at
	}
	p.sheet = s
	p.scroll.Offset.Y = 0
	p.root.Show()
	d.updatePanel()
	d.root.Refresh()
	d.move(p.head)
	if p.body.Reachable() && len(s.actions()) == 1 { // nothing to do but to read on
		d.move(p.body)
	}
	d.at.First()
}

// updatePanel shows the sheet anew.
func (d *Dataset) updatePanel() {
	p := d.panel
	p.head.Outdate()
	p.body.Outdate()
	p.place(d.root.Size())
	p.root.Refresh()
}

// closePanel takes the sheet away.
func (d *Dataset) closePanel() {
	p := d.panel
	if !p.open() {
		return
	}
	p.root.Hide()
	p.sheet = nil
	d.root.Refresh()
	if d.onScreen(p.back) && p.back.Reachable() {
		d.enter(p.back, false)
	} else {
		d.home()
	}
}

// place gives the card the room it needs, a little above the middle.
func (p *panel) place(size fyne.Size) {
	p.root.Resize(size)
	if !p.open() {
		return
	}
	c := theme.Current()
	p.veil.box.FillColor = c.Veil
	p.card.FillColor, p.card.StrokeColor, p.card.StrokeWidth, p.card.CornerRadius = c.Surface, c.Line, theme.Hairline, theme.Radius+2
	p.veil.Resize(size)
	margin := theme.Scaled(20)
	w := min(theme.Scaled(panelWidth), size.Width-2*margin)
	head := p.head.HeightAt(w)
	p.scroll.Resize(fyne.NewSize(w-2, 10))
	h := min(head+p.body.HeightAt(w-2)+theme.Scaled(16), size.Height-2*margin)
	x, y := (size.Width-w)/2, max(margin, (size.Height-h)*0.38)
	p.card.Move(fyne.NewPos(x, y))
	p.card.Resize(fyne.NewSize(w, h))
	p.head.Move(fyne.NewPos(x, y))
	p.head.Resize(fyne.NewSize(w, head))
	p.scroll.Move(fyne.NewPos(x+1, y+head))
	p.scroll.Resize(fyne.NewSize(w-2, h-head-theme.Scaled(8)))
	p.scroll.Refresh()
}

// drawPanelHead draws title, remark and buttons.
func (d *Dataset) drawPanelHead(l *chart.List, width float32) float32 {
	s := d.panel.sheet
	if s == nil {
		return 0
	}
	return d.tableHead(l, width, s.title, s.remark, s.actions()) + theme.Scaled(2)
}

func (d *Dataset) closeAction() action {
	return action{id: "close", label: lang.L("Close"), key: 'x', tip: lang.L("Back to the place; Esc does it too"), do: d.closePanel}
}

// showSpot scrolls the body of the panel so that the spot of the keys is in
// view.
func (p *panel) showSpot() {
	s, lit := p.body.At()
	if !lit {
		return
	}
	const room = 8
	offset, view := p.scroll.Offset.Y, p.scroll.Size().Height
	switch {
	case s.At.Y-room < offset:
		offset = s.At.Y - room
	case s.At.Y+s.Size.Height+room > offset+view:
		offset = s.At.Y + s.Size.Height + room - view
	}
	p.scrollTo(offset)
}

func (p *panel) scrollTo(offset float32) {
	p.scroll.Offset.Y = max(0, min(offset, p.body.Size().Height-p.scroll.Size().Height))
	p.scroll.Refresh()
}

// panelKey takes a key while the panel is open.
func (d *Dataset) panelKey(name fyne.KeyName, repeated bool) {
	p := d.panel
	if to, ok := chart.Toward(name); ok {
		d.panelStep(to)
		return
	}
	switch name {
	case fyne.KeyEscape:
		d.closePanel()
	case fyne.KeyTab:
		to := p.head
		if d.at == p.head && p.body.Reachable() {
			to = p.body
		}
		d.enter(to, false)
		p.showSpot()
	case fyne.KeyPageDown:
		p.scrollTo(p.scroll.Offset.Y + p.scroll.Size().Height*0.85)
	case fyne.KeyPageUp:
		p.scrollTo(p.scroll.Offset.Y - p.scroll.Size().Height*0.85)
	case fyne.KeyReturn, fyne.KeyEnter:
		if !repeated {
			d.at.Open()
		}
	}
}

// panelStep moves the keys in the panel, or scrolls it where there is nothing
// for them.
func (d *Dataset) panelStep(to chart.Direction) {
	p := d.panel
	switch {
	case d.at.Step(to):
	case d.at == p.head && to == chart.Down && p.body.Reachable():
		d.enter(p.body, false)
	case d.at == p.body && to == chart.Up:
		d.enter(p.head, false)
	case to == chart.Down:
		p.scrollTo(p.scroll.Offset.Y + rowHeight())
	case to == chart.Up:
		p.scrollTo(p.scroll.Offset.Y - rowHeight())
	}
	p.showSpot()
}

// veil covers the place, so that a click beside the card closes it.
type veil struct {
	widget.BaseWidget
	onTapped func()
	box      *canvas.Rectangle
}

func newVeil(onTapped func()) *veil {
	v := &veil{onTapped: onTapped, box: canvas.NewRectangle(nil)}
	v.ExtendBaseWidget(v)
	return v
}

// Tapped closes what lies over the place.
func (v *veil) Tapped(*fyne.PointEvent) { v.onTapped() }

// CreateRenderer draws the veil.
func (v *veil) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(v.box) }
