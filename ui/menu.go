package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/keys"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// menu is the window's menu. Keys that type into entries stay out of it,
// because a menu takes its shortcuts before the focused entry does.
func (w *Window) menu() *fyne.MainMenu {
	m := menus{w}
	return fyne.NewMainMenu(m.file(), m.edit(), m.practice(), m.view(), m.help())
}

// menus are made anew from the window as it is now.
type menus struct{ *Window }

func item(label string, do func(), off bool) *fyne.MenuItem {
	m := kit.NewMenuItem(label, do)
	m.Disabled = off
	return m
}

// bound is an item that does what a key of the window does, and shows the key.
func (w menus) bound(label, name string, off bool) *fyne.MenuItem {
	b, _ := w.keys.Named(name)
	return item(withKeys(label, b.Keys[0]), func() { b.Do(keys.Press{Key: b.Keys[0]}) }, off)
}

func withKeys(label string, key keys.Key) string { return label + "  (" + string(key) + ")" }

func (w menus) file() *fyne.Menu {
	none := w.work.Project() == nil
	fixed := !w.work.Writable()
	recent := item(lang.L("Recent"), nil, true)
	for _, path := range w.params.Memory.Recent() {
		if recent.ChildMenu == nil {
			recent.ChildMenu, recent.Disabled = fyne.NewMenu(""), false
		}
		recent.ChildMenu.Items = append(recent.ChildMenu.Items,
			item(filepath.Base(path)+"  ("+filepath.Dir(path)+")", func() { w.work.Open(path, "") }, false))
	}
	quit := w.bound(lang.L("Quit"), "quit", false)
	quit.IsQuit = true
	var missing []*fyne.MenuItem
	if _, is := w.work.Missing(); is {
		missing = []*fyne.MenuItem{
			item(lang.L("The project's file is missing…"), w.commands.missingFile, false),
			fyne.NewMenuItemSeparator(),
		}
	}
	return fyne.NewMenu(lang.L("File"), append(missing,
		w.bound(lang.L("New project…"), "new", false),
		w.bound(lang.L("Open…"), "open", false),
		recent,
		item(lang.L("Open the sample project"), w.work.OpenSample, false),
		fyne.NewMenuItemSeparator(),
		w.bound(lang.L("Import articles…"), "import", fixed),
		item(lang.L("Import a folder…"), w.commands.importFolder, fixed),
		item(lang.L("Article details…"), w.commands.articleDetails, none || w.work.Session().Article() == nil),
		fyne.NewMenuItemSeparator(),
		w.bound(lang.L("Export…"), "export", none),
		item(lang.L("Save a copy…"), w.commands.saveCopy, none),
		fyne.NewMenuItemSeparator(),
		quit,
	)...)
}

func (w menus) edit() *fyne.Menu {
	none := w.work.Project() == nil
	return fyne.NewMenu(lang.L("Edit"),
		w.bound(lang.L("Undo"), "undo", none),
		w.bound(lang.L("Redo"), "redo", none),
		fyne.NewMenuItemSeparator(),
		w.bound(lang.L("Copy"), "copy", none),
		w.bound(lang.L("Select the paragraph"), "select all", none),
		fyne.NewMenuItemSeparator(),
		w.bound(lang.L("Find paragraphs"), "find", none),
		w.bound(lang.L("My drafts, unsure, notes and questions"), "mine", none),
		w.bound(lang.L("Go to paragraph"), "go to", none),
		w.bound(lang.L("Next article"), "next article", none),
		w.bound(lang.L("Previous article"), "previous article", none),
		w.bound(lang.L("Next draft or unsure"), "next open", none),
		w.bound(lang.L("Previous draft or unsure"), "previous open", none),
		fyne.NewMenuItemSeparator(),
		item(withKeys(lang.L("Ask the lead…"), "!"), w.commands.inquire, !w.work.Writable()),
		item(lang.L("Targets…"), w.commands.targets, none),
		item(lang.L("Switch person…"), w.commands.switchPerson, none),
	)
}

func (w menus) practice() *fyne.Menu {
	practising, offered, toggle := w.work.Practising(), w.work.Offer().Articles > 0, w.keys.Of("practice")[0]
	return fyne.NewMenu(lang.L("Practice"),
		item(withKeys(lang.L("Practise"), toggle), w.work.Practise, w.work.Project() == nil || practising || !offered),
		item(lang.L("Practise again from the beginning"), w.work.PractiseAgain, !practising),
		item(withKeys(lang.L("Back to real work"), toggle), w.work.LeavePractice, !practising),
		fyne.NewMenuItemSeparator(),
		item(lang.L("For practice alone…"), w.commands.practiceAlone, !w.work.Leads() || !offered),
		item(lang.L("Pass mark and repeats…"), w.commands.practiceSettings, !w.work.Leads()),
	)
}

func (w menus) view() *fyne.Menu {
	look, none := w.params.Memory.Look(), w.work.Project() == nil
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
		places = append(places, w.bound(t.name(), string(t.id), none))
	}
	numbers := item(lang.L("Number keys everywhere"), w.toggleNumberKeys, false)
	numbers.Checked = w.params.Memory.NumberKeys()
	day := item(lang.L("What I did today"), w.toggleDay, false)
	day.Checked = w.params.Memory.CountsDay()
	return fyne.NewMenu(lang.L("View"), append(places,
		fyne.NewMenuItemSeparator(),
		mode(lang.L("Light"), theme.AlwaysLight),
		mode(lang.L("Dark"), theme.AlwaysDark),
		mode(lang.L("As the desktop"), theme.System),
		fyne.NewMenuItemSeparator(),
		w.bound(lang.L("Larger text"), "larger", false),
		w.bound(lang.L("Smaller text"), "smaller", false),
		w.bound(lang.L("Normal text"), "normal", false),
		fyne.NewMenuItemSeparator(),
		numbers,
		day,
		item(withKeys(lang.L("Definitions of the question"), "F2"), func() { w.onKey(fyne.KeyF2, false, false) }, none),
	)...)
}

// toggleDay shows or hides how much somebody did today.
func (w menus) toggleDay() {
	w.params.Memory.SetCountsDay(!w.params.Memory.CountsDay())
	w.window.SetMainMenu(w.menu())
	w.restyle()
}

func (w menus) help() *fyne.Menu {
	help := item(lang.L("Line of help"), func() { w.setHelp(w.params.Memory.HintHidden()) }, false)
	help.Checked = !w.params.Memory.HintHidden()
	return fyne.NewMenu(lang.L("Help"),
		item(lang.L("Guide"), w.commands.ask.Guide, false),
		w.bound(lang.L("All keys"), "keys", false),
		help,
		fyne.NewMenuItemSeparator(),
		item(lang.L("About Plumbline"), w.commands.ask.About, false),
	)
}

// setHelp shows the line of help for the first minutes, or sends it away for good.
func (w *Window) setHelp(on bool) {
	w.params.Memory.HideHint(!on)
	w.window.SetMainMenu(w.menu())
	w.restyle()
	w.returnFocus()
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
	if s := w.work.Session(); s != nil {
		s.SetNumberKeys(on)
	}
	w.window.SetMainMenu(w.menu())
}
