package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/keys"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/passage"
	"plumbline/ui/place"
	"plumbline/ui/place/annotatescreen"
)

// bindings are the keys of the window, whatever place is open. The menus show them
// by their names.
func (w *Window) bindings() keys.List {
	do := func(f func()) func(keys.Press) { return func(keys.Press) { f() } }
	c := w.commands
	bindings := keys.List{
		{Title: lang.L("Moving"), Bindings: []keys.Binding{
			{
				Name:  "next article",
				Keys:  []keys.Key{"Ctrl+Page Down"},
				Do:    do(w.inAnnotate((*annotatescreen.Screen).NextArticle)),
				Shown: "Ctrl+Page Down, Up",
				Help:  lang.L("next and previous article"),
			},
			{
				Name: "previous article",
				Keys: []keys.Key{"Ctrl+Page Up"},
				Do:   do(w.inAnnotate((*annotatescreen.Screen).PreviousArticle)),
				Help: keys.Above,
			},
			{
				Name:  "next open",
				Keys:  []keys.Key{"Ctrl+Down"},
				Do:    do(w.inAnnotate((*annotatescreen.Screen).NextOpen)),
				Shown: "Ctrl+Down, Ctrl+Up",
				Help:  lang.L("next and previous draft or unsure paragraph"),
			},
			{
				Name: "previous open",
				Keys: []keys.Key{"Ctrl+Up"},
				Do:   do(w.inAnnotate((*annotatescreen.Screen).PreviousOpen)),
				Help: keys.Above,
			},
			{Name: "go to", Keys: []keys.Key{"Ctrl+G"}, Do: do(c.goTo), Help: lang.L("go to a paragraph by its number")},
			{Name: "copy", Keys: []keys.Key{"Ctrl+C"}, Do: do(w.copySelected), Help: keys.Above},
			{Name: "select all", Keys: []keys.Key{"Ctrl+A"}, Do: do(w.selectAll), Help: keys.Above},
			{
				Name: "mine", Keys: []keys.Key{"Ctrl+L"}, Do: do(w.inAnnotate((*annotatescreen.Screen).ListMine)),
				Help: lang.L("list my drafts, unsure paragraphs, notes and questions to the lead; type a label to see all that have it"),
			},
			{Name: "find", Keys: []keys.Key{"Ctrl+F"}, Do: do(w.search), Help: lang.L("search paragraphs")},
		}},
		{Title: lang.L("Marking words"), Bindings: w.markingBindings()},
		{Title: lang.L("Mistakes"), Bindings: []keys.Binding{
			{
				Name: "undo",
				Keys: []keys.Key{"Ctrl+Z"},
				Do:   do(func() { w.reverse(false) }),
				Help: lang.L("undo, also what was done before a restart"),
			},
			{
				Name:  "redo",
				Keys:  []keys.Key{"Ctrl+Shift+Z", "Ctrl+Y"},
				Do:    do(func() { w.reverse(true) }),
				Shown: "Ctrl+Shift+Z",
				Help:  lang.L("redo"),
			},
		}},
		{Title: lang.L("Window"), Bindings: []keys.Binding{
			{Name: "keys", Keys: []keys.Key{"F1"}, Do: do(c.allKeys), Help: lang.L("this list, with the keys of the open place first")},
		}},
	}
	window := &bindings[3].Bindings
	*window = append(*window, w.tabBindings()...)
	*window = append(*window, []keys.Binding{
		{
			Name:  "larger",
			Keys:  []keys.Key{"Ctrl+Plus", "Ctrl+Equal", "Ctrl+Shift+Plus", "Ctrl+Shift+Equal"},
			Do:    func(keys.Press) { w.scaleText(+1) },
			Rank:  2,
			Shown: "Ctrl+Plus, Ctrl+Minus, Ctrl+0",
			Help:  lang.L("larger, smaller and normal text"),
		},
		{Name: "smaller", Keys: []keys.Key{"Ctrl+Minus"}, Do: func(keys.Press) { w.scaleText(-1) }, Rank: 2, Help: keys.Above},
		{Name: "normal", Keys: []keys.Key{"Ctrl+0"}, Do: func(keys.Press) { w.scaleText(0) }, Rank: 2, Help: keys.Above},
		{
			Name:  "new",
			Keys:  []keys.Key{"Ctrl+N"},
			Do:    do(c.newProject),
			Rank:  2,
			Shown: "Ctrl+N, Ctrl+O, Ctrl+I, Ctrl+Shift+E",
			Help:  lang.L("new project, open, import, export"),
		},
		{Name: "open", Keys: []keys.Key{"Ctrl+O"}, Do: do(c.openDialog), Rank: 2, Help: keys.Above},
		{Name: "import", Keys: []keys.Key{"Ctrl+I"}, Do: do(c.importDialog), Rank: 2, Help: keys.Above},
		{Name: "export", Keys: []keys.Key{"Ctrl+Shift+E"}, Do: do(c.exportDialog), Rank: 2, Help: keys.Above},
		{
			Name: "practice",
			Keys: []keys.Key{"Ctrl+Shift+P"},
			Do:   do(w.work.TogglePractice),
			Rank: 2,
			Help: lang.L("practice, and back to real work"),
		},
		{Keys: []keys.Key{"Alt"}, Rank: 2, Help: lang.L("the menus; arrows and Enter choose")}, // Fyne opens them
		{Name: "quit", Keys: []keys.Key{"Ctrl+Q"}, Do: do(w.Leave), Rank: 2, Help: lang.L("quit; everything is saved already")},
	}...)
	return bindings
}

// markingBindings are the keys with Ctrl by which words are marked in Annotate.
func (w *Window) markingBindings() []keys.Binding {
	in := func(do func(a *annotatescreen.Screen)) func(keys.Press) {
		return func(keys.Press) { w.inAnnotate(do)() }
	}
	list := []keys.Binding{{
		Name: "caret", Keys: []keys.Key{"Ctrl+E"}, Do: in((*annotatescreen.Screen).TurnCaret),
		Help: lang.L("a caret in the text: arrows, Home and End move it, with Ctrl by words, with Shift they select; Esc leaves it"),
	}}
	for _, m := range []struct {
		key    keys.Key
		motion passage.Motion
	}{
		{"Right", passage.WordRight}, {"Left", passage.WordLeft}, {"Home", passage.TextStart}, {"End", passage.TextEnd},
	} {
		list = append(list, keys.Binding{
			Keys: []keys.Key{"Ctrl+" + m.key}, Help: keys.Above, Do: in(func(a *annotatescreen.Screen) { a.Move(m.motion) }),
		}, keys.Binding{
			Keys: []keys.Key{"Ctrl+Shift+" + m.key}, Help: keys.Above, Do: in(func(a *annotatescreen.Screen) { a.Extend(m.motion) }),
		})
	}
	return list
}

// tabBindings open the places.
func (w *Window) tabBindings() []keys.Binding {
	all, names := make([]keys.Binding, len(tabs)), make([]string, len(tabs))
	for i, t := range tabs {
		names[i] = t.name()
		all[i] = keys.Binding{
			Name: string(t.id), Keys: []keys.Key{keys.Key(fmt.Sprintf("Ctrl+%d", i+1))},
			Do: func(keys.Press) { w.OpenPlace(t.id) }, Help: keys.Above,
		}
	}
	all[0].Shown = fmt.Sprintf("Ctrl+1 … Ctrl+%d", len(tabs))
	all[0].Help = lang.L("the places: {{.Names}}", map[string]any{"Names": strings.Join(names, ", ")})
	return all
}

// addShortcuts registers the keys with Ctrl. They fire behind an open dialog too,
// hence the guard.
func (w *Window) addShortcuts() {
	c := w.window.Canvas()
	for _, g := range w.keys {
		for _, b := range g.Bindings {
			for _, key := range b.Keys {
				s := key.Shortcut()
				if s == nil {
					continue
				}
				c.AddShortcut(s, func(fyne.Shortcut) {
					if c.Overlays().Top() == nil {
						b.Do(keys.Press{Key: key})
					}
				})
			}
		}
	}
}

func (w *Window) onKey(name fyne.KeyName, shift, held bool) {
	kit.DropTip(w.window.Canvas())
	if w.keys.Press(keys.Named(name, shift, held), 0) {
		return
	}
	if p := w.answering(); p != nil {
		p.OnKey(name, shift, held)
	}
}

// answering is the place that keys go to, nil if there is none. Where a page stands for
// it, the person is told what leads on from there.
func (w *Window) answering() place.Place {
	if w.bare && w.place != nil {
		w.say(lang.L("There is nothing to label yet: Ctrl+I brings articles in"))
		return nil
	}
	return w.place
}

// allKeys are the keys of the open place, if it has some of its own, and then
// those of Annotate and of the window.
func (w *Window) allKeys() keys.List {
	common := append(keys.Merge(annotatescreen.Keys(), w.keys), modal.Keys()...)
	if k, ok := w.place.(place.Keyed); ok {
		return append(k.Keys(), common...)
	}
	return common
}

// copySelected copies what is selected in an entry that has the keys, or else in the
// place.
func (w *Window) copySelected() {
	clipboard := w.params.App.Clipboard()
	if e, ok := w.window.Canvas().Focused().(fyne.Shortcutable); ok {
		e.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clipboard})
		return
	}
	p, ok := w.place.(place.Copier)
	if !ok || p.Selected() == "" {
		w.say(lang.L("Nothing is selected: drag over text, or Shift with the arrows."))
		return
	}
	clipboard.SetContent(p.Selected())
	if c, ok := w.place.(place.Claimant); ok {
		c.Copied()
	}
	w.say(lang.L("Copied"))
}

// selectAll selects all text of an entry that has the keys, or else of the paragraph.
func (w *Window) selectAll() {
	if e, ok := w.window.Canvas().Focused().(fyne.Shortcutable); ok {
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
	} else if p, ok := w.place.(place.Copier); ok {
		p.SelectAll()
	}
}

// search puts the keys into the search box of the place, or else of Annotate.
func (w *Window) search() {
	if p, ok := w.place.(place.Searcher); ok {
		p.FocusSearch()
	} else if a := w.annotating(); a != nil {
		a.FocusSearch()
	}
}

// inAnnotate does something in the Annotate place, while that is open.
func (w *Window) inAnnotate(do func(*annotatescreen.Screen)) func() {
	return func() {
		if a, ok := w.place.(*annotatescreen.Screen); ok {
			do(a)
		}
	}
}
