package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"plumbline/ui/passage"
)

// IsPlain reports whether the interface face has all letters of a text. Others,
// as names may have, take the passage's letters.
func IsPlain(text string) bool {
	for _, r := range text {
		if r >= 0x0530 && r < 0x1E00 || r > 0x2044 {
			return false
		}
	}
	return true
}

// Width returns the width of a text in one line.
func Width(t Text) float32 {
	t = t.visible()
	switch {
	case t.Text == "":
		return 0
	case !t.asLine():
		return fyne.MeasureText(t.Text, t.Size, fyne.TextStyle{Bold: t.Bold}).Width
	}
	return passage.NewLine(t.Text, t.style(), 1).NaturalWidth()
}

// LineHeight returns the height of one line of a text.
func LineHeight(t Text) float32 {
	t = t.visible()
	if t.asLine() {
		return passage.NewLine(t.Text, t.style(), 1).MinSize().Height
	}
	return fyne.MeasureText("Ag", t.Size, fyne.TextStyle{Bold: t.Bold}).Height
}

// Height returns the height of a text in lines of a width.
func Height(t Text, width float32) float32 {
	return passage.NewLine(t.Text, t.style(), max(1, t.Lines)).HeightFor(width)
}

// Fits reports whether a text stands in a width without being cut.
func Fits(t Text, width float32) bool { return Width(t) <= width+slack }

// slack allows for the rounding of a width that was measured from the text.
const slack = 0.5

// visible is the text as it is shown.
func (t Text) visible() Text { return t.With(passage.Visible(t.Text, t.Lines)) }

func (t Text) style() passage.Style {
	s := passage.Style{Family: passage.Sans, Bold: t.Bold, Size: t.Size, Ink: t.Ink, LineHeight: 1.4}
	if t.Serif {
		s.Family, s.LineHeight = passage.Serif, 1.5
	}
	if t.Leading != 0 {
		s.LineHeight = t.Leading
	}
	return s
}

// asLine reports whether the words need the passage's letters: another script,
// or lines that wrap.
func (t Text) asLine() bool { return t.Serif || t.Article || t.Lines > 1 || !IsPlain(t.Text) }

// setText sets and places words of the interface face.
func setText(o *canvas.Text, m Mark) {
	style := fyne.TextStyle{Bold: m.Text.Bold}
	o.TextSize, o.Color, o.TextStyle, o.Alignment = m.Text.Size, m.Text.Ink, style, m.Text.Align
	o.Text = cut(m.Text.Text, m.Size.Width, m.Text.Size, style)
	h := fyne.MeasureText("Ag", m.Text.Size, style).Height
	o.Move(m.At.AddXY(0, (m.Size.Height-h)/2))
	o.Resize(fyne.NewSize(m.Size.Width, h))
}

// setLine sets and places words of any script.
func setLine(o *passage.Line, m Mark) {
	o.SetText(m.Text.Text)
	o.SetStyle(m.Text.style())
	at, size := m.At, m.Size
	if m.Text.Lines <= 1 {
		w := min(o.NaturalWidth(), size.Width)
		switch m.Text.Align {
		case fyne.TextAlignCenter:
			at.X += (size.Width - w) / 2
		case fyne.TextAlignTrailing:
			at.X += size.Width - w
		}
		o.Resize(fyne.NewSize(w, size.Height))
		h := o.MinSize().Height
		at.Y += (size.Height - h) / 2
		size = fyne.NewSize(w, h)
	}
	o.Move(at)
	o.Resize(size)
}

// cut shortens text to a width, on a character, with an ellipsis.
func cut(text string, width, size float32, style fyne.TextStyle) string {
	wide := func(s string) float32 { return fyne.MeasureText(s, size, style).Width }
	if wide(text) <= width+slack {
		return text
	}
	letters := []rune(text)
	keep, over := 0, len(letters)
	for keep+1 < over {
		if mid := (keep + over) / 2; wide(string(letters[:mid])+"…") <= width {
			keep = mid
		} else {
			over = mid
		}
	}
	return strings.TrimRight(string(letters[:keep]), " ") + "…"
}
