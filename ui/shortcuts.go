package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
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
	custom(fyne.KeyDown, ctrl, w.nextOpen)
	custom(fyne.KeyUp, ctrl, w.previousOpen)
	custom(fyne.KeyPageDown, ctrl, w.nextArticle)
	custom(fyne.KeyPageUp, ctrl, w.previousArticle)
	custom(fyne.Key1, ctrl, func() {}) // Annotate, the place that is open
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
	if w.place != nil {
		w.place.Undo()
	}
}

func (w *Window) redo() {
	if w.place != nil {
		w.place.Redo()
	}
}

func (w *Window) search() {
	if w.place != nil {
		w.place.FocusSearch()
	}
}

func (w *Window) nextOpen() {
	if w.place != nil {
		w.place.NextOpen()
	}
}

func (w *Window) nextArticle() {
	if w.place != nil {
		w.place.NextArticle()
	}
}

func (w *Window) previousArticle() {
	if w.place != nil {
		w.place.PreviousArticle()
	}
}

func (w *Window) previousOpen() {
	if w.place != nil {
		w.place.PreviousOpen()
	}
}
