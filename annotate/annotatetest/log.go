package annotatetest

import (
	"slices"

	"plumbline/annotate"
)

// Log is a log in memory, for tests of what reads and writes entries and
// nothing else.
type Log struct{ Entries []annotate.Entry }

// Current returns the current entry of every key.
func (l *Log) Current() map[annotate.Key]annotate.Current { return annotate.Fold(l.Entries) }

// HighestStamp is the newest stamp.
func (l *Log) HighestStamp() (highest int64) {
	for _, e := range l.Entries {
		highest = max(highest, e.Stamp)
	}
	return highest
}

// Entry finds an entry by its id.
func (l *Log) Entry(id string) (*annotate.Entry, error) {
	for i := range l.Entries {
		if e := l.Entries[i]; e.ID == id {
			return &e, nil
		}
	}
	return nil, annotate.Fail(annotate.CodeNotFound, "log.no-such-entry", "ID", id)
}

// Actions are the last that an annotator did on a device, oldest first: what
// was imported is none.
func (l *Log) Actions(annotator, device string, limit int) []annotate.Action {
	var actions []annotate.Action
	for _, e := range slices.SortedFunc(slices.Values(l.Entries), func(a, b annotate.Entry) int {
		if a.After(&b) {
			return 1
		}
		return -1
	}) {
		if !e.Key.Kind.OnSheet() || e.Author != annotator || e.Device != device || e.Origin == annotate.OriginImport {
			continue
		}
		if n := len(actions); n == 0 || actions[n-1].ID != e.Action {
			actions = append(actions, annotate.Action{ID: e.Action})
		}
		last := &actions[len(actions)-1]
		last.Entries = append(last.Entries, e)
	}
	return actions[max(0, len(actions)-limit):]
}
