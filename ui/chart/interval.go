// Package chart draws numbers: values with their intervals on a common axis, heat
// maps and lines over time.
package chart

import (
	"image/color"
	"math"
	"slices"
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

// DrawScale names the ends of an axis, the two lines and 0, in a row of height h. What
// would run into a name that matters more is left out.
func (a Axis) DrawScale(l *kit.Drawing, y, h float32) {
	t := kit.Text{Size: theme.SizeSmall(), Ink: theme.Current().Muted}
	gap, overhang := theme.Scaled(4), theme.Scaled(3)
	var taken [][2]float32
	for _, at := range []struct {
		label string
		value float64
		left  float32 // share of the name to the left of its place; the two lines are close
	}{{".667", Tentative, 1}, {".80", Dependable, 0}, {Short(a.Low), a.Low, 0}, {Short(a.High), a.High, 1}, {"0", 0, 0.5}} {
		width := kit.Width(t.With(at.label)) + 1
		x := a.At(at.value) - width*at.left + overhang*(2*at.left-1)
		x = min(max(x, a.X), a.X+a.Width-width)
		hit := func(other [2]float32) bool { return x < other[1]+gap && x+width > other[0]-gap }
		if at.value < a.Low || slices.ContainsFunc(taken, hit) {
			continue
		}
		taken = append(taken, [2]float32{x, x + width})
		l.Words(x, y, width, h, t.With(at.label))
	}
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
