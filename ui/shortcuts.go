package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"plumbline/ui/place"
	"plumbline/ui/place/annotatescreen"
)

// addShortcuts registers the shortcuts of the window. They fire behind an open
// dialog too, hence the guard in each.
func (w *Window) addShortcuts() {
	ctrl := fyne.KeyModifierShortcutDefault
	w.shortcut(&fyne.ShortcutUndo{}, w.undo)
	w.shortcut(&fyne.ShortcutRedo{}, w.redo)
	custom := func(key fyne.KeyName, mod fyne.KeyModifier, do func()) {
		w.shortcut(&desktop.CustomShortcut{KeyName: key, Modifier: mod}, do)
	}
	custom(fyne.KeyZ, ctrl|fyne.KeyModifierShift, w.redo)
	custom(fyne.KeyF, ctrl, w.search)
	custom(fyne.KeyG, ctrl, w.GoToDialog)
	custom(fyne.KeyO, ctrl, w.OpenDialog)
	custom(fyne.KeyI, ctrl, w.ImportDialog)
	custom(fyne.KeyE, ctrl, w.ExportDialog)
	custom(fyne.KeyQ, ctrl, w.Leave)
	custom(fyne.KeyP, ctrl|fyne.KeyModifierShift, w.togglePractice)
	custom(fyne.KeyDown, ctrl, w.nextOpen)
	custom(fyne.KeyUp, ctrl, w.previousOpen)
	custom(fyne.KeyPageDown, ctrl, w.nextArticle)
	custom(fyne.KeyPageUp, ctrl, w.previousArticle)
	for _, t := range tabs {
		custom(t.key, ctrl, func() { w.OpenPlace(t.id) })
	}
	for _, plus := range []fyne.KeyName{fyne.KeyPlus, fyne.KeyEqual} {
		custom(plus, ctrl, func() { w.scaleText(+1) })
		custom(plus, ctrl|fyne.KeyModifierShift, func() { w.scaleText(+1) })
	}
	custom(fyne.KeyMinus, ctrl, func() { w.scaleText(-1) })
	custom(fyne.Key0, ctrl, func() { w.scaleText(0) })
}

// shortcut runs do unless a dialog is open.
func (w *Window) shortcut(s fyne.Shortcut, do func()) {
	c := w.window.Canvas()
	c.AddShortcut(s, func(fyne.Shortcut) {
		if c.Overlays().Top() == nil {
			do()
		}
	})
}

func (w *Window) undo() {
	if p, ok := w.place.(place.Undoer); ok {
		p.Undo()
	}
}

func (w *Window) redo() {
	if p, ok := w.place.(place.Undoer); ok {
		p.Redo()
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
func (w *Window) inAnnotate(do func(*annotatescreen.Screen)) {
	if a, ok := w.place.(*annotatescreen.Screen); ok {
		do(a)
	}
}

func (w *Window) nextOpen()        { w.inAnnotate((*annotatescreen.Screen).NextOpen) }
func (w *Window) previousOpen()    { w.inAnnotate((*annotatescreen.Screen).PreviousOpen) }
func (w *Window) nextArticle()     { w.inAnnotate((*annotatescreen.Screen).NextArticle) }
func (w *Window) previousArticle() { w.inAnnotate((*annotatescreen.Screen).PreviousArticle) }
