package annotatescreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate"
	"plumbline/ui/keys"
	"plumbline/ui/kit"
	"plumbline/ui/passage"
	"plumbline/ui/theme"
)

// searchEntry is the search box; Escape leaves it, the arrows move over what
// was found.
type searchEntry struct {
	widget.Entry
	onKey func(keys.Press) bool // reports whether the key is one of the list's
}

func newSearchEntry() *searchEntry {
	e := &searchEntry{}
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(lang.L("Search paragraphs…  Ctrl+F"))
	return e
}

// TypedKey takes the keys that a list has, before the entry does.
func (e *searchEntry) TypedKey(k *fyne.KeyEvent) {
	if !e.onKey(keys.Named(k.Name, false, false)) {
		e.Entry.TypedKey(k)
	}
}

// foundRow is one paragraph that a search found.
type foundRow struct {
	kit.Row

	text, about *passage.Line
}

func newFoundRow() *foundRow {
	r := &foundRow{text: passage.NewLine("", passage.Style{}, 2), about: passage.NewLine("", passage.Style{}, 1)}
	r.Fill(r.place, r.text, r.about)
	r.ExtendBaseWidget(r)
	return r
}

func (r *foundRow) show(f annotate.Found, picked bool, width float32) float32 {
	p := theme.Current()
	r.text.SetStyle(passage.Style{Family: passage.Sans, Size: theme.SizeLabel(), LineHeight: 1.35, Ink: p.Ink})
	r.text.SetText(f.Paragraph.Text)
	r.about.SetStyle(passage.Style{Family: passage.Sans, Size: theme.SizeSmall(), LineHeight: 1.35, Ink: p.Muted})
	r.about.SetText(lang.L("¶ {{.At}} · {{.Title}}", map[string]any{"At": f.Paragraph.Position, "Title": f.Title}))
	return r.Light(picked, width, foundHeight())
}

func foundHeight() float32 {
	return theme.SizeLabel()*1.35*2 + theme.SizeSmall()*1.35 + theme.Scaled(2*kit.RowPad+8)
}

func (r *foundRow) place(x, y, w float32) {
	r.about.Place(x, r.text.Place(x, y, w)+2, w)
}

// foundView lists what a search found.
type foundView struct {
	onOpen func(annotate.Found)
	roll   *kit.List
	found  []annotate.Found
	picked int
}

func newFoundView() *foundView {
	v := &foundView{}
	v.roll = kit.NewList(kit.Source{
		Count:    func() int { return len(v.found) },
		Estimate: func(int, float32) float32 { return foundHeight() },
		New:      func() fyne.CanvasObject { return newFoundRow() },
		Show: func(i int, o fyne.CanvasObject, width float32) float32 {
			row := o.(*foundRow)
			row.OnTapped = func() { v.onOpen(v.found[i]) }
			return row.show(v.found[i], i == v.picked, width)
		},
	})
	return v
}

// restyle shows the list in the palette and text size in force.
func (v *foundView) restyle() {
	if v.roll.Restyled() {
		v.roll.Reset()
	}
}

func (v *foundView) show(found []annotate.Found) {
	v.found, v.picked = found, 0
	v.roll.Reset()
}

func (v *foundView) move(by int) {
	if len(v.found) == 0 {
		return
	}
	old := v.picked
	v.picked = max(0, min(len(v.found)-1, old+by))
	v.roll.Update(old, v.picked)
	v.roll.Reveal(v.picked, foundHeight())
}
