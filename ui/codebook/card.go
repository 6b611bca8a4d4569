package codebook

import (
	"image/color"

	"fyne.io/fyne/v2"

	"plumbline/ui/chart"
	"plumbline/ui/prose"
	"plumbline/ui/theme"
)

// cardPad is the room between the edge of a card and what it holds.
func cardPad() float32 { return theme.Scaled(16) }

// surface draws the card that a drawing stands on.
func surface(l *chart.List, x, y, width, height float32) {
	p := theme.Current()
	l.Frame(x, y, width, height, theme.Radius+2, p.Surface, p.Line, theme.Hairline)
}

// heading draws the title of a card with a quiet remark after it, and returns
// where its content begins.
func heading(l *chart.List, width float32, title, remark string) float32 {
	p, pad, y, h := theme.Current(), cardPad(), theme.Scaled(12), theme.Scaled(24)
	t := chart.Text{Text: title, Size: theme.SizeBody(), Ink: p.Ink, Bold: true}
	w := min(chart.Width(t)+1, width-2*pad)
	l.Words(pad, y, w, h, t)
	gap := theme.Scaled(8)
	l.Words(pad+w+gap, y, width-2*pad-w-gap, h, chart.Text{Text: remark, Size: small(), Ink: p.Muted})
	return y + h + theme.Scaled(6)
}

// small is the size of what stands beside the rules.
func small() float32 { return theme.SizeLabel() - theme.Scaled(0.5) }

// sentence draws text that wraps and returns how high it gets.
func sentence(l *chart.List, x, y, w, size float32, ink color.NRGBA, text string) float32 {
	if text == "" {
		return 0
	}
	return l.Sentences(x, y, w, size, prose.Run{Text: text, Color: ink})
}

// keyCap draws the key of an option and returns the room it takes.
func keyCap(l *chart.List, x, y float32, key string) float32 {
	p, side := theme.Current(), theme.Scaled(18)
	if key != "" {
		l.Frame(x, y, side, side, theme.RadiusSmall, p.Rail, p.Control, theme.Hairline)
		l.Words(x, y, side, side, chart.Text{Text: key, Size: theme.Scaled(11), Ink: p.Muted, Align: fyne.TextAlignCenter})
	}
	return side
}

// spot makes a rectangle reachable.
func spot(l *chart.List, id string, x, y, w, h float32, tip chart.Tip, open func()) {
	l.Spot(chart.Spot{ID: id, At: fyne.NewPos(x, y), Size: fyne.NewSize(w, h), Tip: tip, Open: open, Round: theme.Radius - 2})
}

// lit shows where the pointer is.
func lit(l *chart.List, id string, x, y, w, h float32) {
	if l.Hovered(id) {
		l.Box(x, y, w, h, theme.Radius-2, theme.Current().Hover)
	}
}
