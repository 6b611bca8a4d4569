package chart

import (
	"image/color"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Band is where the values of some lie, with the value of another beside them.
type Band struct {
	Low, High *float64 // nil is nobody: only the track is drawn
	Value     *float64 // of the other, nil where it has none
	Ink       color.NRGBA
}

// Draw draws the band on the track of an axis, centred on y, and the other's value as a
// diamond, which no estimate has.
func (b Band) Draw(l *kit.Drawing, a Axis, y float32) {
	p := theme.Current()
	track, high, half := theme.Scaled(6), theme.Scaled(12), theme.Scaled(5.5)
	l.Box(a.X, y-track/2, a.Width, track, track/2, theme.Mix(p.Surface, p.Ink, 0.075))
	a.ticks(l, y)
	if b.Low != nil && b.High != nil {
		x, end := a.At(*b.Low), a.At(*b.High)
		w := max(end-x, theme.Scaled(4))
		l.Box(min(x, a.X+a.Width-w), y-high/2, w, high, theme.Scaled(3), theme.Mix(p.Surface, p.Ink, 0.28))
	}
	if b.Value == nil {
		return
	}
	x := min(max(a.At(*b.Value), a.X+half), a.X+a.Width-half)
	for i := float32(0); i <= half; i += 0.5 { // lines that grow and shrink make a diamond
		l.Line(x-half+i, y-i, x+half-i, y-i, 1, b.Ink)
		l.Line(x-half+i, y+i, x+half-i, y+i, 1, b.Ink)
	}
}
