package annotate

import "sort"

// Standing is the newest entry of a key and its place in the key's history.
type Standing struct {
	Entry    Entry
	Revision int // 1 for the first entry of the key
}

// Fold computes what is current from any collection of entries, in any order
// and with repeats: the entry with the greatest (stamp, id) of each key.
func Fold(entries []Entry) map[Key]Standing {
	seen := make(map[string]bool, len(entries))
	current := make(map[Key]Standing)
	for i := range entries {
		e := &entries[i]
		if seen[e.ID] {
			continue
		}
		seen[e.ID] = true
		s, ok := current[e.Key]
		s.Revision++
		if !ok || e.After(&s.Entry) {
			s.Entry = *e
		}
		current[e.Key] = s
	}
	return current
}

// Conflict is a pair of entries of one key that both replaced the same entry
// (or nothing) with different values, with nothing decided since.
type Conflict struct {
	Current, Other Entry
}

// Conflicts finds the conflicts among the entries of any keys, in log order.
func Conflicts(entries []Entry) []Conflict {
	byKey := make(map[Key][]Entry)
	for _, e := range entries {
		byKey[e.Key] = append(byKey[e.Key], e)
	}
	var found []Conflict
	for _, es := range byKey {
		if c, ok := conflictOf(es); ok {
			found = append(found, c)
		}
	}
	sort.Slice(found, func(i, j int) bool { return found[j].Current.After(&found[i].Current) })
	return found
}

// conflictOf compares the current entry with every other that replaced the
// same one; of several the newest is named, whatever the order they came in.
// An entry that something else replaced is settled.
func conflictOf(es []Entry) (Conflict, bool) {
	newest := es[0]
	replaced := make(map[string]bool)
	for _, e := range es {
		replaced[e.Replaces] = true
		if e.After(&newest) {
			newest = e
		}
	}
	var other *Entry
	for i := range es {
		e := &es[i]
		rival := e.ID != newest.ID && e.Replaces == newest.Replaces && e.Value != newest.Value && !replaced[e.ID]
		if rival && (other == nil || e.After(other)) {
			other = e
		}
	}
	if other == nil {
		return Conflict{}, false
	}
	return Conflict{Current: newest, Other: *other}, true
}
