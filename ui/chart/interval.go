// Package chart draws numbers: values with their intervals on a common axis, heat
// maps and lines over time.
package chart

import (
	"image/color"
	"math"
	"strconv"

	"plumbline/annotate/review"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// The lines that agreement is held against.
const (
	Tentative  = review.Tentative
	Dependable = review.Reliable
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

// Draw draws an estimate on the track of an axis, centred on y.
func (e Estimate) Draw(l *kit.Drawing, a Axis, y float32) {
	p := theme.Current()
	track, band, radius := theme.Scaled(6), theme.Scaled(8), theme.Scaled(5)
	l.Box(a.X, y-track/2, a.Width, track, track/2, theme.Mix(p.Surface, p.Ink, 0.075))
	a.ticks(l, y)
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

// ticks marks the two lines on a track.
func (a Axis) ticks(l *kit.Drawing, y float32) {
	half := theme.Scaled(8)
	for _, at := range []float64{Tentative, Dependable} {
		x := a.At(at)
		l.Line(x, y-half, x, y+half, theme.Hairline, theme.Mix(theme.Current().Surface, theme.Current().Muted, 0.75))
	}
}

// DrawScale names the ends of an axis and the two lines, in a row of height h. The
// names of the lines stand to either side, because the lines are close.
func (a Axis) DrawScale(l *kit.Drawing, y, h float32) {
	t := kit.Text{Size: theme.SizeSmall(), Ink: theme.Current().Muted}
	overhang := theme.Scaled(5)
	arrangeLine := func(label string, x float32) {
		l.Words(x, y, kit.Width(t.With(label))+1, h, t.With(label))
	}
	wide := func(label string) float32 { return kit.Width(t.With(label)) }
	low, zero := Short(a.Low), a.At(0)-wide("0")/2
	arrangeLine(low, a.X)
	if a.Low < 0 && zero > a.X+wide(low)+overhang { // else the two would read as one number
		arrangeLine("0", zero)
	}
	arrangeLine(".667", a.At(Tentative)-wide(".667")+overhang)
	arrangeLine(".80", a.At(Dependable)-overhang)
	arrangeLine(Short(a.High), a.X+a.Width-wide(Short(a.High)))
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
