package workspace

import (
	"context"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/team"
)

// acts are what the person in the session did beside answering, here and on no other
// device: what undo goes through. It reaches across a restart, because it is the log.
type acts struct {
	history *annotate.History
	known   map[string]bool // the acts in it
	passed  map[string]bool // the acts that undo passed over
	after   int64           // the rank above which acts are that are done since the project was opened
}

// setBack is how far a clock may be set back while a project is open.
const setBack = time.Hour

func newActs(now time.Time) *acts {
	return &acts{
		history: annotate.NewHistory(nil), known: make(map[string]bool), passed: make(map[string]bool),
		after: now.Add(-setBack).UnixMilli(),
	}
}

// add takes up those of some acts, oldest first, that are not known yet.
func (a *acts) add(log []annotate.Action) {
	for _, act := range log {
		if !a.known[act.ID] {
			a.known[act.ID] = true
			a.history.Add(act)
		}
	}
	for id := range a.passed {
		a.history.Forget(id)
	}
}

// pass lets undo pass over an act.
func (a *acts) pass(id string) {
	a.passed[id] = true
	a.history.Forget(id)
}

// readActs reads elsewhere what was done before the project was opened. Should it not be
// readable, there is what is done from now on.
func (w *Workspace) readActs() {
	w.acts = newActs(w.options.Now())
	if !w.Writable() {
		return
	}
	project, s := w.project, w.session
	device, lead := w.options.Shelf.Device(), project.Viewer().Lead
	var log []annotate.Action
	var err error
	w.options.Work(func() { log, err = team.ReadActs(context.Background(), project, s.Annotator(), device, lead) }, func() {
		if w.session == s && err == nil {
			w.acts.history, w.acts.known = annotate.NewHistory(nil), make(map[string]bool)
			w.acts.add(log)
		}
	})
}

// followActs takes up what was done since, whichever way.
func (w *Workspace) followActs() error {
	log, err := team.ReadActsAfter(
		context.Background(), w.project, w.session.Annotator(), w.options.Shelf.Device(), w.project.Viewer().Lead, w.acts.after,
	)
	w.acts.add(log)
	return err
}
