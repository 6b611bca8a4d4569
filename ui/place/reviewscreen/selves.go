package reviewscreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// drawSelves draws the agreement of each annotator with themselves on a scale
// from 0 to 1.
func (r *Screen) drawSelves(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	d, p := r.detail(), theme.Current()
	pad, line := card.Pad(), theme.Scaled(38)
	y := card.Heading(l, width, lang.L("Self-agreement"), lang.L("asked again, without their first answers"))
	if d == nil {
		return y + card.Quiet(l, pad, y, width-2*pad, waiting()) + pad
	}
	name, number := theme.Scaled(96), min(theme.Scaled(250), (width-2*pad)*0.5)
	left := pad + theme.Scaled(8)
	track := left + name
	long := width - pad - track - number - theme.Scaled(24)
	for _, s := range d.Selves {
		l.Words(left, y, name-theme.Scaled(8), line, kit.Text{Text: s.Annotator, Size: theme.SizeLabel(), Ink: p.Ink, Article: true})
		middle := y + line/2
		at := func(v float64) float32 { return track + long*float32(max(0, min(1, v))) }
		l.Line(track, middle, track+long, middle, theme.Hairline, p.Line)
		if ci := s.Result.CI95; ci != nil {
			l.Line(at(ci[0]), middle, at(ci[1]), middle, theme.Scaled(3), inkOf(s.Result))
		}
		if v := s.Result.Value; v != nil {
			fill := inkOf(s.Result)
			if hollow(s.Result) {
				fill = p.Surface
			}
			l.Disc(at(*v), middle, theme.Scaled(5), fill, inkOf(s.Result), theme.Scaled(1.5))
		}
		half, right := (line-theme.Scaled(4))/2, track+long+theme.Scaled(16)
		l.Words(right, y+theme.Scaled(2), number, half, kit.Text{Text: selfTold(s.Result), Size: theme.SizeLabel(), Ink: p.Ink})
		from := kit.Text{Text: base(s.Result) + " · " + gapTold(s.Gap), Size: card.Small(), Ink: p.Muted}
		l.Words(right, y+theme.Scaled(2)+half, number, half, from)
		tip := s
		gap := wording.Of(s.Gap.Words())
		l.Spot(
			card.Area(
				"self "+s.Annotator,
				pad,
				y+1,
				width-2*pad,
				line-2,
				func() string { return tip.Annotator + " · " + told(tip.Result) + " · " + gap },
				nil,
			),
		)
		y += line
	}
	return y + theme.Scaled(10)
}

// selfTold is a result in few words; what it is from stands below it, the rest in the tip.
func selfTold(r agreement.Result) string {
	s := value(r)
	if b := bounds(r); b != "" {
		s += " (" + b + ")"
	}
	return s
}

// gapTold is how long it was between both answers.
func gapTold(g review.Gap) string {
	days := map[string]any{"Shortest": g.Shortest, "Longest": g.Longest}
	if g.Shortest == g.Longest {
		return lang.L("after {{.Longest}} days", days)
	}
	return lang.L("after {{.Shortest}} to {{.Longest}} days", days)
}
