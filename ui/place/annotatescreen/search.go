package annotatescreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate"
	"plumbline/annotate/search"
	"plumbline/ui/keys"
	"plumbline/ui/kit"
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

// drawFound draws one paragraph that a search found, from shortly before the words.
func drawFound(d *kit.Drawing, f annotate.Found, sought search.Words, x, y, w float32) {
	about := lang.L("¶ {{.At}} · {{.Title}}", map[string]any{"At": f.Paragraph.Position, "Title": f.Title})
	d.Paragraph(x, d.Paragraph(x, y, w, rowTitle(sought.Excerpt(f.Paragraph.Text), false))+2, w, rowRemark(about))
}

func foundHeight() float32 {
	return theme.SizeLabel()*1.35*2 + theme.SizeSmall()*1.35 + theme.Scaled(2*kit.RowPad+8)
}

// foundView lists what a search found.
type foundView struct {
	onOpen func(annotate.Found)
	roll   *kit.List
	sought search.Words
	found  []annotate.Found
	total  int // with those that are not listed
	picked int
}

func newFoundView() *foundView {
	v := &foundView{}
	v.roll = kit.NewRows(kit.Rows{
		Count: func() int { return len(v.found) }, Height: foundHeight,
		Current: func(i int) bool { return i == v.picked },
		Draw:    func(d *kit.Drawing, i int, x, y, w float32) { drawFound(d, v.found[i], v.sought, x, y, w) },
		Open:    func(i int) { v.onOpen(v.found[i]) },
	})
	return v
}

// restyle shows the list in the palette and text size in force.
func (v *foundView) restyle() {
	if v.roll.Restyled() {
		v.roll.Reset()
	}
}

func (v *foundView) show(sought search.Words, found annotate.Findings) {
	v.sought, v.found, v.total, v.picked = sought, found.First, found.Total, 0
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

// seek marks words in the article; none are marked by none.
func (v *articleView) seek(words search.Words) {
	if words != v.sought {
		v.sought = words
		v.roll.UpdateAll()
	}
}
