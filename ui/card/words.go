package card

import (
	"image/color"
	"strconv"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Small is the size of what stands beside what matters.
func Small() float32 { return theme.SizeLabel() - theme.Scaled(0.5) }

// Sentence draws text that wraps and returns how high it gets.
func Sentence(l *kit.Drawing, x, y, w, size float32, ink color.NRGBA, text string) float32 {
	if text == "" {
		return 0
	}
	return l.Sentences(x, y, w, size, kit.Run{Text: text, Color: ink})
}

// Quiet draws muted text that wraps and returns how high it gets.
func Quiet(l *kit.Drawing, x, y, w float32, text string) float32 {
	return Sentence(l, x, y, w, theme.SizeLabel(), theme.Current().Muted, text)
}

// Paragraph says which paragraph of which article, the number first in any
// script; an article without a title is not named, and the article as a whole has no number: 0.
func Paragraph(l *kit.Drawing, x, y, w, h float32, position int, title string, t kit.Text) {
	number := t.With("¶ " + strconv.Itoa(position))
	if position == 0 {
		number.Text = ""
	} else if title != "" {
		number.Text += " · "
	}
	before := kit.Width(number)
	l.Words(x, y, min(before, w), h, number)
	t.Text, t.Article = title, true
	if room := w - before; room > 0 {
		l.Words(x+before, y, min(kit.Width(t)+theme.Scaled(2), room), h, t)
	}
}
