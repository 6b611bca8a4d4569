package chart

import (
	"image/color"
	"math"
	"strconv"

	"plumbline/ui/theme"
)

// The lines that agreement is held against (Krippendorff 2018, section 12.3.2):
// below Tentative nothing should be concluded, from Dependable on one may rely.
const (
	Tentative  = 0.667
	Dependable = 0.80
)

// Axis maps values to places between X and X+Width.
type Axis struct {
	Low, High float64
	X, Width  float32
}

// At returns the place of a value; what lies beyond an end stands at it.
func (a Axis) At(value float64) float32 {
	share := (value - a.Low) / (a.High - a.Low)
	return a.X + a.Width*float32(max(0, min(share, 1)))
}

// Lowest returns an end for an axis that holds values of which the lowest is
// given: 0, or below it the next fifth, at least -1.
func Lowest(value float64) float64 {
	if value >= 0 || math.IsNaN(value) {
		return 0
	}
	return max(-1, math.Floor(value*5)/5)
}

// Estimate is a value with its interval.
type Estimate struct {
	Value  *float64    // nil is undefined: only the track is drawn
	CI     *[2]float64 // nil draws the value alone
	Hollow bool        // not dependable
	Ink    color.NRGBA
}

// Interval draws an estimate on its track, centred on y.
func (l *List) Interval(a Axis, y float32, e Estimate) {
	p := theme.Current()
	track, band, radius := theme.Scaled(6), theme.Scaled(8), theme.Scaled(5)
	l.Box(a.X, y-track/2, a.Width, track, track/2, theme.Mix(p.Surface, p.Ink, 0.075))
	l.ruleTicks(a, y)
	if e.Value == nil {
		return
	}
	soft := theme.Mix(p.Surface, e.Ink, 0.45)
	if e.CI != nil {
		x, end := a.At(e.CI[0]), a.At(e.CI[1])
		w := max(end-x, band)
		x = min(x, a.X+a.Width-w)
		if e.Hollow {
			l.Frame(x, y-band/2, w, band, band/2, p.Surface, e.Ink, theme.Hairline)
		} else {
			l.Box(x, y-band/2, w, band, band/2, soft)
		}
	}
	x := min(max(a.At(*e.Value), a.X+radius), a.X+a.Width-radius)
	if e.Hollow {
		l.Disc(x, y, radius, p.Surface, e.Ink, theme.Ring)
		return
	}
	l.Disc(x, y, radius, e.Ink, p.Surface, theme.Hairline)
}

// ruleTicks marks the two lines on a track.
func (l *List) ruleTicks(a Axis, y float32) {
	half := theme.Scaled(8)
	for _, at := range []float64{Tentative, Dependable} {
		x := a.At(at)
		l.Line(x, y-half, x, y+half, theme.Hairline, theme.Mix(theme.Current().Surface, theme.Current().Muted, 0.75))
	}
}

// Scale names the ends of an axis and the two lines, in a row of height h.
func (l *List) Scale(a Axis, y, h float32) {
	ink, size := theme.Current().Muted, theme.SizeSmall()
	put := func(value float64, label string) {
		w := Width(Text{Text: label, Size: size})
		x := max(a.X-theme.Scaled(4), min(a.At(value)-w/2, a.X+a.Width-w+theme.Scaled(4)))
		l.Words(x, y, w+1, h, Text{Text: label, Size: size, Ink: ink})
	}
	put(a.Low, Short(a.Low))
	if a.Low < -0.1 {
		put(0, "0")
	}
	put(Tentative, ".667")
	put(Dependable, ".80")
	put(a.High, Short(a.High))
}

// Number writes a coefficient with two digits; -0.00 is 0.00.
func Number(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100+0, 'f', 2, 64)
}

// Tight writes a coefficient as narrow as a cell needs it: .66, -.12, 1.0.
func Tight(v float64) string {
	switch s := Number(v); {
	case s[0] == '0':
		return s[1:]
	case len(s) > 2 && s[:2] == "-0":
		return "-" + s[2:]
	default:
		return s[:len(s)-1]
	}
}

// Short writes the end of an axis without needless digits.
func Short(v float64) string { return strconv.FormatFloat(math.Round(v*100)/100+0, 'f', -1, 64) }
