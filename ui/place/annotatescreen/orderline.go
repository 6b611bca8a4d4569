package annotatescreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// orderState is what an order line says.
type orderState struct {
	query string
	style kit.Style
}

// orderLine is the line below the queue that tells by what the articles of an order of work
// were found, and ends it. It is there only while there is one.
type orderLine struct {
	kit.Control[orderState]
	onEnd func()
}

func newOrderLine(onEnd func()) *orderLine {
	o := &orderLine{onEnd: onEnd}
	o.Make(o, orderState{}, o.draw, func() fyne.Size { // one line
		return fyne.NewSize(40, theme.Scaled(32))
	})
	o.Hide()
	return o
}

// show tells of an order of work, or of none.
func (o *orderLine) show(query string) {
	if query == "" {
		o.Hide()
		return
	}
	o.Set(orderState{query, kit.StyleNow()})
	o.Show()
}

func (o *orderLine) draw(d *kit.Drawing, size fyne.Size) {
	p, x := theme.Current(), 2*theme.Scaled(kit.RowSide)
	if d.Lit() {
		d.Box(0, 1, size.Width, size.Height-1, 0, p.Hover)
	}
	d.Box(0, 0, size.Width, 1, 0, p.Line)
	end := kit.Text{Text: lang.L("End"), Size: theme.SizeSmall(), Ink: p.Accent, Bold: true}
	w := kit.Width(end)
	d.Words(size.Width-x-w, 0, w+1, size.Height, end)
	about := lang.L("Only what was found: {{.Query}}", map[string]any{"Query": o.State().query})
	d.Words(x, 0, size.Width-2*x-w-theme.Scaled(8), size.Height, kit.Text{Text: about, Size: theme.SizeSmall(), Ink: p.Muted})
	d.Whole(size, "", o.onEnd)
}
