package annotate

// Action is one user action of the log: its entries, oldest first.
type Action struct {
	ID      string
	Entries []Entry
}

// History replays one annotator's actions on one device, and knows which can
// be undone and redone. An undo is itself an action in the log, so the
// history is the same after a restart.
type History struct {
	undo, redo []Action
	actionOf   map[string]string // entry id to action id
}

// NewHistory replays actions, oldest first.
func NewHistory(actions []Action) *History {
	h := &History{actionOf: make(map[string]string)}
	for _, a := range actions {
		h.Add(a)
	}
	return h
}

// Add takes up an action that was just written. Imported labels are not
// undone and leave the history as it is.
func (h *History) Add(a Action) {
	if len(a.Entries) == 0 || a.Entries[0].Origin == OriginImport {
		return
	}
	for _, e := range a.Entries {
		h.actionOf[e.ID] = a.ID
	}
	reversed := h.actionOf[a.Entries[0].Undoes]
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

// Undo returns the action that an undo would reverse.
func (h *History) Undo() (Action, bool) { return last(h.undo) }

// Redo returns the undo that a redo would reverse.
func (h *History) Redo() (Action, bool) { return last(h.redo) }

// Forget drops an action that could not be reversed because something else
// was decided since, so that the next undo reaches the one before.
func (h *History) Forget(id string) {
	if !remove(&h.undo, id) {
		remove(&h.redo, id)
	}
}

func last(as []Action) (Action, bool) {
	if len(as) == 0 {
		return Action{}, false
	}
	return as[len(as)-1], true
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

// Reverse writes, as one new action, what each entry of a had replaced.
// current tells what stands for a key now; replaced tells the value of the
// entry with the given id ("" for none). A key on which something else was
// decided since is left alone and returned in kept.
func Reverse(p *Pen, a Action, current func(Key) string, valueOf func(id string) string) (entries []Entry, kept []Entry) {
	p.Begin()
	for i := len(a.Entries) - 1; i >= 0; i-- {
		e := a.Entries[i]
		if current(e.Key) != e.ID {
			kept = append(kept, e)
			continue
		}
		r := p.Write(e.Key, valueOf(e.Replaces), e.ID, e.Origin)
		r.Undoes = e.ID
		entries = append(entries, r)
	}
	return entries, kept
}
