package dialogs

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"plumbline/ui/keys"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/theme"
)

// AllKeys lists keys and what they do.
func (o Over) AllKeys(all keys.List) {
	size := o.Window.Canvas().Size()
	groups := make([]keyGroup, len(all))
	for i, g := range all {
		groups[i] = keyGroup{g.Title, g.Lines()}
	}
	columns := [][]keyGroup{groups}
	if theme.Scaled(1060) <= size.Width {
		left, right := halved(groups)
		columns = [][]keyGroup{left, right}
	}
	bar := theme.Scaled(14) // of the scroll, which would lie over the words
	list := keyColumns(columns, keyWidth(groups), size.Width-theme.Scaled(110)-bar)
	scroll := container.NewVScroll(list)
	scroll.SetMinSize(fyne.NewSize(list.MinSize().Width+bar, min(list.MinSize().Height, size.Height-theme.Scaled(190))))
	modal.Show(o.Window, modal.Spec{Title: lang.L("All keys"), Body: scroll, Confirm: lang.L("Close")})
}

// keyColumns sets lists of keys side by side in a width.
func keyColumns(of [][]keyGroup, key, width float32) fyne.CanvasObject {
	gap := theme.Scaled(28)
	wide := min((width+gap)/float32(len(of))-gap, theme.Scaled(640))
	var high float32
	panes := make([]*kit.Pane, len(of))
	for i, groups := range of {
		panes[i] = kit.NewPane(func(l *kit.Drawing, width, _ float32) float32 { return drawKeys(l, groups, key, width) })
		high = max(high, panes[i].HeightAt(wide))
	}
	row := container.New(layout.NewCustomPaddedHBoxLayout(gap))
	for _, p := range panes {
		row.Add(container.NewGridWrap(fyne.NewSize(wide, high), p))
	}
	return row
}

// halved cuts a list in two where the longer part is shortest.
func halved(groups []keyGroup) (left, right []keyGroup) {
	rows := func(of []keyGroup) (n int) {
		for _, g := range of {
			n += len(g.keys) + 2
		}
		return n
	}
	cut := len(groups)
	for i := range groups {
		if max(rows(groups[:i]), rows(groups[i:])) < max(rows(groups[:cut]), rows(groups[cut:])) {
			cut = i
		}
	}
	return groups[:cut], groups[cut:]
}

type keyGroup struct {
	title string
	keys  [][2]string
}

// words are a text of the list.
func words(text string, bold bool) kit.Text {
	return kit.Text{Text: text, Size: theme.SizeLabel(), Ink: theme.Current().Ink, Bold: bold, Lines: 9}
}

// keyWidth is the width that the longest key of all takes.
func keyWidth(groups []keyGroup) float32 {
	width := theme.Scaled(120)
	for _, g := range groups {
		for _, k := range g.keys {
			width = max(width, kit.Width(words(k[0], true)))
		}
	}
	return width
}

// drawKeys draws groups below each other, every meaning beginning at the same place.
func drawKeys(l *kit.Drawing, groups []keyGroup, key, width float32) float32 {
	x, y := key+theme.Scaled(16), float32(0)
	for i, g := range groups {
		if i > 0 {
			y += theme.Scaled(12)
		}
		title := words(g.title, true)
		title.Ink = theme.Current().Accent
		y = l.Paragraph(0, y, width, title) + theme.Scaled(3)
		for _, k := range g.keys {
			end := l.Paragraph(0, y, key+1, words(k[0], true))
			y = max(end, l.Paragraph(x, y, width-x, words(k[1], false))) + theme.Scaled(3)
		}
	}
	return y
}
