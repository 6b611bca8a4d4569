package chart

import (
	"image/color"

	"fyne.io/fyne/v2"

	"plumbline/annotate/picture"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Bars paints a picture of bars, which the same description writes to files. A part of a bar
// is reached by pointer and keys.
type Bars struct {
	Picture *picture.Bars
	Strong  string          // the part that the list below shows, by its id
	Open    func(id string) // what is behind a part
}

// Setting is how pictures are set in the window, as wide as given.
func Setting(width float32) picture.Setting {
	return picture.Setting{
		Width: float64(width), Unit: float64(theme.Scaled(1)), Bare: true,
		Small: float64(theme.SizeSmall()), Body: float64(theme.SizeBody()),
		Wide: func(text string, size float64, bold bool) float64 {
			return float64(kit.Width(kit.Text{Text: text, Size: float32(size), Bold: bold}))
		},
	}
}

// Draw draws the picture and returns how high it gets.
func (b Bars) Draw(l *kit.Drawing, x, y, width float32) float32 {
	d := b.Picture.Layout(Setting(width))
	for i := range d.Marks {
		draw(l, &d.Marks[i], x, y)
	}
	for _, a := range d.Areas {
		ax, ay, w, h := x+float32(a.X), y+float32(a.Y), float32(a.W), float32(a.H)
		if a.ID == b.Strong {
			l.Frame(ax-2, ay-2, w+4, h+4, theme.RadiusSmall, color.NRGBA{}, theme.Current().Ink, theme.Ring)
		}
		if l.Hovered(a.ID) {
			l.Frame(ax-1, ay-1, w+2, h+2, 2, color.NRGBA{}, theme.Current().Ink, theme.Hairline)
		}
		l.Spot(kit.Spot{
			ID: a.ID, At: fyne.NewPos(ax, ay), Size: fyne.NewSize(w, h), Round: 2,
			Tip: func() string { return a.Tells }, Open: func() { b.Open(a.ID) },
		})
	}
	return float32(d.Height)
}

// draw draws one mark.
func draw(l *kit.Drawing, m *picture.Mark, x, y float32) {
	x, y = x+float32(m.X), y+float32(m.Y)
	w, h := float32(m.W), float32(m.H)
	switch m.Shape {
	case picture.Box:
		edge, thick := color.NRGBA{}, float32(0)
		if m.Edge != nil {
			edge, thick = InkOf(*m.Edge), theme.Hairline
		}
		l.Frame(x, y, w, h, 0, InkOf(m.Ink), edge, thick)
	case picture.Line:
		l.Line(x, y, x+w, y+h, float32(m.Size), InkOf(m.Ink))
	case picture.Words:
		t := kit.Text{Text: m.Text, Size: float32(m.Size), Bold: m.Bold, Ink: InkOf(m.Ink)}
		if m.On != nil {
			t.Ink = theme.InkOn(InkOf(*m.On))
		}
		switch m.Align {
		case picture.Center:
			t.Align = fyne.TextAlignCenter
		case picture.Right:
			t.Align = fyne.TextAlignTrailing
		}
		l.Words(x, y, w, h, t)
	}
}

// InkOf is an ink of a picture in the palette in force.
func InkOf(i picture.Ink) color.NRGBA {
	p := theme.Current()
	if i.Hue == picture.Rule && i.Pale {
		return theme.Mix(p.Surface, p.Ink, 0.06)
	}
	strong := hue(p, i.Hue)
	if i.Pale {
		return theme.Mix(p.Surface, strong, picture.PaleShare)
	}
	return strong
}

func hue(p *theme.Palette, h picture.Hue) color.NRGBA {
	switch h {
	case picture.Ground:
		return p.Surface
	case picture.Writing:
		return p.Ink
	case picture.Quiet, picture.Middle:
		return p.Muted
	case picture.Rule:
		return p.Line
	case picture.Against:
		return p.Scale[0]
	case picture.For:
		return p.Scale[4]
	case picture.Aside:
		return theme.Mix(p.Surface, p.Ink, 0.7)
	case picture.Stance:
		return p.Stance
	case picture.Sourcing:
		return p.Sourcing
	case picture.Editorial:
		return p.Editorial
	}
	return p.Accent
}
