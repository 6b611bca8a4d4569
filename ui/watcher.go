package ui

import (
	"context"
	"sync"
	"time"
)

// watchEvery is how often the project is asked whether another program wrote
// to it; the question reads one number.
const watchEvery = time.Second

// watcher notices what another program writes to the project.
type watcher struct {
	project Project
	mu      sync.Mutex
	seen    int64
	quit    chan struct{}
	done    chan struct{}
}

// watch calls changed, on the UI goroutine, when the file was written by
// another program.
func watch(project Project, work func(work func(), done func()), changed func()) *watcher {
	v := &watcher{project: project, quit: make(chan struct{}), done: make(chan struct{})}
	v.seen, _ = project.DataVersion(context.Background())
	go v.run(work, changed)
	return v
}

func (v *watcher) run(work func(work func(), done func()), changed func()) {
	defer close(v.done)
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	for {
		select {
		case <-v.quit:
			return
		case <-tick.C:
			if v.different() {
				work(func() {}, changed)
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
// be taken up yet.
func (v *watcher) again() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.seen = -1
}

func (v *watcher) stop() {
	close(v.quit)
	<-v.done
}
