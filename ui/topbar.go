package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/passage"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

// topBar names the program, the open place, the project and the person.
type topBar struct {
	root    *fyne.Container
	back    *canvas.Rectangle
	line    *canvas.Rectangle
	logo    *canvas.Image
	name    *canvas.Text
	tabs    []*tab
	project *passage.Line
	person  *badge
	state   *badge // read-only, or hidden
}

func newTopBar(onTab func(place.ID), onPerson func()) *topBar {
	b := &topBar{
		back: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil),
		logo: &canvas.Image{FillMode: canvas.ImageFillContain},
		name: canvas.NewText("Plumbline", nil), project: passage.NewLine("", passage.Style{}, 1),
		person: newBadge(onPerson), state: newBadge(nil),
	}
	b.name.TextStyle.Bold = true
	for _, t := range tabs {
		b.tabs = append(b.tabs, newTab(t.id, t.name(), func() { onTab(t.id) }))
	}
	b.root = container.NewWithoutLayout(b.back, b.line, b.logo, b.name, b.project, b.person, b.state)
	for _, t := range b.tabs {
		b.root.Add(t)
	}
	b.root.Layout = b
	return b
}

// MinSize and Layout place the parts of the bar.
func (b *topBar) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(600, theme.Scaled(46))
}

// Layout implements fyne.Layout.
func (b *topBar) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	b.back.Resize(size)
	b.line.Move(fyne.NewPos(0, size.Height-1))
	b.line.Resize(fyne.NewSize(size.Width, 1))
	side := theme.Scaled(16)
	s := theme.Scaled(14)
	b.logo.Move(fyne.NewPos(side, (size.Height-s)/2))
	b.logo.Resize(fyne.NewSize(s, s))
	x := side + s + theme.Scaled(6)
	x = centred(b.name, x, size.Height) + theme.Scaled(22)
	for _, t := range b.tabs {
		h := size.Height - theme.Scaled(14)
		w := t.MinSize().Width
		t.Move(fyne.NewPos(x, (size.Height-h)/2))
		t.Resize(fyne.NewSize(w, h))
		x += w + theme.Scaled(4)
	}
	right := size.Width - side
	for _, g := range []*badge{b.state, b.person} {
		if !g.Visible() {
			continue
		}
		m := g.MinSize()
		right -= m.Width
		g.Move(fyne.NewPos(right, (size.Height-m.Height)/2))
		g.Resize(m)
		right -= theme.Scaled(8)
	}
	ph := b.project.MinSize().Height
	w := min(b.project.NaturalWidth()+1, max(right-x-theme.Scaled(12), 0))
	b.project.Move(fyne.NewPos(right-w, (size.Height-ph)/2))
	b.project.Resize(fyne.NewSize(w, ph))
}

// centred places a text in the middle of the height and returns its end.
func centred(t *canvas.Text, x, height float32) float32 {
	m := t.MinSize()
	t.Move(fyne.NewPos(x, (height-m.Height)/2))
	t.Resize(m)
	return x + m.Width
}

// barState is what the top bar shows.
type barState struct {
	Path, Annotator, Remark string
	Place                   place.ID //  of the open one, "" without a project
	Lead                    bool     // the annotator was named a lead
}

func (b *topBar) show(s barState) {
	p := theme.Current()
	b.back.FillColor, b.line.FillColor = p.Surface, p.Line
	b.logo.Resource = logo()
	b.name.Color, b.name.TextSize = p.Ink, theme.SizeBody()
	b.project.SetStyle(passage.Style{Family: passage.Sans, Size: theme.SizeLabel(), LineHeight: 1.3, Ink: p.Muted})
	b.project.SetText(filepath.Base(s.Path))
	if s.Path == "" {
		b.project.SetText("")
	}
	b.person.show(s.personLine(), false)
	b.state.show(s.Remark, true)
	setVisible(b.person, s.Annotator != "")
	setVisible(b.state, s.Remark != "")
	for _, t := range b.tabs {
		t.open = t.id == s.Place || s.Place == "" && t.id == place.Annotate
		t.Refresh()
	}
	b.root.Refresh()
}

func setVisible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

var (
	_ fyne.Tappable = (*tab)(nil)
	_ fyne.Tappable = (*badge)(nil)
)

// tab is the name of a place in the top bar.
type tab struct {
	widget.BaseWidget
	id       place.ID
	onTapped func()
	back     *canvas.Rectangle
	text     *canvas.Text
	open     bool
	hovered  bool
}

func newTab(id place.ID, name string, onTapped func()) *tab {
	t := &tab{id: id, onTapped: onTapped, back: canvas.NewRectangle(nil), text: canvas.NewText(name, nil)}
	t.ExtendBaseWidget(t)
	return t
}

// MinSize leaves room around the name.
func (t *tab) MinSize() fyne.Size {
	t.paint()
	m := t.text.MinSize()
	return fyne.NewSize(m.Width+theme.Scaled(24), m.Height+theme.Scaled(10))
}

func (t *tab) paint() {
	p := theme.Current()
	t.back.CornerRadius = theme.Radius
	t.back.FillColor, t.text.Color = p.Surface, p.Muted
	if t.hovered {
		t.back.FillColor = p.Hover
	}
	if t.open {
		t.back.FillColor, t.text.Color = p.AccentSoft, p.Accent
	}
	t.text.TextSize, t.text.TextStyle.Bold, t.text.Alignment = theme.SizeBody(), t.open, fyne.TextAlignCenter
}

// Tapped opens the place.
func (t *tab) Tapped(*fyne.PointEvent) { t.onTapped() }

// MouseIn, MouseMoved and MouseOut show that the tab can be clicked.
func (t *tab) MouseIn(*desktop.MouseEvent) { t.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (t *tab) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (t *tab) MouseOut() { t.hover(false) }

func (t *tab) hover(on bool) {
	t.hovered = on
	t.Refresh()
}

// CreateRenderer draws the tab.
func (t *tab) CreateRenderer() fyne.WidgetRenderer {
	return &painted{paint: t.paint, layout: func(s fyne.Size) {
		t.back.Resize(s)
		t.text.Resize(s)
	}, objects: []fyne.CanvasObject{t.back, t.text}}
}

// badge is a short fact in a small box; it may be clicked.
type badge struct {
	widget.BaseWidget
	onTapped func()
	back     *canvas.Rectangle
	text     *passage.Line
	strong   bool
	shown    string
}

func newBadge(onTapped func()) *badge {
	b := &badge{onTapped: onTapped, back: canvas.NewRectangle(nil), text: passage.NewLine("", passage.Style{}, 1)}
	b.ExtendBaseWidget(b)
	return b
}

func (b *badge) show(text string, strong bool) {
	b.shown, b.strong = text, strong
	b.paint()
	b.Refresh()
}

func (b *badge) paint() {
	p := theme.Current()
	b.back.CornerRadius, b.back.FillColor, b.back.StrokeColor, b.back.StrokeWidth = 6, p.Surface, p.Control, theme.Hairline
	ink := p.Muted
	if b.strong {
		b.back.FillColor, b.back.StrokeWidth, ink = p.AccentSoft, 0, p.Accent
	}
	b.text.SetStyle(passage.Style{Family: passage.Sans, Size: theme.SizeSmall(), LineHeight: 1.3, Ink: ink})
	b.text.SetText(b.shown)
}

// MinSize is the size of the text and its box.
func (b *badge) MinSize() fyne.Size {
	return fyne.NewSize(b.text.NaturalWidth()+theme.Scaled(19), b.text.MinSize().Height+theme.Scaled(8))
}

// Tapped reports a click.
func (b *badge) Tapped(*fyne.PointEvent) {
	if b.onTapped != nil {
		b.onTapped()
	}
}

// CreateRenderer draws the badge.
func (b *badge) CreateRenderer() fyne.WidgetRenderer {
	return &painted{paint: b.paint, layout: func(s fyne.Size) {
		b.back.Resize(s)
		h := b.text.MinSize().Height
		b.text.Move(fyne.NewPos(theme.Scaled(9), (s.Height-h)/2))
		b.text.Resize(fyne.NewSize(s.Width-theme.Scaled(18)+1, h))
	}, objects: []fyne.CanvasObject{b.back, b.text}}
}
