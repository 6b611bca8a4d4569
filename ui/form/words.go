package form

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"plumbline/ui/passage"
)

// words is one line of text that is cut with an ellipsis where it does not fit.
// Scripts the interface face covers are drawn as plain text; the names and
// labels of a codebook may be in any other, which take the passage's letters.
type words struct {
	box   fyne.Container
	text  canvas.Text
	line  *passage.Line // nil until a text needs it
	whole string
	other bool // drawn by line
}

// object is what a control puts among its primitives.
func (w *words) object() fyne.CanvasObject {
	if w.box.Objects == nil {
		w.box.Objects = []fyne.CanvasObject{&w.text}
	}
	return &w.box
}

// set changes text and style; the caller places and draws.
func (w *words) set(text string, size float32, c color.Color, bold bool) {
	w.object()
	w.whole = text
	w.text.TextSize, w.text.Color, w.text.TextStyle.Bold = size, c, bold
	if other := !plain(text); other != w.other {
		w.other = other
		if w.line == nil {
			w.line = passage.NewLine(text, passage.Style{}, 1)
			w.box.Objects = []fyne.CanvasObject{&w.text, w.line}
		}
		w.text.Hidden, w.line.Hidden = other, !other
	}
	if w.other {
		w.line.SetText(text)
		w.line.SetStyle(w.style(bold))
	} else {
		w.text.Text = text
	}
}

// say changes the text alone.
func (w *words) say(text string) {
	if w.whole != text {
		w.set(text, w.text.TextSize, w.text.Color, w.text.TextStyle.Bold)
	}
}

func (w *words) style(bold bool) passage.Style {
	return passage.Style{Family: passage.Sans, Bold: bold, Size: w.text.TextSize, Ink: w.text.Color}
}

// width is what the whole text needs.
func (w *words) width() float32 { return w.widthAs(w.text.TextStyle.Bold) }

// boldWidth is what it needs in bold, whatever it is drawn in: a control that
// reserves it moves nothing when its label becomes bold.
func (w *words) boldWidth() float32 { return w.widthAs(true) }

func (w *words) widthAs(bold bool) float32 {
	switch {
	case w.whole == "":
		return 0
	case !w.other:
		return fyne.MeasureText(w.whole, w.text.TextSize, fyne.TextStyle{Bold: bold}).Width
	case bold == w.text.TextStyle.Bold:
		return w.line.NaturalWidth()
	}
	return passage.NewLine(w.whole, w.style(bold), 1).NaturalWidth()
}

// height is that of a line of this size.
func (w *words) height() float32 {
	if w.other {
		return w.line.MinSize().Height
	}
	return fyne.MeasureText("Ag", w.text.TextSize, w.text.TextStyle).Height
}

// put places the text, vertically centred in a row of the given height.
func (w *words) put(x, y, width, rowHeight float32) {
	size := fyne.NewSize(max(0, width), w.height())
	w.box.Move(fyne.NewPos(x, y+(rowHeight-size.Height)/2))
	w.box.Resize(size)
	if w.other {
		w.line.Resize(size)
		return
	}
	w.text.Text = fit(w.whole, width, w.text.TextSize, w.text.TextStyle)
	w.text.Resize(size)
}

// isCut reports whether the text was placed in less room than it needs.
func (w *words) isCut() bool {
	if w.other {
		return w.line.Truncated()
	}
	return w.text.Text != w.whole
}

// plain reports whether the interface face has all letters of a text: Latin,
// Greek, Cyrillic and the punctuation that goes with them.
func plain(text string) bool {
	for _, r := range text {
		if r >= 0x0530 && r < 0x1E00 || r > 0x2044 {
			return false
		}
	}
	return true
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
