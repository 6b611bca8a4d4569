package annotate

import "slices"

// Current is what stands for a key: of its heads the last in the order of the
// log, the others that nobody has decided over, and the number of entries that
// the key has had.
type Current struct {
	Entry    Entry
	Revision int     // 1 for the first entry of the key
	Rivals   []Entry // the other heads, last first; nil where there is but one

	// known are all entries of the key, where they are needed to tell what the
	// next one makes of them: nil as long as each replaced the one before.
	known []Entry
}

// Names are the ids that an entry names that is written over what stands: the
// one that it replaces, and the other heads.
func (c *Current) Names() (replaces string, also []string) {
	for i := range c.Rivals {
		also = append(also, c.Rivals[i].ID)
	}
	return c.Entry.ID, also
}

// Conflict is the conflict in which the key is, if it is in one: of several
// values against the current one the newest.
func (c *Current) Conflict() (Conflict, bool) {
	for _, r := range c.Rivals {
		if r.Value != c.Entry.Value {
			return Conflict{Current: c.Entry, Other: r}, true
		}
	}
	return Conflict{}, false
}

// Line reports whether each entry of the key replaced the one before, so that the
// current one alone tells what the next makes of them.
func (c *Current) Line() bool { return c.known == nil }

// With is what stands once another entry of the key is added.
func (c Current) With(e Entry) Current {
	if c.Revision == 0 {
		return FoldKey([]Entry{e})
	}
	if c.known == nil && c.precedes(&e) {
		c.Entry = e
		c.Revision++
		return c
	}
	known := c.known
	if known == nil {
		known = []Entry{c.Entry}
	}
	k := newKeyed(append(slices.Clip(known), e))
	return stands(k, c.Revision+len(k.entries)-len(known))
}

// precedes reports whether an entry goes on with the line that ends in what stands.
func (c *Current) precedes(e *Entry) bool {
	return !c.Entry.Early && !e.Early && e.Replaces == c.Entry.ID && e.ID != c.Entry.ID &&
		len(e.Also) == 0 && (e.Undoes == "" || e.Undoes == c.Entry.ID)
}

// lacks reports whether an entry of the key is not in what stands, as far as it
// remembers: of a line it knows no more than the end.
func (c *Current) lacks(e *Entry) bool {
	switch {
	case c.Revision == 0:
		return true
	case c.known == nil:
		return e.ID != c.Entry.ID && (e.Replaces == c.Entry.ID || e.After(&c.Entry))
	}
	return !slices.ContainsFunc(c.known, func(o Entry) bool { return o.ID == e.ID })
}

// FoldKey is what stands by the entries of one key, in any order and with
// repeats; there is at least one.
func FoldKey(entries []Entry) Current {
	if straight(entries) {
		return Current{Entry: entries[len(entries)-1], Revision: len(entries)}
	}
	k := newKeyed(entries)
	c := stands(k, len(k.entries))
	if k.line() {
		c.known = nil
	}
	return c
}

// straight reports whether entries are a line that is told in its order, as most
// keys are. It takes none of the time that the general case does.
func straight(entries []Entry) bool {
	before := ""
	for i := range entries {
		e := &entries[i]
		if e.Early && len(entries) > 1 || len(e.Also) > 0 || e.Replaces != before || e.ID == before ||
			e.Undoes != before && e.Undoes != "" {
			return false
		}
		before = e.ID
	}
	return true
}

func stands(k *keyed, revision int) Current {
	heads := k.heads()
	c := Current{Entry: heads[0], Revision: revision, known: make([]Entry, len(k.entries))}
	if len(heads) > 1 {
		c.Rivals = heads[1:]
	}
	for i, e := range slices.SortedFunc(slices.Values(k.entries), byLog) {
		c.known[i] = *e
	}
	return c
}

// Fold computes what is current from any collection of entries, in any order
// and with repeats.
func Fold(entries []Entry) map[Key]Current {
	current := make(map[Key]Current)
	for key, es := range byKey(entries) {
		current[key] = FoldKey(es)
	}
	return current
}

func byKey(entries []Entry) map[Key][]Entry {
	keys := make(map[Key][]Entry)
	for _, e := range entries {
		keys[e.Key] = append(keys[e.Key], e)
	}
	return keys
}

// Conflict is a pair of decisions on one question that were made without
// knowledge of each other, differ, and over which nobody has decided since.
type Conflict struct {
	Current, Other Entry
}

// Conflicts finds the conflicts among the entries of any keys, in log order. A
// key is in conflict if one of its heads has a value other than the current
// one (see keyed.heads).
func Conflicts(entries []Entry) []Conflict {
	var found []Conflict
	for _, es := range byKey(entries) {
		stand := FoldKey(es)
		if c, ok := stand.Conflict(); ok {
			found = append(found, c)
		}
	}
	slices.SortFunc(found, func(a, b Conflict) int { return byLog(&a.Current, &b.Current) })
	return found
}
