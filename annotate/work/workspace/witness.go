package workspace

import (
	"context"
	"sync"

	"plumbline/annotate"
)

// witness remembers what is written to a project through this window, so that it
// can be put back should the file turn out not to have it: a file that is replaced
// by an older one takes along what was saved a moment ago. What could not be
// written it keeps at once, and no longer than until it is.
type witness struct {
	Log
	rescues Rescues
	erased  func(ctx context.Context, kept []annotate.Entry) ([]annotate.Entry, error)
	project string // its id
	path    string
	device  string

	mu      sync.Mutex
	entries []annotate.Entry // everything since the project was opened
	known   map[string]bool  // their ids
	waiting map[string]bool  // ids of those that could not be written yet
	kept    map[string]bool  // people of whom a rescue was kept
	failed  error            // why it could not be kept, at the last time
}

// bearWitness makes the project's log remember what is written to it.
func (p *Project) bearWitness(rescues Rescues, device string) {
	if _, does := p.Log.(*witness); does || rescues == nil || p.ReadOnly() {
		return
	}
	p.Log = &witness{
		Log: p.Log, rescues: rescues, erased: p.AsErased, project: p.ID(), path: p.Path(), device: device,
		known: make(map[string]bool), waiting: make(map[string]bool), kept: make(map[string]bool),
	}
}

// Append writes entries and remembers them.
func (w *witness) Append(ctx context.Context, entries ...annotate.Entry) error {
	err := w.Log.Append(ctx, entries...)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.note(entries)
	if err != nil || len(w.waiting) == 0 {
		return err
	}
	for i := range entries {
		delete(w.waiting, entries[i].ID)
	}
	if len(w.waiting) == 0 {
		w.drop()
	}
	return nil
}

// Keep keeps entries that could not be written, with everything before them.
func (w *witness) Keep(entries []annotate.Entry) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.note(entries)
	for i := range entries {
		w.waiting[entries[i].ID] = true
	}
	w.keep()
}

// keepAll keeps everything that was written.
func (w *witness) keepAll() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.keep()
}

// holds reports whether everything that waits is kept.
func (w *witness) holds() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.failed == nil && len(w.kept) > 0
}

func (w *witness) note(entries []annotate.Entry) {
	for i := range entries {
		if !w.known[entries[i].ID] {
			w.known[entries[i].ID] = true
			w.entries = append(w.entries, entries[i])
		}
	}
}

// keep writes a rescue for each person who wrote; the caller holds the lock.
func (w *witness) keep() {
	if left, err := w.erased(context.Background(), w.entries); err == nil { // else the project cannot say what was forgotten
		w.entries = left
	}
	byAuthor := make(map[string][]annotate.Entry)
	for i := range w.entries {
		byAuthor[w.entries[i].Author] = append(byAuthor[w.entries[i].Author], w.entries[i])
	}
	w.failed = nil
	for author, entries := range byAuthor {
		err := w.rescues.Keep(annotate.Rescue{
			Project: w.project, Annotator: author, Device: w.device, Path: w.path, Entries: entries,
		})
		if err != nil {
			w.failed = err
			continue
		}
		w.kept[author] = true
	}
}

// drop removes what was kept, as it is written now; the caller holds the lock.
func (w *witness) drop() {
	for author := range w.kept {
		if w.rescues.Drop(w.project, author, w.device) == nil {
			delete(w.kept, author)
		}
	}
}

// dropAll does so when the file is in its place again.
func (w *witness) dropAll() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.waiting) == 0 {
		w.drop()
	}
}
