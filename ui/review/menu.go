package review

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/chart"
	"plumbline/ui/theme"
)

const menuWidth = 300

// menu lists the options of a filter.
type menu struct {
	review *Review
	pane   *chart.Pane
	kind   FilterKind
}

type paneMaker func(draw func(*chart.List, float32, float32) float32) *chart.Pane

func newMenu(r *Review, pane paneMaker) *menu {
	m := &menu{review: r}
	m.pane = pane(m.draw)
	return m
}

// show opens the menu under its button, which ends at end in the header.
func (m *menu) show(kind FilterKind, end float32) {
	r := m.review
	m.kind = kind
	m.pane.Update()
	r.over.menuAt = r.header.Position().X + end
	r.over.top = func() float32 { return r.header.Position().Y + r.header.Size().Height + theme.Scaled(4) }
	r.open(m.pane, menuWidth, true)
}

func (m *menu) filter() Filter {
	for _, f := range m.review.view.Filters {
		if f.Kind == m.kind {
			return f
		}
	}
	return Filter{}
}

func (m *menu) draw(l *chart.List, width, _ float32) float32 {
	f := m.filter()
	y, none := theme.Scaled(6), true
	for _, o := range f.Options {
		none = none && !o.Chosen
	}
	all, _ := filterName(Filter{Kind: m.kind})
	y += m.option(l, Option{Name: all, Chosen: none}, f.One, y, width)
	for _, o := range f.Options {
		y += m.option(l, o, f.One, y, width)
	}
	return y + theme.Scaled(6)
}

// option draws one option and returns its height. Its mark is a shape, not
// only a colour.
func (m *menu) option(l *chart.List, o Option, single bool, y, width float32) float32 {
	p, id, high, pad := theme.Current(), "option "+o.ID, theme.Scaled(30), theme.Scaled(6)
	ground(l, id, pad, y, width-2*pad, high)
	x, mid, s := pad+theme.Scaled(8), y+high/2, theme.Scaled(14)
	fill, edge := p.Surface, p.Muted
	if o.Chosen {
		fill, edge = p.Filled(p.Accent), p.Filled(p.Accent)
	}
	if single {
		l.Disc(x+s/2, mid, s/2, p.Surface, edge, theme.Scaled(1.5))
		if o.Chosen {
			l.Disc(x+s/2, mid, s/4, fill, fill, 0)
		}
	} else {
		l.Frame(x, mid-s/2, s, s, theme.RadiusSmall-1, fill, edge, theme.Scaled(1.5))
		if o.Chosen {
			tick := theme.InkOn(fill)
			l.Line(x+s*0.22, mid, x+s*0.43, mid+s*0.22, theme.Scaled(1.8), tick)
			l.Line(x+s*0.43, mid+s*0.22, x+s*0.8, mid-s*0.24, theme.Scaled(1.8), tick)
		}
	}
	name := chart.Text{Text: o.Name, Size: theme.SizeLabel(), Ink: p.Ink, Bold: o.Chosen}
	nx := x + s + theme.Scaled(9)
	l.Words(nx, y, width-pad-nx, high, name)
	var tip chart.Tip
	if !chart.Fits(name, width-pad-nx) {
		tip = func() string { return o.Name }
	}
	l.Spot(area(id, pad, y, width-2*pad, high, tip, func() { m.choose(o.ID) }))
	return high
}

// choose toggles an option, "" being all, and says what is chosen now.
func (m *menu) choose(id string) {
	r := m.review
	f := m.filter()
	options := append([]Option(nil), f.Options...)
	var chosen []string
	for i := range options {
		o := &options[i]
		switch {
		case id == "":
			o.Chosen = false
		case o.ID == id:
			o.Chosen = !o.Chosen
		case f.One:
			o.Chosen = false
		}
		if o.Chosen {
			chosen = append(chosen, o.ID)
		}
	}
	filters := append([]Filter(nil), r.view.Filters...)
	for i := range filters {
		if filters[i].Kind == m.kind {
			filters[i].Options = options
		}
	}
	r.view.Filters = filters
	m.pane.Update()
	r.header.Update()
	name, _ := filterName(m.filter())
	r.params.OnNotice(lang.L("Measured: {{.What}}", map[string]any{"What": name}))
	r.params.OnFilter(m.kind, chosen)
}
