package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"plumbline/ui/kit"
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
	tabs    []tab
	project *passage.Line
	person  *kit.Badge
	state   *kit.Badge // read-only, or hidden
}

func newTopBar(onTab func(place.ID), onPerson func()) *topBar {
	b := &topBar{
		back: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil),
		logo: &canvas.Image{FillMode: canvas.ImageFillContain},
		name: canvas.NewText("Plumbline", nil), project: passage.NewLine("", passage.Style{}, 1),
		person: kit.NewBadge(onPerson), state: kit.NewBadge(nil),
	}
	b.name.TextStyle.Bold = true
	for _, t := range tabs {
		b.tabs = append(b.tabs, tab{kit.NewTab(t.name(), func() { onTab(t.id) }), t.id, t.lead})
	}
	b.root = container.NewWithoutLayout(b.back, b.line, b.logo, b.name, b.project, b.person, b.state)
	for _, t := range b.tabs {
		b.root.Add(t.Tab)
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
		if !t.Visible() {
			continue
		}
		h := size.Height - theme.Scaled(14)
		w := t.MinSize().Width
		kit.Arrange(t, x, (size.Height-h)/2, w, h)
		x += w + theme.Scaled(4)
	}
	right := size.Width - side
	for _, g := range []*kit.Badge{b.state, b.person} {
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
	Tip                     string   // what the remark means, "" if it says so itself
	Place                   place.ID //  of the open one, "" without a project
	Lead                    bool     // the annotator was named a lead
	Looks                   bool     // they may do what leads do
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
	b.person.Set(badgeOf(s.personLine(), false))
	b.state.Tip = s.Tip
	b.state.Set(badgeOf(s.Remark, true))
	setVisible(b.person, s.Annotator != "")
	setVisible(b.state, s.Remark != "")
	for _, t := range b.tabs {
		setVisible(t, !t.lead || s.Looks)
		t.SetOpen(t.id == s.Place || s.Place == "" && t.id == place.Annotate || s.Place == place.Preview && t.id == place.Dataset)
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

// tab is the name of a place in the top bar.
type tab struct {
	*kit.Tab
	id   place.ID
	lead bool // leads alone see it
}

// badgeOf is a short fact in the bar; a strong one is to be noticed.
func badgeOf(text string, strong bool) kit.Chip {
	p := theme.Current()
	c := kit.Chip{Text: text, Skin: kit.Skin{Fill: p.Surface, Edge: p.Control, Ink: p.Muted}, High: theme.Scaled(23)}
	if strong {
		c.Skin = kit.Skin{Fill: p.AccentSoft, Ink: p.Accent}
	}
	return c
}
