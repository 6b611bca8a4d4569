package annotate

import "sort"

// Current is the newest entry of a key, with the number of entries the key has had.
type Current struct {
	Entry    Entry
	Revision int // 1 for the first entry of the key
}

// Fold computes what is current from any collection of entries, in any order
// and with repeats: the entry with the greatest (stamp, id) of each key.
func Fold(entries []Entry) map[Key]Current {
	seen := make(map[string]bool, len(entries))
	current := make(map[Key]Current)
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

// Conflict is a pair of decisions on one question that were made without
// knowledge of each other, differ, and between which nobody has decided since.
type Conflict struct {
	Current, Other Entry
}

// Conflicts finds the conflicts among the entries of any keys, in log order.
//
// The entries of a key form a tree: each hangs from the one it replaced. An
// entry is open as long as nobody decided over it, that is, as long as no other
// entry replaces it or replaces one that comes after it in the order of the
// log; whoever wrote such an entry saw the later one standing, and with it, in
// the same project, the outcome against the earlier. The current entry is open
// always. A key is in conflict if another open entry has a value other than the
// current one; of several the newest is named.
//
// So a change of mind that went on alone on one machine does not settle what
// another machine said meanwhile; the next answer after a merge, which replaces
// what was current then, settles all of it, whichever side it takes. Undo
// writes entries like any other, and imported labels are decisions too. An
// entry names what it replaced and not all that its writer knew: a change made
// after the other machine's last word counts as a decision over that as well.
//
// What is found depends on the set of entries alone.
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

// conflictOf compares the current entry with every other open one.
func conflictOf(es []Entry) (Conflict, bool) {
	byID := make(map[string]*Entry, len(es))
	newest := &es[0]
	for i := range es {
		byID[es[i].ID] = &es[i]
		if es[i].After(newest) {
			newest = &es[i]
		}
	}
	decided := lastDecidedOver(es, byID)
	var other *Entry
	for i := range es {
		e := &es[i]
		open := decided == nil || e.After(decided)
		rival := open && e.ID != newest.ID && e.Value != newest.Value
		if rival && (other == nil || e.After(other)) {
			other = e
		}
	}
	if other == nil {
		return Conflict{}, false
	}
	return Conflict{Current: *newest, Other: *other}, true
}

// lastDecidedOver returns the entry that comes last of those that another
// replaced: with it, all before it are decided. It is nil if there is none.
func lastDecidedOver(es []Entry, byID map[string]*Entry) *Entry {
	var last *Entry
	for i := range es {
		if r := byID[es[i].Replaces]; r != nil && r.ID != es[i].ID && (last == nil || r.After(last)) {
			last = r
		}
	}
	return last
}
