package dataset

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/chart"
	"plumbline/ui/theme"
)

// action is something that can be done in a card, by a button and by its key.
type action struct {
	id    string
	label string
	key   rune // where the keys are in its card; 0 is none
	tip   string
	do    func()
	main  bool // the one that is meant most of the time
}

func buttonHeight() float32 { return theme.Scaled(28) }

func (a action) text() chart.Text {
	return chart.Text{Text: a.label, Size: theme.SizeLabel(), Ink: theme.Current().Ink}
}

func (a action) cap() chart.Text {
	return chart.Text{Text: string(a.key), Size: theme.Scaled(10.5), Ink: theme.Current().Muted, Align: fyne.TextAlignCenter}
}

func (a action) width() float32 {
	w := chart.Width(a.text()) + theme.Scaled(22)
	if a.key != 0 {
		w += theme.Scaled(6) + capWidth()
	}
	return w
}

func capWidth() float32 { return theme.Scaled(17) }

// drawButton draws a button with its key and returns its width.
func drawButton(l *chart.List, a action, x, y float32) float32 {
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
	in := x + theme.Scaled(11)
	tw := chart.Width(text)
	l.Words(in, y, tw+1, h, text)
	if a.key != 0 {
		kx, kh := in+tw+theme.Scaled(6), theme.Scaled(16)
		l.Frame(kx, y+(h-kh)/2, capWidth(), kh, theme.RadiusSmall, fill, theme.Mix(fill, text.Ink, 0.3), theme.Hairline)
		l.Words(kx, y+(h-kh)/2, capWidth(), kh, key)
	}
	var tip chart.Tip
	if a.tip != "" {
		tip = func() string { return a.tip }
	}
	l.Spot(area(a.id, x, y, w, h, tip, a.do))
	return w
}

// rowOfButtons draws buttons from right to left up to an edge, in the order
// given, and returns where the first begins. Those that do not fit are left to
// their keys and to another line, which the caller gives them.
func rowOfButtons(l *chart.List, actions []action, right, y float32) (left float32) {
	left = right - widthOf(actions)
	x := left
	for _, a := range actions {
		x += drawButton(l, a, x, y) + buttonGap()
	}
	return left
}

func buttonGap() float32 { return theme.Scaled(6) }

func widthOf(actions []action) (w float32) {
	for i, a := range actions {
		if i > 0 {
			w += buttonGap()
		}
		w += a.width()
	}
	return w
}

// wrapButtons draws buttons from left to right in as many lines as they need
// and returns how high they get.
func wrapButtons(l *chart.List, actions []action, x, y, width float32) float32 {
	if len(actions) == 0 {
		return 0
	}
	at, top := x, y
	for _, a := range actions {
		if at > x && at+a.width() > x+width {
			at, y = x, y+buttonHeight()+buttonGap()
		}
		at += drawButton(l, a, at, y) + buttonGap()
	}
	return y + buttonHeight() - top
}

// press does what a key means among some actions, and reports whether it means
// anything.
func press(actions []action, char rune) bool {
	for _, a := range actions {
		if a.key == char && a.do != nil {
			a.do()
			return true
		}
	}
	return false
}
