package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/modal"
	"plumbline/ui/theme"
)

// ShowKeys lists every key and what it does.
func (w *Window) ShowKeys() {
	size := w.window.Canvas().Size()
	columns := 2
	if theme.Scaled(1060) > size.Width {
		columns = 1
	}
	grid := container.NewGridWithColumns(columns)
	for _, g := range w.keyGroups() {
		box := container.NewVBox(line(g.title, theme.Current().Accent, true))
		for _, k := range g.keys {
			key := line(k[0], theme.Current().Ink, true)
			what := line(k[1], theme.Current().Ink, false)
			box.Add(container.New(keyColumns{}, key, what))
		}
		grid.Add(box)
	}
	scroll := container.NewVScroll(grid)
	scroll.SetMinSize(fyne.NewSize(grid.MinSize().Width, min(grid.MinSize().Height, size.Height-theme.Scaled(190))))
	modal.Show(w.window, modal.Spec{Title: lang.L("All keys"), Body: scroll, Confirm: lang.L("Close")})
}

type keyGroup struct {
	title string
	keys  [][2]string
}

// keyGroups are the keys of the open place, if it has some of its own, and then
// those of Annotate and of the window.
func (w *Window) keyGroups() []keyGroup {
	var groups []keyGroup
	if k, ok := w.place.(keyed); ok {
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
			{"Ctrl+Q", lang.L("quit; everything is saved already")},
		}},
	}
}

func line(text string, c color.Color, bold bool) *canvas.Text {
	t := canvas.NewText(text, c)
	t.TextSize, t.TextStyle.Bold = theme.SizeLabel(), bold
	return t
}

// keyWidth is the width of the keys' column.
const keyWidth = 186

// keyColumns sets a key and its meaning side by side.
type keyColumns struct{}

func (keyColumns) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Scaled(keyWidth+20)+o[1].MinSize().Width, theme.Scaled(22))
}

func (keyColumns) Layout(o []fyne.CanvasObject, size fyne.Size) {
	left := theme.Scaled(keyWidth)
	o[0].Resize(fyne.NewSize(left, size.Height))
	o[1].Move(fyne.NewPos(left, 0))
	o[1].Resize(fyne.NewSize(size.Width-left, size.Height))
}

// About says what the program is.
func (w *Window) About() {
	modal.Message(w.window, "Plumbline",
		lang.L("Label news articles paragraph by paragraph against a written codebook. Everything stays in one file on this computer; nothing is sent anywhere."))
}
