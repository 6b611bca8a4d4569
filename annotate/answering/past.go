package answering

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/saving"
)

// replayed is how many actions are read from the log at first; when they run
// out, ten times as many are read.
const replayed = 1000

// past is what one person did on one device, on disk and on the way there: what
// undo and redo go through. It survives a restart, because it is the log.
type past struct {
	log       Log
	saver     *saving.Saver
	options   Options
	history   *annotate.History
	replay    int                // how many actions the history was read from, -1 = all
	forgotten map[string]bool    // actions that could not be undone, because something else stands
	written   map[string]writing // what was said since the start, by entry id
}

// writing holds the value of an entry and how it came about.
type writing struct {
	value    string
	origin   annotate.Origin
	codebook string
}

// readPast makes undo and redo ready where they ended the last time, for the
// answers that are given here. A chain of undos that began before the newest
// actions is read in full, since only all of it tells what a redo is.
func readPast(ctx context.Context, log Log, saver *saving.Saver, o Options) (*past, error) {
	p := &past{log: log, saver: saver, options: o, forgotten: make(map[string]bool), written: make(map[string]writing)}
	if err := p.read(ctx, replayed); err != nil {
		return nil, err
	}
	for p.history.Cut() && p.replay > 0 {
		if err := p.read(ctx, p.replay*10); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// read replays the newest actions: those on disk, then those still on their
// way there.
func (p *past) read(ctx context.Context, limit int) error {
	queued := p.saver.Queue() // before the log is read, so that none falls between
	actions, err := p.log.Actions(ctx, p.options.Annotator, p.options.Device, limit)
	if err != nil {
		return err
	}
	p.history = annotate.NewHistory(nil)
	onDisk := make(map[string]bool, len(actions))
	for _, a := range append(actions, queued...) {
		if len(a.Entries) == 0 || onDisk[a.ID] || !p.options.Ours(a.Entries[0].Key) {
			continue
		}
		onDisk[a.ID] = true
		p.history.Add(a)
	}
	for id := range p.forgotten {
		p.history.Forget(id)
	}
	p.replay = limit
	if len(actions) < limit {
		p.replay = -1 // the whole log was read
	}
	return nil
}

// hold keeps an entry until its action is complete.
func (p *past) hold(e annotate.Entry) {
	p.written[e.ID] = writing{e.Value, e.Origin, e.Codebook}
	p.saver.Hold(e)
}

// commit hands the action's entries to the writer as one transaction and
// makes it the action that an undo reverses next.
func (p *past) commit() {
	if entries := p.saver.Release(); len(entries) > 0 {
		p.history.Add(annotate.Action{ID: entries[0].Action, Entries: entries})
	}
}

// canUndo reports whether there is something to undo.
func (p *past) canUndo() bool {
	_, ok := p.history.Undo()
	return ok
}

// undo is the action that an undo reverses; when those at hand run out, more
// are read.
func (p *past) undo(ctx context.Context) (annotate.Action, bool, error) {
	a, ok := p.history.Undo()
	for !ok && p.replay > 0 {
		if err := p.read(ctx, p.replay*10); err != nil {
			return a, false, err
		}
		a, ok = p.history.Undo()
	}
	return a, ok, nil
}

// redo is the undo that a redo reverses.
func (p *past) redo(context.Context) (annotate.Action, bool, error) {
	a, ok := p.history.Redo()
	return a, ok, nil
}

// reverse makes the entries that undo or redo an action; the caller holds and
// commits them. Those of a key that somebody answered since are kept. If there
// is nothing to reverse, the next undo passes the action over.
func (p *past) reverse(
	ctx context.Context,
	pen *annotate.Pen,
	a annotate.Action,
	current func(annotate.Key) string,
) (entries, kept []annotate.Entry, err error) {
	replaced := make(map[string]writing)
	for _, e := range a.Entries {
		if replaced[e.Replaces], err = p.entry(ctx, e.Replaces); err != nil {
			return nil, nil, err
		}
	}
	entries, kept = annotate.Reverse(pen, a, current, func(id string) annotate.Entry {
		w := replaced[id]
		return annotate.Entry{Value: w.value, Origin: w.origin, Codebook: w.codebook}
	})
	if len(entries) == 0 {
		p.history.Forget(a.ID)
		p.forgotten[a.ID] = true
	}
	return entries, kept, nil
}

// entry returns the value of an entry, written since the start or before.
func (p *past) entry(ctx context.Context, id string) (writing, error) {
	if id == "" {
		return writing{}, nil
	}
	if w, ok := p.written[id]; ok {
		return w, nil
	}
	e, err := p.log.Entry(ctx, id)
	if err != nil {
		return writing{}, err
	}
	return writing{e.Value, e.Origin, e.Codebook}, nil
}
