package annotate

import "slices"

// Rescue is what one person wrote in one project on one computer, and what may be
// in no project file: the file was moved, replaced or deleted, or could not be
// written. It is kept on that computer for that person alone, holds no text of
// articles, and is put back as everything comes into a project, as a union.
type Rescue struct {
	Project   string // the id of the project
	Annotator string
	Device    string
	Path      string // where the project was
	Entries   []Entry
}

// Erase destroys the content of those entries that an erasure says, and returns of how
// many. Their ids stay, because entries that are kept too may name them.
func (r *Rescue) Erase(erasures []Erasure) (destroyed int) {
	for i := range r.Entries {
		e := &r.Entries[i]
		doomed := func(x Erasure) bool { return x.Destroys(e) }
		if e.Value != "" && slices.ContainsFunc(erasures, doomed) {
			e.Value, e.ElapsedMS, e.Erased = "", 0, true
			destroyed++
		}
	}
	return destroyed
}

// ActionsOf are entries in their order, those of one action together.
func ActionsOf(entries []Entry) [][]Entry {
	var actions [][]Entry
	for _, e := range entries {
		if n := len(actions); n > 0 && actions[n-1][0].Action == e.Action {
			actions[n-1] = append(actions[n-1], e)
			continue
		}
		actions = append(actions, []Entry{e})
	}
	return actions
}
