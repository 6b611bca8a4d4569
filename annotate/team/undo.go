package team

import (
	"context"
	"math"

	"plumbline/annotate"
)

// replayed is how many acts are read from the log at first; where they are not enough to
// tell what was undone, ten times as many are read.
const replayed = 1000

// ActReader reads what somebody did beside answering after a rank, newest acts last.
type ActReader interface {
	Acts(ctx context.Context, annotator, device string, after int64, limit int) ([]annotate.Action, error)
}

// ReadActs reads what one person did beside answering on one device: what undo and redo go
// through, whenever it was done. Who leads no more takes back what is about themselves alone.
func ReadActs(ctx context.Context, from ActReader, annotator, device string, lead bool) ([]annotate.Action, error) {
	for limit, before := replayed, 0; ; limit *= 10 {
		acts, err := from.Acts(ctx, annotator, device, fromTheStart, limit)
		if err != nil || len(acts) == before || !annotate.NewHistory(acts).Cut() {
			return mayUndo(acts, lead), err
		}
		before = len(acts)
	}
}

// fromTheStart is less than every rank.
const fromTheStart = -1

// ReadActsAfter reads those after a rank.
func ReadActsAfter(ctx context.Context, from ActReader, annotator, device string, lead bool, after int64) ([]annotate.Action, error) {
	acts, err := from.Acts(ctx, annotator, device, after, math.MaxInt)
	return mayUndo(acts, lead), err
}

func mayUndo(acts []annotate.Action, lead bool) []annotate.Action {
	if lead {
		return acts
	}
	return ownActs(acts)
}

// ownActs are the acts of which every entry is its author's own.
func ownActs(all []annotate.Action) (own []annotate.Action) {
	for _, a := range all {
		theirs := 0
		for i := range a.Entries {
			if annotate.Whose(&a.Entries[i]) != "" {
				theirs++
			}
		}
		if theirs == len(a.Entries) {
			own = append(own, a)
		}
	}
	return own
}

// EntryReader is what an act is taken back by.
type EntryReader interface {
	CurrentReader
	Entry(ctx context.Context, id string) (*annotate.Entry, error)
}

// TakeBack makes the entries that take an act back, or repeat it where the act is an undo.
// What something else was decided about since stays as it is; kept says how much that is.
func TakeBack(ctx context.Context, from EntryReader, pen *annotate.Pen, a annotate.Action) (entries []annotate.Entry, kept int, err error) {
	current, before := make(map[annotate.Key]string), make(map[string]annotate.Entry)
	for _, e := range a.Entries {
		now, err := from.Stands(ctx, e.Key)
		if err != nil {
			return nil, 0, err
		}
		current[e.Key] = now.Entry.ID
		if e.Replaces == "" {
			continue
		}
		was, err := from.Entry(ctx, e.Replaces)
		if err != nil {
			return nil, 0, err
		}
		before[e.Replaces] = *was
	}
	entries, left := annotate.Reverse(
		pen, a,
		func(k annotate.Key) string { return current[k] },
		func(id string) annotate.Entry { return before[id] },
	)
	return entries, len(left), nil
}
