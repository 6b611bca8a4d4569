package annotate

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
