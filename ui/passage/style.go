// Package passage shows text of any script in the window: Passage is a
// paragraph with highlights and a selection in code points, Line a label.
package passage

import (
	"image/color"

	"fyne.io/fyne/v2"

	"plumbline/annotate/typeset"
)

// Family is the kind of letters a text is set in.
type Family = typeset.Family

// The two families: Serif for reading, Sans for rows, chips and captions.
const (
	Serif = typeset.Serif
	Sans  = typeset.Sans
)

// Style says how a text looks.
type Style struct {
	// Family and Bold choose the face.
	Family Family
	Bold   bool
	// Size is the size of the letters in dp.
	Size float32
	// LineHeight is the distance between baselines as a multiple of Size; 0 is
	// the face's own.
	LineHeight float32
	// Ink is the colour of the letters; nil is black.
	Ink color.Color
	// MaxColumns limits the length of lines to about that many letters; 0 is no
	// limit.
	MaxColumns int
}

// cut returns the faces of the style.
func (s Style) cut() typeset.Cut { return typeset.Cut{Family: s.Family, Bold: s.Bold} }

// ink returns the colour of the letters.
func (s Style) ink() color.Color {
	if s.Ink == nil {
		return color.Black
	}
	return s.Ink
}

// selection returns a colour to lie behind selected letters: on the dark ground
// of light ink it must be lighter and denser to be seen.
func (s Style) selection() color.Color {
	if grey := color.GrayModel.Convert(s.ink()).(color.Gray); grey.Y > 0x80 {
		return color.NRGBA{R: 0x8C, G: 0x9B, B: 0xF5, A: 0x70}
	}
	return color.NRGBA{R: 0x34, G: 0x46, B: 0xA8, A: 0x40}
}

// grip returns the colour of the grips at the ends of a selection.
func (s Style) grip() color.Color {
	c := color.NRGBAModel.Convert(s.selection()).(color.NRGBA)
	c.A = 0xFF
	return c
}

// onGrip returns the colour of what stands on the ink of the grips.
func (s Style) onGrip() color.Color {
	if grey := color.GrayModel.Convert(s.grip()).(color.Gray); grey.Y > 0x80 {
		return color.Black
	}
	return color.White
}

// measure returns the room for lines of a width.
func (s Style) measure(width, scale float32) typeset.Measure {
	return typeset.Measure{Width: width, Size: s.size(), LineHeight: s.LineHeight, Scale: scale, MaxColumns: s.MaxColumns}
}

// size returns the size of the letters; a style without one is set as text in
// the window usually is.
func (s Style) size() float32 {
	if s.Size <= 0 {
		return 14
	}
	return s.Size
}

// Highlight marks a range of code points, half-open. A nil colour leaves the
// mark out.
type Highlight struct {
	Start, End int
	Fill       color.Color
	Underline  color.Color
}

// pixelScale returns the device pixels in one dp where an object is shown, or 1
// as long as it is not.
func pixelScale(o fyne.CanvasObject) float32 {
	app := fyne.CurrentApp()
	if app == nil {
		return 1
	}
	canvas := app.Driver().CanvasForObject(o)
	if canvas == nil {
		return 1
	}
	const far = 10000
	if x, _ := canvas.PixelCoordinateForPosition(fyne.NewPos(far, 0)); x > 0 {
		return float32(x) / far
	}
	return 1
}
