package annotate

// Action is one user action of the log: its entries, oldest first.
type Action struct {
	ID      string
	Entries []Entry
	// Current is set by a History: which entry stands for one of Entries by
	// now, where an undo or redo has brought its value back.
	Current map[string]string
}

// History replays one annotator's actions on one device, and knows which can
// be undone and redone. An undo is itself an action in the log, so the
// history is the same after a restart.
type History struct {
	undo, redo []Action
	known      map[string]told
	current    map[string]string // an entry to the newest that brought it back
	cut        bool              // something reversed lies before the first action
}

// told is what a history remembers of an entry.
type told struct {
	action   string
	replaces string
	restores string // the entry whose value this one brought back, or itself
}

// NewHistory replays actions, oldest first.
func NewHistory(actions []Action) *History {
	h := &History{known: make(map[string]told), current: make(map[string]string)}
	for _, a := range actions {
		h.Add(a)
	}
	return h
}

// Add appends an action that was just written. Imported labels are not
// undone and leave the history as it is.
func (h *History) Add(a Action) {
	if len(a.Entries) == 0 || a.Entries[0].Origin == OriginImport {
		return
	}
	for _, e := range a.Entries {
		h.remember(a.ID, e)
	}
	undone, known := h.known[a.Entries[0].Undoes]
	reversed := undone.action
	h.cut = h.cut || a.Entries[0].Undoes != "" && !known
	switch {
	case a.Entries[0].Undoes == "":
		h.undo = append(h.undo, a)
		h.redo = nil
	case remove(&h.undo, reversed):
		h.redo = append(h.redo, a)
	case remove(&h.redo, reversed):
		h.undo = append(h.undo, a)
	}
}

// remember notes an entry, and if it undoes another, which earlier entry it
// put back in its place: answering twice and undoing twice must find the
// first answer standing, though by the entry of an undo.
func (h *History) remember(action string, e Entry) {
	t := told{action: action, replaces: e.Replaces, restores: e.ID}
	if undone, ok := h.known[e.Undoes]; ok && undone.replaces != "" {
		t.restores = undone.replaces
		if before, ok := h.known[undone.replaces]; ok {
			t.restores = before.restores
		}
		h.current[t.restores] = e.ID
	}
	h.known[e.ID] = t
}

// Cut reports whether an action of the history reverses one that lies before
// it, so that only a longer history knows what can be redone.
func (h *History) Cut() bool { return h.cut }

// Undo returns the action that an undo would reverse.
func (h *History) Undo() (Action, bool) { return h.last(h.undo) }

// Redo returns the undo that a redo would reverse.
func (h *History) Redo() (Action, bool) { return h.last(h.redo) }

// Forget drops an action that could not be reversed because something else
// was decided since, so that the next undo reaches the one before.
func (h *History) Forget(id string) {
	if !remove(&h.undo, id) {
		remove(&h.redo, id)
	}
}

func (h *History) last(as []Action) (Action, bool) {
	if len(as) == 0 {
		return Action{}, false
	}
	a := as[len(as)-1]
	a.Current = make(map[string]string, len(a.Entries))
	for _, e := range a.Entries {
		if id, ok := h.current[h.known[e.ID].restores]; ok {
			a.Current[e.ID] = id
		}
	}
	return a, true
}

func remove(as *[]Action, id string) bool {
	for i := len(*as) - 1; i >= 0; i-- {
		if (*as)[i].ID == id {
			*as = append((*as)[:i], (*as)[i+1:]...)
			return true
		}
	}
	return false
}

// Reverse writes, as one new action, what each entry of a had replaced, and
// how that had come about: a layout guess that was written by submitting is
// one again, and an answer that comes back keeps the version of the codebook
// under which it was given. current tells the id of what stands for a key now;
// replaced tells value, origin and codebook of the entry with the given id. A
// key on which something else was decided since is left alone and returned in
// kept.
func Reverse(p *Pen, a Action, current func(Key) string, replaced func(id string) Entry) (entries []Entry, kept []Entry) {
	p.Begin()
	for i := len(a.Entries) - 1; i >= 0; i-- {
		e := a.Entries[i]
		newest := e.ID
		if id, ok := a.Current[e.ID]; ok {
			newest = id
		}
		if current(e.Key) != newest {
			kept = append(kept, e)
			continue
		}
		before := Entry{Origin: e.Origin}
		if e.Replaces != "" {
			before = replaced(e.Replaces)
		}
		if before.Origin == OriginImport {
			before.Origin = e.Origin // to put an imported label back is no import
		}
		r := p.Write(e.Key, before.Value, newest, before.Origin)
		if before.Value != "" && before.Codebook != "" {
			r.Codebook = before.Codebook
		}
		r.Undoes = e.ID
		entries = append(entries, r)
	}
	return entries, kept
}
