// Package saving writes what a person did to disk in a goroutine, in order,
// without making them wait, and reports how far it is.
package saving

import (
	"context"
	"sync"
	"time"

	"plumbline/annotate"
)

// Kind says whether what is on screen is on disk.
type Kind int

// The kinds of save states.
const (
	Idle    Kind = iota // nothing was written yet
	Pending             // something is on its way to disk
	Done                // everything shown is on disk, newest commit at At
	Failed              // a write failed and will be tried again
)

// State is what the status bar shows.
type State struct {
	Kind Kind
	At   time.Time // of the newest commit
	Err  error     // why the latest write failed
	Left int       // actions not yet on disk

	Committed []annotate.Entry // what the newest commit put on disk
}

// Store is where a saver writes.
type Store interface {
	Append(ctx context.Context, entries ...annotate.Entry) error
	SetBookmark(ctx context.Context, annotator, device string, bookmark annotate.Bookmark) error
}

// Keeper is a store that keeps elsewhere what it could not write, in case that it
// never can. It is given everything that waits, on the saver's goroutine.
type Keeper interface {
	Keep(entries []annotate.Entry)
}

// Options say for whom a saver writes, and how time and goroutines are
// provided.
type Options struct {
	Annotator string
	Device    string
	ReadOnly  bool // no place is written

	Now   func() time.Time                // nil = time.Now
	Run   func(f func())                  // brings a callback to the goroutine of the one who answers; nil = at once
	Saved func(State)                     // called, through Run, when the state changes
	Retry func(attempt int) time.Duration // pause before a failed write is tried again; nil = 1 s to 10 s
}

func (o *Options) setDefaults() {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Run == nil {
		o.Run = func(f func()) { f() }
	}
	if o.Saved == nil {
		o.Saved = func(State) {}
	}
	if o.Retry == nil {
		o.Retry = func(attempt int) time.Duration {
			return min(time.Second<<min(attempt, 4), 10*time.Second)
		}
	}
}

// Saver is the one writer: it commits actions in the order they were made,
// each in its own transaction, and tries a failed one again until it holds.
type Saver struct {
	store   Store
	options Options
	held    []annotate.Entry // the action being made, on the session's goroutine

	mu      sync.Mutex
	queued  *sync.Cond
	jobs    []job
	closing bool
	failing error
	failed  int        // how many writes have failed
	idle    *sync.Cond // a write ended
	newest  time.Time  // of the newest commit of answers
	done    chan struct{}
	wake    chan struct{} // ends a pause before a retry
}

// job is one transaction: the entries of an action, or a place.
type job struct {
	entries  []annotate.Entry
	bookmark *annotate.Bookmark
}

// New starts a saver. Whoever starts one ends it by Close or Stop.
func New(store Store, o Options) *Saver {
	o.setDefaults()
	w := &Saver{store: store, options: o, done: make(chan struct{}), wake: make(chan struct{}, 1)}
	w.queued, w.idle = sync.NewCond(&w.mu), sync.NewCond(&w.mu)
	go w.run()
	return w
}

// Hold keeps an entry until its action is complete.
func (w *Saver) Hold(e annotate.Entry) { w.held = append(w.held, e) }

// Release queues the action's entries and returns them.
func (w *Saver) Release() []annotate.Entry {
	entries := w.held
	w.held = nil
	if len(entries) == 0 {
		return nil
	}
	w.options.Saved(w.push(job{entries: entries}))
	return entries
}

// Queue returns the actions that are not yet on disk, oldest first.
func (w *Saver) Queue() []annotate.Action {
	w.mu.Lock()
	defer w.mu.Unlock()
	var actions []annotate.Action
	for _, j := range w.jobs {
		if j.bookmark == nil {
			actions = append(actions, annotate.Action{ID: j.entries[0].Action, Entries: j.entries})
		}
	}
	return actions
}

// state returns how far writing is at this moment. A failure stands until a write
// succeeds, whatever was answered since.
func (w *Saver) state() State {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.stateLocked()
}

// stateLocked is the state; the caller holds the lock.
func (w *Saver) stateLocked() State {
	s := State{Kind: Done, At: w.newest, Err: w.failing, Left: w.left()}
	switch {
	case s.Err != nil:
		s.Kind = Failed
	case s.Left > 0:
		s.Kind = Pending
	case s.At.IsZero():
		s.Kind = Idle
	}
	return s
}

// Bookmark queues where the window is. A later place replaces one still waiting.
func (w *Saver) Bookmark(p annotate.Bookmark) {
	if w.options.ReadOnly {
		return
	}
	w.mu.Lock()
	if n := len(w.jobs); n > 1 && w.jobs[n-1].bookmark != nil {
		w.jobs = w.jobs[:n-1]
	}
	w.mu.Unlock()
	w.push(job{bookmark: &p})
}

// push queues a job and returns how things are with it queued: the writer may
// be done with it before the caller can ask.
func (w *Saver) push(j job) State {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.jobs = append(w.jobs, j)
	w.queued.Signal()
	if w.failing != nil && j.bookmark == nil {
		w.hurry() // it is kept with what waits already, or written
	}
	return w.stateLocked()
}

// keep gives a store that keeps what it could not write everything that waits.
func (w *Saver) keep() {
	k, ok := w.store.(Keeper)
	if !ok {
		return
	}
	var waiting []annotate.Entry
	for _, a := range w.Queue() {
		waiting = append(waiting, a.Entries...)
	}
	k.Keep(waiting)
}

// Pending counts the actions not yet on disk.
func (w *Saver) Pending() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.left()
}

func (w *Saver) left() int {
	n := 0
	for _, j := range w.jobs {
		if j.bookmark == nil {
			n++
		}
	}
	return n
}

func (w *Saver) run() {
	defer close(w.done)
	for attempt := 0; ; {
		j, ok := w.next()
		if !ok {
			return
		}
		err := w.commit(j)
		at := w.options.Now()
		w.mu.Lock()
		mended := w.failing != nil && err == nil
		w.failing = err
		if err == nil {
			w.jobs = w.jobs[1:]
			attempt = 0
		}
		if err == nil && j.bookmark == nil {
			w.newest = at
		}
		if err != nil {
			w.failed++
		}
		closing := w.closing
		w.idle.Broadcast()
		w.mu.Unlock()
		if err != nil {
			w.keep()
		}
		if err != nil || mended || j.bookmark == nil {
			w.report(j, err)
		}
		if err == nil {
			continue
		}
		if closing {
			return
		}
		w.pause(w.options.Retry(attempt))
		attempt++
	}
}

// next waits for the oldest job; it stays queued until it is on disk.
func (w *Saver) next() (job, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for len(w.jobs) == 0 {
		if w.closing {
			return job{}, false
		}
		w.queued.Wait()
	}
	return w.jobs[0], true
}

func (w *Saver) commit(j job) error {
	ctx := context.Background()
	if j.bookmark != nil {
		return w.store.SetBookmark(ctx, w.options.Annotator, w.options.Device, *j.bookmark)
	}
	return w.store.Append(ctx, j.entries...)
}

// report tells the state after a job, as it is when the session's goroutine
// gets to hear of it: by then more may have been answered.
func (w *Saver) report(j job, err error) {
	w.options.Run(func() {
		state := w.state()
		if err == nil {
			state.Committed = j.entries
		}
		w.options.Saved(state)
	})
}

func (w *Saver) pause(d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-w.wake:
	}
}

// Close lets the writer finish what is queued. If that fails once more the
// error is returned and what is left stays counted by pending.
func (w *Saver) Close() error {
	w.Stop()
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.failing
}

// Flush waits until everything is on disk, or returns why a write failed.
func (w *Saver) Flush() error {
	w.hurry()
	w.mu.Lock()
	defer w.mu.Unlock()
	for before := w.failed; len(w.jobs) > 0; {
		if w.failed != before && w.failing != nil {
			return w.failing
		}
		w.idle.Wait() // a write that failed may have succeeded by the time this goroutine wakes
	}
	return nil
}

// hurry ends a pause before a retry.
func (w *Saver) hurry() {
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// Stop lets the writer try what is queued once more, and ends it.
func (w *Saver) Stop() {
	w.mu.Lock()
	w.closing = true
	w.queued.Signal()
	w.mu.Unlock()
	w.hurry()
	<-w.done
}
