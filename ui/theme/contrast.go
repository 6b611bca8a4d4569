package theme

import (
	"image/color"
	"math"
)

// readable is the contrast that text has to reach against what it stands on
// (WCAG 2.2, success criterion 1.4.3).
const readable = 4.5

// seen is the contrast that the outline of a control has to reach (WCAG 2.2,
// success criterion 1.4.11).
const seen = 3

// Contrast returns the WCAG contrast ratio of two opaque colours, from 1 (the
// same) to 21 (black on white).
func Contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	if la < lb {
		la, lb = lb, la
	}
	return (la + 0.05) / (lb + 0.05)
}

// InkOn returns the text colour for a fill: white where it reads well, else
// the dark ink, else black. One of the three always reaches 4.5 to 1.
func InkOn(fill color.NRGBA) color.NRGBA {
	for _, ink := range []color.NRGBA{white, Light.Ink} {
		if Contrast(ink, fill) >= readable {
			return ink
		}
	}
	return color.NRGBA{A: 0xff}
}

// Mix returns the colour that lies the given share of the way from a to b.
func Mix(a, b color.NRGBA, share float64) color.NRGBA {
	at := func(x, y uint8) uint8 {
		return uint8(math.Round(float64(x) + (float64(y)-float64(x))*share))
	}
	return color.NRGBA{R: at(a.R, b.R), G: at(a.G, b.G), B: at(a.B, b.B), A: at(a.A, b.A)}
}

// luminance is the relative luminance of WCAG 2.2: gamma-expanded channels
// weighted by how bright the eye sees each.
func luminance(c color.NRGBA) float64 {
	channel := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(c.R) + 0.7152*channel(c.G) + 0.0722*channel(c.B)
}
