package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"plumbline/ui/modal"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

// ShowKeys lists every key and what it does.
func (w *Window) ShowKeys() {
	size := w.window.Canvas().Size()
	groups := w.keyGroups()
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
	modal.Show(w.window, modal.Spec{Title: lang.L("All keys"), Body: scroll, Confirm: lang.L("Close")})
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

// keyGroups are the keys of the open place, if it has some of its own, and then
// those of Annotate and of the window.
func (w *Window) keyGroups() []keyGroup {
	var groups []keyGroup
	if k, ok := w.place.(place.Keyed); ok {
		title, keys := k.Keys()
		groups = append(groups, keyGroup{title, keys})
	}
	return append(groups, commonKeys()...)
}

func commonKeys() []keyGroup {
	return []keyGroup{
		{lang.L("Answering"), [][2]string{
			{lang.L("letters, digits"), lang.L("the option that shows this key")},
			{"r", lang.L("stance: this and all later targets are absent")},
			{"Enter", lang.L("next unanswered field; when complete, submit")},
			{"Backspace", lang.L("take the answer back")},
			{"?", lang.L("mark the latest answer unsure, or not")},
			{"/", lang.L("write a note; Esc leaves it")},
		}},
		{lang.L("Moving"), [][2]string{
			{"Tab, Down · Shift+Tab, Up", lang.L("next and previous field")},
			{"Left, Right", lang.L("look at the options without answering")},
			{"Page Down, Page Up", lang.L("next and previous paragraph")},
			{"Ctrl+Page Down, Up", lang.L("next and previous article")},
			{"Ctrl+Down, Ctrl+Up", lang.L("next and previous draft or unsure paragraph")},
			{"Ctrl+G", lang.L("go to a paragraph by its number")},
			{"Ctrl+F", lang.L("search paragraphs")},
		}},
		{lang.L("Mistakes"), [][2]string{
			{"Ctrl+Z", lang.L("undo, also what was done before a restart")},
			{"Ctrl+Shift+Z", lang.L("redo")},
			{"Esc", lang.L("leave the definitions, a selection, the search, the note")},
		}},
		{lang.L("Window"), [][2]string{
			{"F1", lang.L("this list")},
			{"Ctrl+1 … Ctrl+5", lang.L("the places: Annotate, Review, Adjudicate, Codebook, Dataset")},
			{"F2", lang.L("all definitions of the field, over the article")},
			{"Ctrl+Plus, Ctrl+Minus", lang.L("larger and smaller text")},
			{"Ctrl+O, Ctrl+I, Ctrl+E", lang.L("open, import, export")},
			{"Ctrl+Shift+P", lang.L("practice, and back to real work")},
			{"Alt", lang.L("the menus; arrows and Enter choose")},
			{"Ctrl+Q", lang.L("quit; everything is saved already")},
		}},
	}
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

// About says what the program is.
func (w *Window) About() {
	modal.Message(w.window, "Plumbline",
		lang.L("Label news articles paragraph by paragraph against a written codebook. Everything stays in one file on this computer; nothing is sent anywhere."))
}
