package dataset

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
func surface(l *chart.List, width, height float32) {
	p := theme.Current()
	l.Frame(0, 0, width, height, theme.Radius+2, p.Surface, p.Line, theme.Hairline)
}

// heading draws the title of a card with a quiet remark after it, and returns
// where its content begins.
func heading(l *chart.List, width float32, title, remark string) float32 {
	p, pad, y, h := theme.Current(), cardPad(), theme.Scaled(12), theme.Scaled(24)
	t := chart.Text{Text: title, Size: theme.SizeBody(), Ink: p.Ink, Bold: true}
	w := min(chart.Width(t)+1, width-2*pad)
	l.Words(pad, y, w, h, t)
	gap := theme.Scaled(8)
	l.Words(pad+w+gap, y, width-2*pad-w-gap, h, chart.Text{Text: remark, Size: theme.SizeLabel() - theme.Scaled(0.5), Ink: p.Muted})
	return y + h + theme.Scaled(8)
}

// quiet draws muted text that wraps and returns how high it gets.
func quiet(l *chart.List, x, y, w float32, text string) float32 {
	return l.Sentences(x, y, w, theme.SizeLabel()-theme.Scaled(0.5), prose.Run{Text: text, Color: theme.Current().Muted})
}

// ground shows where the pointer is.
func ground(l *chart.List, id string, x, y, w, h float32) {
	if l.Hovered(id) {
		l.Box(x, y, w, h, theme.Radius-2, theme.Current().Hover)
	}
}

// area makes a spot of a rectangle.
func area(id string, x, y, w, h float32, tip chart.Tip, open func()) chart.Spot {
	return chart.Spot{ID: id, At: fyne.NewPos(x, y), Size: fyne.NewSize(w, h), Tip: tip, Open: open, Round: theme.Radius - 2}
}

// chip draws a short fact in a soft box and returns its width.
func chip(l *chart.List, x, mid, most float32, text string, ink, soft color.NRGBA) float32 {
	t := chart.Text{Text: text, Size: theme.SizeSmall(), Ink: ink, Align: fyne.TextAlignCenter}
	w, h := min(chart.Width(t)+theme.Scaled(14), most), theme.Scaled(20)
	l.Box(x, mid-h/2, w, h, theme.RadiusSmall+1, soft)
	l.Words(x+theme.Scaled(5), mid-h/2, w-theme.Scaled(10), h, t)
	return w
}
