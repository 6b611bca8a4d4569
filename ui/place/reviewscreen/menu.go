package reviewscreen

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/work/reviewing"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

const menuWidth = 300

// menu lists the options of a filter.
type menu struct {
	review *Screen
	pane   *kit.Pane
	kind   reviewing.FilterKind
}

func newMenu(r *Screen) *menu {
	m := &menu{review: r}
	m.pane = r.board.Pane(m.draw)
	return m
}

// show opens the menu under its button, which ends at end in the header.
func (m *menu) show(kind reviewing.FilterKind, end float32) {
	m.kind = kind
	header := m.review.header
	m.review.board.Cover(card.Overlaid{Body: m.pane, Width: menuWidth, Under: func() fyne.Position {
		return header.Position().AddXY(end, header.Size().Height+theme.Scaled(4))
	}})
}

func (m *menu) filter() reviewing.Filter {
	for _, f := range m.review.view.Filters {
		if f.Kind == m.kind {
			return f
		}
	}
	return reviewing.Filter{}
}

func (m *menu) draw(l *kit.Drawing, width, _ float32) float32 {
	f := m.filter()
	y, none := theme.Scaled(6), true
	for _, o := range f.Options {
		none = none && !o.Chosen
	}
	all, _ := filterName(reviewing.Filter{Kind: m.kind})
	y += m.option(l, reviewing.Option{Name: all, Chosen: none}, f.One, y, width)
	for _, o := range f.Options {
		y += m.option(l, o, f.One, y, width)
	}
	return y + theme.Scaled(6)
}

// option draws one option and returns its height.
func (m *menu) option(l *kit.Drawing, o reviewing.Option, single bool, y, width float32) float32 {
	high, pad := theme.Scaled(30), theme.Scaled(6)
	c := kit.Choice{ID: "option " + o.ID, Name: o.Name, One: single, Taken: o.Chosen, Strong: true}
	l.Choice(c, pad, y, width-2*pad, high, theme.Scaled(8), func() { m.choose(o.ID) })
	return high
}

// choose toggles an option, "" being all, and says what is chosen now.
func (m *menu) choose(id string) {
	r, chosen := m.review, m.filter().Toggled(id)
	r.view.Filters = slices.Clone(r.view.Filters)
	for i := range r.view.Filters {
		if f := &r.view.Filters[i]; f.Kind == m.kind {
			*f = chosen
		}
	}
	m.pane.Update()
	r.header.Update()
	name, _ := filterName(chosen)
	r.host.Notice(lang.L("Measured: {{.What}}", map[string]any{"What": name}))
	r.work.Narrow(m.kind, chosen.Chosen())
}
