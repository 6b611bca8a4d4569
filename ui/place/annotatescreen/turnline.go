package annotatescreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// turnState is what a turn line says.
type turnState struct {
	title, about string
	style        kit.Style
}

// turnLine is the line below the queue that leads to practice, or back to real
// work. It is there only where something can be practised.
type turnLine struct {
	kit.Control[turnState]
	onTapped func()
}

func newTurnLine(onTapped func()) *turnLine {
	t := &turnLine{onTapped: onTapped}
	t.Make(t, turnState{}, t.draw, func() fyne.Size { // one line
		return fyne.NewSize(40, theme.Scaled(32))
	})
	t.Hide()
	return t
}

// show says where the line leads.
func (t *turnLine) show(practising bool, articles int) {
	if !practising && articles == 0 {
		return
	}
	s := turnState{title: lang.L("Practice"), style: kit.StyleNow()}
	switch {
	case practising:
		s.title, s.about = lang.L("Back to real work"), lang.L("Practice goes on where it is")
	case articles == 1:
		s.about = lang.L("1 article with a key · not counted")
	default:
		s.about = lang.L("{{.Count}} articles with a key · not counted", map[string]any{"Count": articles})
	}
	t.Set(s)
	t.Show()
}

func (t *turnLine) draw(d *kit.Drawing, size fyne.Size) {
	p, x := theme.Current(), 2*theme.Scaled(kit.RowSide)
	if d.Lit() {
		d.Box(0, 1, size.Width, size.Height-1, 0, p.Hover)
	}
	d.Box(0, 0, size.Width, 1, 0, p.Line)
	title := kit.Text{Text: t.State().title, Size: theme.SizeSmall(), Ink: p.Accent, Bold: true}
	w := kit.Width(title)
	d.Words(x, 0, w+1, size.Height, title)
	about := kit.Text{Text: t.State().about, Size: theme.SizeSmall(), Ink: p.Muted, Align: fyne.TextAlignTrailing}
	d.Words(x+w+theme.Scaled(8), 0, size.Width-2*x-w-theme.Scaled(8), size.Height, about)
	d.Whole(size, "", t.onTapped)
}
