package annotatetest

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Log is what a project in memory holds; everything else is folded from it, as
// a project file does.
type Log struct {
	Book     *codebook.Codebook
	Versions *codebook.Versions // nil while there is but one
	Articles []*annotate.Article
	Entries  []annotate.Entry
}

// Current is what stands for every key.
func (l *Log) Current() map[annotate.Key]annotate.Standing { return annotate.Fold(l.Entries) }

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

// Newest is the newest entry of a key, or nil.
func (l *Log) Newest(key annotate.Key) *annotate.Entry {
	if s, ok := l.Current()[key]; ok {
		return &s.Entry
	}
	return nil
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
		said := e.Key.Kind == annotate.KindAnswer || e.Key.Kind == annotate.KindSubmission || e.Key.Layer == annotate.LayerFinal
		if !said || e.Author != annotator || e.Device != device || e.Origin == annotate.OriginImport {
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

// Targets are those that were declared, in their order.
func (l *Log) Targets() []annotate.Target {
	byID := make(map[string]*annotate.Target)
	for key, s := range l.Current() {
		if key.Kind != annotate.KindTarget {
			continue
		}
		if byID[key.Subject] == nil {
			byID[key.Subject] = &annotate.Target{ID: key.Subject}
		}
		byID[key.Subject].Set(key.Field, s.Entry.Value)
	}
	var targets []annotate.Target
	for _, t := range byID {
		targets = append(targets, *t)
	}
	annotate.SortTargets(targets)
	return targets
}
