package codebook

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/chart"
	"plumbline/ui/theme"
)

// action is something that can be done, by a button and by its key.
type action struct {
	id    string
	label string
	key   string // as it is shown; a single letter is pressed as it is
	do    func()
	main  bool // the one that is meant most of the time
}

func buttonHeight() float32 { return theme.Scaled(28) }

func buttonGap() float32 { return theme.Scaled(6) }

func (a action) text() chart.Text {
	return chart.Text{Text: a.label, Size: theme.SizeLabel(), Ink: theme.Current().Ink}
}

func (a action) cap() chart.Text {
	return chart.Text{Text: a.key, Size: theme.Scaled(10.5), Ink: theme.Current().Muted, Align: fyne.TextAlignCenter}
}

func (a action) capWidth() float32 {
	return max(theme.Scaled(17), chart.Width(a.cap())+theme.Scaled(8))
}

func (a action) width() float32 {
	return chart.Width(a.text()) + theme.Scaled(22) + theme.Scaled(6) + a.capWidth()
}

func widthOf(actions []action) (w float32) {
	for i, a := range actions {
		if i > 0 {
			w += buttonGap()
		}
		w += a.width()
	}
	return w
}

// drawButtons draws buttons from left to right.
func drawButtons(l *chart.List, actions []action, x, y float32) {
	for _, a := range actions {
		drawButton(l, a, x, y)
		x += a.width() + buttonGap()
	}
}

func drawButton(l *chart.List, a action, x, y float32) {
	p, w, h := theme.Current(), a.width(), buttonHeight()
	fill, edge, text, key := p.Surface, p.Control, a.text(), a.cap()
	if a.main {
		fill = p.Filled(p.Accent)
		edge, text.Ink, key.Ink = fill, theme.InkOn(fill), theme.InkOn(fill)
	}
	if l.Hovered(a.id) {
		fill = theme.Mix(fill, text.Ink, 0.07)
	}
	l.Frame(x, y, w, h, theme.Radius-2, fill, edge, theme.Hairline)
	in, tw := x+theme.Scaled(11), chart.Width(text)
	l.Words(in, y, tw+1, h, text)
	kx, kh := in+tw+theme.Scaled(6), theme.Scaled(16)
	l.Frame(kx, y+(h-kh)/2, a.capWidth(), kh, theme.RadiusSmall, fill, theme.Mix(fill, text.Ink, 0.3), theme.Hairline)
	l.Words(kx, y+(h-kh)/2, a.capWidth(), kh, key)
	spot(l, a.id, x, y, w, h, nil, a.do)
}

// press does what a key means among some actions, and reports whether it means
// anything.
func press(actions []action, char rune) bool {
	for _, a := range actions {
		if a.key == string(char) && a.do != nil {
			a.do()
			return true
		}
	}
	return false
}
