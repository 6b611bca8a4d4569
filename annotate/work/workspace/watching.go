package workspace

import (
	"context"
	"sync"
	"time"

	"plumbline/annotate"
)

// Refresh reads and shows what another program, or another pen of this one, wrote.
func (w *Workspace) Refresh() {
	if w.session == nil {
		return
	}
	err := w.project.ViewAs(context.Background(), w.session.Annotator()) // roles may have changed
	taken, was := false, w.session.Book().Hash
	if err == nil {
		taken, err = w.session.Refresh(context.Background())
	}
	if err != nil || !taken {
		w.watcher.again()
		return
	}
	w.lookUpPerson()
	w.window.Refreshed(w.changeSince(was))
	w.lookForFlagged()
	w.options.Trace("refreshed")
}

// changeSince tells what is another since a version of the codebook was in force
// and places were built. A role is changed here, by a merge or by another program.
func (w *Workspace) changeSince(was string) Change {
	c := Change{Rules: w.session.Book().Hash != was}
	if viewer := w.project.Viewer(); viewer != w.viewer {
		w.viewer, c.Viewer = viewer, true
	}
	return c
}

// watcher notices what another program writes to the project, and what becomes of
// its file.
type watcher struct {
	project *Project
	mu      sync.Mutex
	seen    int64
	where   annotate.Whereabouts
	quit    chan struct{}
	done    chan struct{}
}

// watch calls changed when the file was written by another program, and moved when
// it is no longer where it was, or is again; to ask reads one number and looks at
// three names.
func watch(project *Project, every time.Duration, changed, moved func()) *watcher {
	v := &watcher{project: project, quit: make(chan struct{}), done: make(chan struct{})}
	v.seen, _ = project.DataVersion(context.Background())
	go v.run(every, changed, moved)
	return v
}

func (v *watcher) run(every time.Duration, changed, moved func()) {
	defer close(v.done)
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-v.quit:
			return
		case <-tick.C:
			if where := v.project.Whereabouts(); where != v.where {
				v.where = where
				moved()
			}
			if v.where == annotate.WhereOpened && v.different() {
				changed()
			}
		}
	}
}

func (v *watcher) different() bool {
	version, err := v.project.DataVersion(context.Background())
	v.mu.Lock()
	defer v.mu.Unlock()
	if err != nil || version == v.seen {
		return false
	}
	v.seen = version
	return true
}

// again makes the next look count as a change, because the last one could not
// be read yet.
func (v *watcher) again() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.seen = -1
}

func (v *watcher) stop() {
	close(v.quit)
	<-v.done
}
