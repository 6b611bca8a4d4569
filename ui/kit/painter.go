package kit

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"plumbline/ui/passage"
)

// painter draws by objects of Fyne: it keeps objects of each kind and fills as many
// as a list has marks.
type painter struct {
	boxes   kept[*canvas.Rectangle]
	strokes kept[*canvas.Line]
	discs   kept[*canvas.Circle]
	dashed  kept[*canvas.Image]
	texts   kept[*canvas.Text]
	lines   map[int]*kept[*passage.Line] // by how many lines they may take
	prose   kept[*Prose]
	objects []fyne.CanvasObject
}

// kept are objects of one kind, of which some are in use.
type kept[T fyne.CanvasObject] struct {
	all  []T
	used int
}

func (k *kept[T]) next(make func() T) T {
	if k.used == len(k.all) {
		k.all = append(k.all, make())
	}
	k.used++
	return k.all[k.used-1]
}

// fill draws a list.
func (p *painter) fill(l *Drawing) {
	p.boxes.used, p.strokes.used, p.discs.used, p.dashed.used = 0, 0, 0, 0
	p.texts.used, p.prose.used = 0, 0
	for _, k := range p.lines {
		k.used = 0
	}
	p.objects = p.objects[:0]
	for _, m := range l.Marks {
		p.objects = append(p.objects, p.object(m))
	}
}

func (p *painter) object(m Mark) fyne.CanvasObject {
	switch m.Shape {
	case Stroke:
		o := p.strokes.next(func() *canvas.Line { return canvas.NewLine(color.Transparent) })
		o.StrokeColor, o.StrokeWidth = m.Edge, m.Thick
		o.Position1, o.Position2 = m.At, m.At.AddXY(m.Size.Width, m.Size.Height)
		return o
	case Disc:
		o := p.discs.next(func() *canvas.Circle { return canvas.NewCircle(color.Transparent) })
		o.FillColor, o.StrokeColor, o.StrokeWidth = m.Fill, m.Edge, m.Thick
		o.Move(m.At)
		o.Resize(m.Size)
		return o
	case Dashed:
		o := p.dashed.next(func() *canvas.Image { return &canvas.Image{FillMode: canvas.ImageFillStretch} })
		setDashed(o, m)
		return o
	case Lines:
		o := p.prose.next(NewProse)
		o.Set(m.Text.Size, m.Runs...)
		o.Move(m.At)
		o.Resize(m.Size)
		return o
	case Words:
		if m.Text.asLine() {
			return p.line(m)
		}
		o := p.texts.next(func() *canvas.Text { return canvas.NewText("", color.Transparent) })
		setText(o, m)
		return o
	}
	o := p.boxes.next(func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) })
	o.FillColor, o.StrokeColor, o.StrokeWidth, o.CornerRadius = m.Fill, m.Edge, m.Thick, m.Radius
	o.TopLeftCornerRadius, o.TopRightCornerRadius = m.Corners[0], m.Corners[1]
	o.BottomRightCornerRadius, o.BottomLeftCornerRadius = m.Corners[2], m.Corners[3]
	o.Move(m.At)
	o.Resize(m.Size)
	return o
}

func (p *painter) line(m Mark) fyne.CanvasObject {
	many := max(1, m.Text.Lines)
	if p.lines == nil {
		p.lines = make(map[int]*kept[*passage.Line])
	}
	if p.lines[many] == nil {
		p.lines[many] = &kept[*passage.Line]{}
	}
	o := p.lines[many].next(func() *passage.Line { return passage.NewLine("", passage.Style{}, many) })
	setLine(o, m)
	return o
}

// setDashed makes a picture of the edge: one thing to paint, where dashes one by
// one would be dozens. Its name carries what it shows, because Fyne caches
// pictures by name.
func setDashed(o *canvas.Image, m Mark) {
	c := m.Edge
	ink := fmt.Sprintf("%02x%02x%02x", c.R, c.G, c.B)
	name := fmt.Sprintf("dashed-%g-%g-%g-%s.svg", m.Size.Width, m.Size.Height, m.Radius, ink)
	if o.Resource == nil || o.Resource.Name() != name {
		o.Resource = fyne.NewStaticResource(name, fmt.Appendf(nil,
			`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %[1]g %[2]g" width="%[1]g" height="%[2]g">`+
				`<rect x="0.5" y="0.5" width="%[3]g" height="%[4]g" rx="%[5]g" fill="none" stroke="#%[6]s" stroke-width="1" stroke-dasharray="4 3"/></svg>`,
			m.Size.Width, m.Size.Height, m.Size.Width-1, m.Size.Height-1, m.Radius, ink))
		o.Refresh()
	}
	o.Move(m.At)
	o.Resize(m.Size)
}
