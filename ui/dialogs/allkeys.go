package dialogs

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"plumbline/ui/keys"
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
	left, right := groups, []keyGroup(nil)
	if theme.Scaled(1060) <= size.Width {
		left, right = halved(groups)
	}
	column := keyColumns{keyWidth(groups)}
	list := container.NewGridWithColumns(1, column.of(left))
	if right != nil {
		list = container.NewGridWithColumns(2, column.of(left), column.of(right))
	}
	scroll := container.NewVScroll(list)
	scroll.SetMinSize(fyne.NewSize(list.MinSize().Width, min(list.MinSize().Height, size.Height-theme.Scaled(190))))
	modal.Show(o.Window, modal.Spec{Title: lang.L("All keys"), Body: scroll, Confirm: lang.L("Close")})
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

func line(text string, c color.Color, bold bool) *canvas.Text {
	t := canvas.NewText(text, c)
	t.TextSize, t.TextStyle.Bold = theme.SizeLabel(), bold
	return t
}

// keyWidth is the width that the longest key of all takes.
func keyWidth(groups []keyGroup) float32 {
	width := theme.Scaled(120)
	for _, g := range groups {
		for _, k := range g.keys {
			width = max(width, line(k[0], theme.Current().Ink, true).MinSize().Width)
		}
	}
	return width
}

// keyColumns sets a key and its meaning side by side.
type keyColumns struct{ key float32 }

// of lists groups below each other, with air between them.
func (c keyColumns) of(groups []keyGroup) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(theme.Scaled(4)))
	for i, g := range groups {
		if i > 0 {
			box.Add(container.New(c, line("", color.Transparent, false), line("", color.Transparent, false)))
		}
		box.Add(line(g.title, theme.Current().Accent, true))
		for _, k := range g.keys {
			box.Add(container.New(c, line(k[0], theme.Current().Ink, true), line(k[1], theme.Current().Ink, false)))
		}
	}
	return box
}

// MinSize is what both need, and some air after the meaning.
func (c keyColumns) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(c.key+theme.Scaled(36)+o[1].MinSize().Width, theme.Scaled(20))
}

// Layout begins every meaning at the same place.
func (c keyColumns) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(c.key, size.Height))
	left := c.key + theme.Scaled(16)
	o[1].Move(fyne.NewPos(left, 0))
	o[1].Resize(fyne.NewSize(size.Width-left, size.Height))
}
