package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/theme"
)

// menu is the window's menu. Keys that type into entries stay out of it,
// because a menu takes its shortcuts before the focused entry does.
func (w *Window) menu() *fyne.MainMenu {
	return fyne.NewMainMenu(w.fileMenu(), w.editMenu(), w.practiceMenu(), w.viewMenu(), w.helpMenu())
}

func item(label string, do func(), off bool) *fyne.MenuItem {
	m := fyne.NewMenuItem(label, do)
	m.Disabled = off
	return m
}

func (w *Window) fileMenu() *fyne.Menu {
	none := w.project == nil
	fixed := none || w.project.ReadOnly()
	recent := item(lang.L("Recent"), nil, true)
	for _, path := range w.params.Memory.Recent() {
		if recent.ChildMenu == nil {
			recent.ChildMenu, recent.Disabled = fyne.NewMenu(""), false
		}
		recent.ChildMenu.Items = append(recent.ChildMenu.Items,
			item(filepath.Base(path)+"  ("+filepath.Dir(path)+")", func() { w.open(path, "", w.onError) }, false))
	}
	quit := item(lang.L("Quit"), w.Leave, false)
	quit.IsQuit = true
	return fyne.NewMenu(lang.L("File"),
		item(lang.L("New project…"), w.NewProject, false),
		item(lang.L("Open…"), w.OpenDialog, false),
		recent,
		item(lang.L("Open the sample project"), w.OpenSample, false),
		fyne.NewMenuItemSeparator(),
		item(lang.L("Import articles…"), w.ImportDialog, fixed),
		item(lang.L("Article details…"), w.ArticleDetails, none || w.session.Article() == nil),
		fyne.NewMenuItemSeparator(),
		item(lang.L("Export…"), w.ExportDialog, none),
		item(lang.L("Save a copy…"), w.SaveCopyDialog, none),
		fyne.NewMenuItemSeparator(),
		quit,
	)
}

func (w *Window) editMenu() *fyne.Menu {
	none := w.project == nil
	return fyne.NewMenu(lang.L("Edit"),
		item(lang.L("Undo  (Ctrl+Z)"), w.undo, none),
		item(lang.L("Redo  (Ctrl+Shift+Z)"), w.redo, none),
		fyne.NewMenuItemSeparator(),
		item(lang.L("Find paragraphs  (Ctrl+F)"), w.search, none),
		item(lang.L("Go to paragraph  (Ctrl+G)"), w.GoToDialog, none),
		item(lang.L("Next article  (Ctrl+Page Down)"), w.nextArticle, none),
		item(lang.L("Previous article  (Ctrl+Page Up)"), w.previousArticle, none),
		item(lang.L("Next draft or unsure  (Ctrl+Down)"), w.nextOpen, none),
		item(lang.L("Previous draft or unsure  (Ctrl+Up)"), w.previousOpen, none),
		fyne.NewMenuItemSeparator(),
		item(lang.L("I recognise the outlet"), w.recogniseOutlet, none || w.project.ReadOnly()),
		item(lang.L("Targets…"), w.targets, none),
		item(lang.L("Switch person…"), w.SwitchPerson, none),
	)
}

func (w *Window) viewMenu() *fyne.Menu {
	look := w.params.Memory.Look()
	mode := func(label string, m theme.Mode) *fyne.MenuItem {
		i := item(label, func() {
			l := w.params.Memory.Look()
			l.Mode = m
			w.setLook(l)
		}, false)
		i.Checked = look.Mode == m
		return i
	}
	var places []*fyne.MenuItem
	for _, t := range tabs {
		places = append(places, item(t.name()+"  (Ctrl+"+string(t.key)+")", func() { w.OpenPlace(t.id) }, w.project == nil))
	}
	numbers := item(lang.L("Number keys everywhere"), w.toggleNumberKeys, false)
	numbers.Checked = w.params.Memory.NumberKeys()
	return fyne.NewMenu(lang.L("View"), append(places,
		fyne.NewMenuItemSeparator(),
		mode(lang.L("Light"), theme.AlwaysLight),
		mode(lang.L("Dark"), theme.AlwaysDark),
		mode(lang.L("As the desktop"), theme.System),
		fyne.NewMenuItemSeparator(),
		item(lang.L("Larger text  (Ctrl+Plus)"), func() { w.scaleText(+1) }, false),
		item(lang.L("Smaller text  (Ctrl+Minus)"), func() { w.scaleText(-1) }, false),
		item(lang.L("Normal text  (Ctrl+0)"), func() { w.scaleText(0) }, false),
		fyne.NewMenuItemSeparator(),
		numbers,
		item(lang.L("Definitions of the field  (F2)"), func() { w.onKey(fyne.KeyF2, false, false) }, w.project == nil),
	)...)
}

func (w *Window) helpMenu() *fyne.Menu {
	return fyne.NewMenu(lang.L("Help"),
		item(lang.L("All keys  (F1)"), w.ShowKeys, false),
		item(lang.L("About Plumbline"), w.About, false),
	)
}

// setLook puts a look into force and remembers it.
func (w *Window) setLook(l theme.Choice) {
	w.params.Memory.SetLook(l)
	theme.Apply(w.params.App, l)
	w.window.SetMainMenu(w.menu())
	w.restyle()
}

// scaleText makes all text one step larger or smaller, or normal again.
func (w *Window) scaleText(step int) {
	l := w.params.Memory.Look()
	if l.Scale == 0 || step == 0 {
		l.Scale = 1
	}
	l.Scale = max(theme.MinScale, min(theme.MaxScale, l.Scale+float32(step)*0.1))
	w.setLook(l)
}

func (w *Window) toggleNumberKeys() {
	on := !w.params.Memory.NumberKeys()
	w.params.Memory.SetNumberKeys(on)
	if w.session != nil {
		w.session.SetNumberKeys(on)
	}
	w.window.SetMainMenu(w.menu())
}
