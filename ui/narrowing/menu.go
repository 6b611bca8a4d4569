package narrowing

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/narrow"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

const menuWidth = 300

// Menu lists the options of a filter.
type Menu struct {
	// OnChosen is told what is chosen of a filter now; none means all. It shows the filters
	// anew.
	OnChosen func(filters []narrow.Filter, kind narrow.Kind, chosen []string)
	// OnNotice is told what is chosen, in a sentence for the status bar.
	OnNotice func(text string)

	board   *card.Board
	header  *kit.Pane // under which the menu opens
	pane    *kit.Pane
	filters []narrow.Filter
	kind    narrow.Kind
}

// NewMenu makes the menu of a board, which opens below its header.
func NewMenu(board *card.Board, header *kit.Pane) *Menu {
	m := &Menu{board: board, header: header}
	m.pane = board.Pane(m.draw)
	return m
}

// Show opens the menu of one of the filters under its button, which ends at end in the header.
func (m *Menu) Show(filters []narrow.Filter, kind narrow.Kind, end float32) {
	m.filters, m.kind = filters, kind
	m.board.Cover(card.Overlaid{Body: m.pane, Width: menuWidth, Under: func() fyne.Position {
		return m.header.Position().AddXY(end, m.header.Size().Height+theme.Scaled(4))
	}})
}

func (m *Menu) filter() narrow.Filter {
	for _, f := range m.filters {
		if f.Kind == m.kind {
			return f
		}
	}
	return narrow.Filter{}
}

func (m *Menu) draw(l *kit.Drawing, width, _ float32) float32 {
	f := m.filter()
	y, none := theme.Scaled(6), true
	for _, o := range f.Options {
		none = none && !o.Chosen
	}
	all, _ := Name(narrow.Filter{Kind: m.kind})
	y += m.option(l, narrow.Option{Name: all, Chosen: none}, f.One, y, width)
	for _, o := range f.Options {
		y += m.option(l, o, f.One, y, width)
	}
	return y + theme.Scaled(6)
}

// option draws one option and returns its height.
func (m *Menu) option(l *kit.Drawing, o narrow.Option, single bool, y, width float32) float32 {
	high, pad := theme.Scaled(30), theme.Scaled(6)
	c := kit.Choice{ID: "option " + o.ID, Name: o.Name, One: single, Taken: o.Chosen, Strong: true}
	l.Choice(c, pad, y, width-2*pad, high, theme.Scaled(8), func() { m.choose(o.ID) })
	return high
}

// choose toggles an option, "" being all, and says what is chosen now.
func (m *Menu) choose(id string) {
	chosen := m.filter().Toggled(id)
	m.filters = slices.Clone(m.filters)
	for i := range m.filters {
		if f := &m.filters[i]; f.Kind == m.kind {
			*f = chosen
		}
	}
	m.pane.Update()
	name, _ := Name(chosen)
	m.OnNotice(lang.L("Measured: {{.What}}", map[string]any{"What": name}))
	m.OnChosen(m.filters, m.kind, chosen.Chosen())
}
