package chart

import (
	"image/color"

	"fyne.io/fyne/v2"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Point is a value at a place in time.
type Point struct {
	ID     string
	Value  *float64 // nil leaves a gap
	CI     *[2]float64
	Hollow bool
	Tip    kit.Tip
	Open   func()
}

// Trend is a value over time with the two lines to hold it against.
type Trend struct {
	Points      []Point
	First, Last string // what stands under the ends
	Ink         color.NRGBA
}

// Draw draws the trend into an area.
func (t Trend) Draw(l *kit.Drawing, x, y, width, height float32) {
	p, size := theme.Current(), theme.SizeSmall()
	foot, side := theme.Scaled(20), theme.Scaled(30)
	low, high := t.extent()
	bottom := y + height - foot
	level := func(v float64) float32 {
		return bottom - float32((max(low, min(v, high))-low)/(high-low))*(bottom-y)
	}
	left, right := x+side, x+width-theme.Scaled(8)
	for _, rule := range []float64{Tentative, Dependable} {
		at := level(rule)
		l.Dashes(left, at, x+width, at, theme.Hairline, theme.Mix(p.Surface, p.Muted, 0.6))
		label := ".667"
		if rule == Dependable {
			label = ".80"
		}
		l.Words(x, at-foot/2, side-theme.Scaled(5), foot, kit.Text{Text: label, Size: size, Ink: p.Muted, Align: fyne.TextAlignTrailing})
	}
	l.Line(left, bottom, x+width, bottom, theme.Hairline, p.Line)
	l.Words(
		x,
		bottom-foot/2,
		side-theme.Scaled(5),
		foot,
		kit.Text{Text: Short(low), Size: size, Ink: p.Muted, Align: fyne.TextAlignTrailing},
	)
	l.Words(left, bottom, (right-left)/2, foot, kit.Text{Text: t.First, Size: size, Ink: p.Muted})
	l.Words(
		left+(right-left)/2,
		bottom,
		x+width-left-(right-left)/2,
		foot,
		kit.Text{Text: t.Last, Size: size, Ink: p.Muted, Align: fyne.TextAlignTrailing},
	)
	inset := theme.Scaled(10)
	t.points(l, left+inset, right-inset, y, bottom, level)
}

// points draws whiskers, the line, and the points on top.
func (t Trend) points(l *kit.Drawing, left, right, top, bottom float32, level func(float64) float32) {
	p := theme.Current()
	place := func(i int) float32 {
		if len(t.Points) == 1 {
			return (left + right) / 2
		}
		return left + (right-left)*float32(i)/float32(len(t.Points)-1)
	}
	for i, at := range t.Points {
		if at.CI != nil {
			l.Line(place(i), level(at.CI[0]), place(i), level(at.CI[1]), theme.Scaled(4), theme.Mix(p.Surface, t.Ink, 0.25))
		}
	}
	for i := 1; i < len(t.Points); i++ {
		if a, b := t.Points[i-1].Value, t.Points[i].Value; a != nil && b != nil {
			l.Line(place(i-1), level(*a), place(i), level(*b), theme.Ring, t.Ink)
		}
	}
	half := (right - left) / float32(2*max(1, len(t.Points)-1))
	reach := min(half, theme.Scaled(14))
	for i, at := range t.Points {
		if at.Value == nil {
			continue
		}
		fill := t.Ink
		if at.Hollow {
			fill = p.Surface
		}
		y := level(*at.Value)
		l.Disc(place(i), y, theme.Scaled(4), fill, t.Ink, theme.Ring)
		if i == 0 || i == len(t.Points)-1 || t.roomy(right-left) {
			above := y - theme.Scaled(4)
			if at.CI != nil {
				above = level(at.CI[1])
			}
			l.Words(place(i)-theme.Scaled(20), max(top-theme.Scaled(14), above-theme.Scaled(17)), theme.Scaled(40), theme.Scaled(16),
				kit.Text{Text: Number(*at.Value), Size: theme.SizeSmall(), Ink: p.Ink, Align: fyne.TextAlignCenter})
		}
		l.Spot(kit.Spot{
			ID: at.ID, At: fyne.NewPos(place(i)-reach, y-reach), Size: fyne.NewSize(2*reach, 2*reach),
			Tip: at.Tip, Open: at.Open, Round: reach,
		})
	}
}

// roomy reports whether every point can carry its number.
func (t Trend) roomy(width float32) bool {
	return float32(len(t.Points))*theme.Scaled(44) <= width
}

// extent is the part of the scale that is drawn: down from 1 to below the
// lowest value.
func (t Trend) extent() (low, high float64) {
	low = 0.4
	for _, p := range t.Points {
		if p.Value != nil && *p.Value < low+0.1 {
			low = Lowest(*p.Value)
			if *p.Value >= 0 {
				low = 0
			}
		}
	}
	return low, 1
}
