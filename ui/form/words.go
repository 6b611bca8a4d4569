package form

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// words is one line of text that is cut with an ellipsis where it does not fit.
// What is drawn is its embedded Text: painters know canvas types only.
type words struct {
	canvas.Text
	whole string
}

// set changes text and style; the caller draws.
func (w *words) set(text string, size float32, c color.Color, bold bool) {
	w.whole, w.Text.Text = text, text
	w.TextSize, w.Color, w.TextStyle.Bold = size, c, bold
}

// width is what the whole text needs.
func (w *words) width() float32 {
	if w.whole == "" {
		return 0
	}
	return fyne.MeasureText(w.whole, w.TextSize, w.TextStyle).Width
}

// height is that of a line of this size.
func (w *words) height() float32 {
	return fyne.MeasureText("Ag", w.TextSize, w.TextStyle).Height
}

// put places the text, vertically centred in a row of the given height.
func (w *words) put(x, y, width, rowHeight float32) {
	w.Text.Text = fit(w.whole, width, w.TextSize, w.TextStyle)
	h := w.height()
	w.Move(fyne.NewPos(x, y+(rowHeight-h)/2))
	w.Resize(fyne.NewSize(width, h))
}

// fit cuts text to a width, on a character, with an ellipsis.
func fit(text string, width, size float32, style fyne.TextStyle) string {
	const slack = 0.5 // rounding of a width that was measured from this very text
	if text == "" || fyne.MeasureText(text, size, style).Width <= width+slack {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes)
	for low < high {
		mid := (low + high + 1) / 2
		if fyne.MeasureText(string(runes[:mid])+"…", size, style).Width <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return strings.TrimRight(string(runes[:low]), " ") + "…"
}
