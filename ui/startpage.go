package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

// startPage says how to go on where there is nothing to label: what to do, and a button
// for each way.
type startPage struct {
	title, text string
	ways        []way
}

// way is one of the ways to go on.
type way struct {
	button kit.ButtonState
	do     func()
}

func newStartPage(title, text string, ways ...way) *kit.Pane {
	return kit.NewPane(startPage{title, text, ways}.draw)
}

// draw sets the words and the buttons in the middle of the page.
func (s startPage) draw(d *kit.Drawing, width, height float32) float32 {
	p := theme.Current()
	column := min(width-2*theme.Scaled(24), theme.Scaled(460))
	x := float32(int((width - column) / 2))
	y := max(theme.Scaled(40), float32(int(height*0.28)))
	y += d.Sentences(x, y, column, theme.SizeTitle(), kit.Run{Text: s.title, Color: p.Ink, Bold: true}) + theme.Scaled(10)
	y += d.Sentences(x, y, column, theme.SizeBody(), kit.Run{Text: s.text, Color: p.Muted}) + theme.Scaled(20)
	for _, w := range s.ways {
		d.Button(w.button.Label, w.button, x, y, min(column, w.button.Width()), w.do)
		y += kit.ButtonHeight() + theme.Scaled(8)
	}
	return y
}

// showNoProject tells who declined to say who they are how to go on.
func (w *Window) showNoProject() {
	w.body.Objects = []fyne.CanvasObject{newStartPage(
		lang.L("No project is open"),
		lang.L("A project is one file with articles, the rules by which they are labelled, and everybody's answers."),
		way{kit.ButtonState{Label: lang.L("Open the sample project"), Look: kit.Primary}, w.work.OpenSample},
		way{kit.ButtonState{Label: lang.L("Open…"), Key: "Ctrl O"}, w.commands.openDialog},
		way{kit.ButtonState{Label: lang.L("New project…"), Key: "Ctrl N"}, w.commands.newProject},
	)}
	w.body.Refresh()
}

// emptyProject is shown instead of Annotate while a project has no articles.
func (w *Window) emptyProject() fyne.CanvasObject {
	return newStartPage(
		lang.L("No articles yet"),
		lang.L(
			"Import the files or the folder they are in, in nearly any format, or drop them on this window. You see what was found before anything is written.",
		),
		way{kit.ButtonState{Label: lang.L("Import articles…"), Key: "Ctrl I", Look: kit.Primary}, w.commands.importDialog},
		way{kit.ButtonState{Label: lang.L("Import a folder…")}, w.commands.importFolder},
		way{kit.ButtonState{Label: lang.L("Open another project…"), Key: "Ctrl O"}, w.commands.openDialog},
	)
}

// isBare reports whether the open project has no articles at all.
func (w *Window) isBare() bool {
	s, p := w.work.Session(), w.work.Project()
	if s == nil || p == nil || len(s.Queue()) > 0 || w.work.Offer().Articles > 0 {
		return false
	}
	all, err := p.Catalogue(context.Background())
	return err == nil && len(all) == 0
}

// showOpen puts the open place into the window, or what stands for it while there is
// nothing to label.
func (w *Window) showOpen() {
	content := w.place.Content()
	w.bare = w.at == place.Annotate && w.isBare()
	if w.bare {
		content = w.emptyProject()
	}
	shown := len(w.body.Objects) == 1 && w.body.Objects[0] == content
	if !shown {
		w.body.Objects = []fyne.CanvasObject{content}
		w.body.Refresh()
	}
}
