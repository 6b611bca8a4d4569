package kit

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/theme"
)

// TabState is everything a tab shows.
type TabState struct {
	Name string
	Open bool
}

// Tab is the name of a place among others; a press opens it.
type Tab struct {
	Control[TabState]
	OnTapped func()
}

// NewTab returns a tab that calls tapped.
func NewTab(name string, tapped func()) *Tab {
	t := &Tab{OnTapped: tapped}
	t.Make(t, TabState{Name: name}, t.draw, t.minSize)
	return t
}

// SetOpen says whether the place is open.
func (t *Tab) SetOpen(open bool) {
	s := t.State()
	s.Open = open
	t.Set(s)
}

func (t *Tab) words() Text {
	return Text{Text: t.state.Name, Size: theme.SizeBody(), Bold: t.state.Open, Align: fyne.TextAlignCenter}
}

// minSize leaves room around the name.
func (t *Tab) minSize() fyne.Size {
	w := t.words()
	return fyne.NewSize(Width(w)+theme.Scaled(24), LineHeight(w)+theme.Scaled(10))
}

func (t *Tab) draw(d *Drawing, size fyne.Size) {
	p, words := theme.Current(), t.words()
	fill := p.Surface
	words.Ink = p.Muted
	if d.Lit() {
		fill = p.Hover
	}
	if t.state.Open {
		fill, words.Ink = p.AccentSoft, p.Accent
	}
	d.Box(0, 0, size.Width, size.Height, theme.Radius, fill)
	d.Words(0, 0, size.Width, size.Height, words)
	d.Whole(size, "", t.OnTapped)
}
