package annotate

import "slices"

// keyed are the entries of one key, each once, and what they say of each other.
type keyed struct {
	entries []*Entry
	byID    map[string]*Entry
	named   map[string]bool // what another entry decided over
	early   moment          // of the early entry stamped last of those that an early one replaced
}

func newKeyed(entries []Entry) *keyed {
	k := &keyed{byID: make(map[string]*Entry, len(entries)), named: make(map[string]bool, len(entries))}
	for i := range entries {
		if e := &entries[i]; k.byID[e.ID] == nil {
			k.byID[e.ID] = e
			k.entries = append(k.entries, e)
		}
	}
	undone := k.undone()
	for _, e := range k.entries {
		k.name(e, e.Replaces)
		for _, id := range e.Also {
			if !undone[e.ID] {
				k.name(e, id)
			}
		}
		if r := k.byID[e.Replaces]; e.Early && r != nil && r.Early && r != e {
			k.early = laterOf(k.early, stampOf(r))
		}
	}
	return k
}

func (k *keyed) name(e *Entry, id string) {
	if id != "" && id != e.ID {
		k.named[id] = true
	}
}

// decided reports whether somebody decided over an entry.
func (k *keyed) decided(e *Entry) bool {
	return k.named[e.ID] || e.Early && !stampOf(e).after(k.early)
}

// heads are the entries of the key that nobody has decided over, the last in the
// order of the log first: that one is current. The entries come in any order,
// with repeats.
//
// An entry decides over those that it names: the one it replaces and, where its
// writer knew of more heads, those in Also. So it decides over all that its
// writer knew and over nothing else, and heads with different values are a
// conflict that only an entry ends that names them all.
//
// Who undoes an entry takes back that it decided over those in Also, and they
// are heads again; who redoes it, which is to undo the undo, takes that back.
// What it replaced stays replaced: the undo brings its value back.
//
// Entries from files of format 1 to 3 (Early) name only what they replaced,
// though their writers had seen more. Among themselves they keep the rule of
// their time: of all that were replaced, the one stamped last was seen with all
// before it, and these are decided too.
//
// What is found depends on the set of entries alone. Should entries name each
// other in a circle, which no program writes, and leave no head, the last in
// the order of the log is the only one.
func (k *keyed) heads() []Entry {
	var heads []Entry
	for _, e := range k.entries {
		if !k.decided(e) {
			heads = append(heads, *e)
		}
	}
	if len(heads) == 0 && len(k.entries) > 0 {
		heads = append(heads, *slices.MaxFunc(k.entries, byLog))
	}
	slices.SortFunc(heads, func(a, b Entry) int { return byLog(&b, &a) })
	return heads
}

// line reports whether each entry replaced the one before and named nothing else,
// so that the last one alone tells what the next makes of them. Of early entries
// that is not so, since they decide by their order too.
func (k *keyed) line() bool {
	open := 0
	for _, e := range k.entries {
		if e.Early && len(k.entries) > 1 || len(e.Also) > 0 || !k.holds(e.Replaces) || !k.holds(e.Undoes) {
			return false
		}
		if !k.named[e.ID] {
			open++
		}
	}
	return open == 1
}

// holds reports whether a link leads to one of the entries, or nowhere.
func (k *keyed) holds(id string) bool { return id == "" || k.byID[id] != nil }

// undone finds the entries that are undone: by an entry that is not undone
// itself. Of entries that undo each other in a circle none is.
func (k *keyed) undone() map[string]bool {
	by := make(map[string][]*Entry) // who undoes an entry
	for _, e := range k.entries {
		if k.byID[e.Undoes] != nil {
			by[e.Undoes] = append(by[e.Undoes], e)
		}
	}
	if len(by) == 0 {
		return nil
	}
	undone := make(map[string]bool, len(k.entries)) // of those of which it is known
	for waiting := k.entries; ; {
		var still []*Entry
		for _, e := range waiting {
			if is, known := whether(by[e.ID], undone); known {
				undone[e.ID] = is
			} else {
				still = append(still, e)
			}
		}
		if len(still) == len(waiting) {
			return undone
		}
		waiting = still
	}
}

// whether tells of an entry that these undo whether it is undone, if enough is
// known of them.
func whether(by []*Entry, undone map[string]bool) (is, known bool) {
	known = true
	for _, u := range by {
		itself, told := undone[u.ID]
		if told && !itself {
			return true, true
		}
		known = known && told
	}
	return false, known
}

// moment is a place in the order that programs of the formats 1 to 3 went by:
// by stamp as it is written, then by id.
type moment struct {
	stamp int64
	id    string
}

func stampOf(e *Entry) moment { return moment{e.Stamp, e.ID} }

func (m moment) after(o moment) bool {
	if m.stamp != o.stamp {
		return m.stamp > o.stamp
	}
	return m.id > o.id
}

func laterOf(a, b moment) moment {
	if b.after(a) {
		return b
	}
	return a
}

// byLog compares entries in the order of the log.
func byLog(a, b *Entry) int {
	switch {
	case a.After(b):
		return 1
	case b.After(a):
		return -1
	}
	return 0
}
