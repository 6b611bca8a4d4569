package ui

import (
	"fmt"

	"fyne.io/fyne/v2/lang"

	"plumbline/ui/modal"
)

// Leave closes the window once everything is on disk; if something cannot be
// written it asks first. What writers still have to tell waits before the
// window's goroutine: Fyne 2.8 may never end if it is told to quit while
// functions are queued there, so it is told behind them.
func (w *Window) Leave() {
	w.closeProject(func() {
		w.params.Memory.SetWindowSize(w.window.Canvas().Size())
		w.params.Trace("closed")
		w.params.Run(w.params.App.Quit)
	})
}

// Flush writes what is pending and closes the project, whatever the window
// does; it is called when the program ends.
func (w *Window) Flush() error {
	if w.project == nil {
		return nil
	}
	w.watcher.stop()
	w.closePlaces()
	err := w.session.Close()
	if cerr := w.project.Close(); err == nil {
		err = cerr
	}
	w.emptied()
	if err != nil {
		return fmt.Errorf("closing the project: %w", err)
	}
	return nil
}

// closeProject closes what is open and goes on; if answers cannot be written
// it asks whether to give them up.
func (w *Window) closeProject(then func()) {
	if w.project == nil {
		then()
		return
	}
	left, err := w.flush()
	if err == nil || left == 0 {
		w.onError(w.Flush())
		then()
		return
	}
	modal.Confirm(w.window, lang.L("Leave with answers unsaved?"),
		lang.N("Not written yet: {{.Count}} answers. {{.Why}} They are lost if you leave now.", left,
			map[string]any{"Count": left, "Why": err.Error()}),
		lang.L("Leave"), func() {
			_ = w.Flush() // it was said what is lost
			then()
		})
}

// emptied takes the place off the window, so that no key reaches a session that
// has ended.
func (w *Window) emptied() {
	w.project, w.session, w.place, w.places, w.at = nil, nil, nil, nil, ""
	w.lookedOn = false
	w.body.RemoveAll()
}
