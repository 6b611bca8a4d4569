package annotate

// Heads are the heads of one key.
func Heads(entries []Entry) []Entry { return newKeyed(entries).heads() }
