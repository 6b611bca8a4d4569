package workspace

import (
	"fmt"

	"plumbline/annotate"
)

// Close closes what is open and goes on; if answers cannot be written it asks
// whether to give them up.
func (w *Workspace) Close(then func()) {
	if w.project == nil {
		then()
		return
	}
	left, err := w.flush()
	if err == nil || left == 0 {
		w.window.Failed(w.CloseNow())
		then()
		return
	}
	w.window.AskToLose(left, err, w.project.keeps(), func() {
		_ = w.CloseNow() // it was said what is lost
		then()
	})
}

// CloseNow writes what is pending and closes the project, whatever cannot be
// written.
func (w *Workspace) CloseNow() error {
	if w.project == nil {
		return nil
	}
	w.watcher.stop()
	w.keepsake()
	w.window.ClosePlaces()
	err := w.session.Close()
	if cerr := w.project.Close(); err == nil {
		err = cerr
	}
	w.empty()
	if err != nil {
		return fmt.Errorf("closing the project: %w", err)
	}
	return nil
}

// flush writes what is pending anywhere, and returns how much could not be
// written and why.
func (w *Workspace) flush() (left int, err error) {
	err = w.session.Flush()
	elsewhere, kerr := w.window.FlushPlaces()
	if err == nil {
		err = kerr
	}
	return w.session.Pending() + elsewhere, err
}

func (w *Workspace) empty() {
	w.project, w.session, w.sawWarning, w.missing = nil, nil, false, annotate.WhereOpened
	w.acts, w.asked = nil, More{}
	w.window.Emptied()
}
