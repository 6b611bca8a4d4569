package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"plumbline/annotate"
)

const (
	sqlEntry = `SELECT {entry} FROM log AS l WHERE l.id = ?`

	sqlNewest = `SELECT {entry} FROM current_entry AS l
WHERE l.subject = ? AND l.layer = ? AND l.round = ? AND l.annotator = ? AND l.kind = ? AND l.field = ? AND l.target = ? AND l.option = ?`

	// sqlHighest asks each writer for its greatest, by the index. It counts what the
	// viewer may not see too, because new entries must come after all of it.
	sqlHighest = `SELECT coalesce(max((SELECT max(e.rank) FROM main.entry AS e WHERE e.writer = h.number)), 0) FROM main.writer AS h`
)

var (
	sqlHistory = `SELECT {entry} FROM log AS l WHERE l.subject = ? AND l.` + sheetKinds + ` ORDER BY ` + inLogOrder

	sqlActions = actionsOf(`l.kind <> 'vote' AND (l.` + sheetKinds + ` OR l.kind = 'question')`)

	sqlActs = actionsOf(`(l.kind IN (` + quotedKinds(annotate.ActKinds()) + `)
  OR l.layer = 'practice' AND l.annotator = '' AND l.` + sheetKinds + `)`)
)

// actionsOf reads what one person wrote at one device, of entries l that meet a condition.
func actionsOf(condition string) string {
	return `SELECT {entry} FROM log AS l
WHERE l.author = ? AND l.device = ? AND l.rank > ? AND l.origin NOT IN ('import', 'carried') AND ` + condition + `
` + newestOfHand
}

// History returns every answer and submission there ever was on a paragraph,
// and how final answers were decided, in the order of the log.
func (l Log) History(ctx context.Context, paragraph string) ([]annotate.Entry, error) {
	all, err := entries(ctx, &l.file.reader, sqlHistory, paragraph)
	return all, explain(err, "doing.reading-the-history", l.file.path)
}

// Entry returns the entry with the id, or CodeNotFound.
func (l Log) Entry(ctx context.Context, id string) (*annotate.Entry, error) {
	found, err := entries(ctx, &l.file.reader, sqlEntry, id)
	if err != nil {
		return nil, explain(err, "doing.reading-the-history", l.file.path)
	}
	if len(found) == 0 {
		return nil, annotate.Fail(annotate.CodeNotFound, "log.no-such-entry", "ID", id)
	}
	return &found[0], nil
}

// Current returns the entry that stands for a key, or nil if there never was
// one.
func (l Log) Current(ctx context.Context, k annotate.Key) (*annotate.Entry, error) {
	found, err := entries(ctx, &l.file.reader, sqlNewest, k.Subject, k.Layer, k.Round, k.Annotator, k.Kind, k.Field, k.Target, k.Option)
	if err != nil {
		return nil, explain(err, "doing.reading-what-stands", l.file.path)
	}
	if len(found) == 0 {
		return nil, nil
	}
	return &found[0], nil
}

// Stands returns what stands for a key, with the revision 0 if there never was an
// entry.
func (l Log) Stands(ctx context.Context, k annotate.Key) (annotate.Current, error) {
	now, err := readKey(ctx, &l.file.reader, k)
	return now, explain(err, "doing.reading-what-stands", l.file.path)
}

// HighestStamp is the stamp of the last entry in the order of the log, or as much
// of it as counts there, 0 if it is empty.
func (l Log) HighestStamp(ctx context.Context) (int64, error) {
	var stamp int64
	err := l.file.reader.QueryRowContext(ctx, sqlHighest).Scan(&stamp)
	return stamp, explain(err, "doing.reading-the-log", l.file.path)
}

// Actions returns the newest actions of an annotator on a device, at most
// limit, oldest first. Only what is said by keys counts: answers, submissions, how final
// answers were decided, and what the lead is asked. Labels that were brought in from a file
// do not, because they are not undone, nor what was carried to a corrected text: to undo the
// entry itself is to undo what was carried of it.
func (l Log) Actions(ctx context.Context, annotator, device string, limit int) ([]annotate.Action, error) {
	return l.actions(ctx, sqlActions, annotator, device, -1, limit)
}

// Acts returns in the same way what an annotator did beside answering (annotate.Act), most
// of it as a lead: what comes after a rank in the log.
func (l Log) Acts(ctx context.Context, annotator, device string, after int64, limit int) ([]annotate.Action, error) {
	actions, err := l.actions(ctx, sqlActs, annotator, device, after, limit)
	return annotate.Acts(actions), err
}

func (l Log) actions(ctx context.Context, query, annotator, device string, after int64, limit int) ([]annotate.Action, error) {
	rows, err := l.file.reader.QueryContext(ctx, strings.Replace(query, "{entry}", entryColumns, 1), annotator, device, after)
	if err != nil {
		return nil, explain(err, "doing.reading-what-can-be-undone", l.file.path)
	}
	actions, err := newestActions(rows, limit)
	return actions, explain(err, "doing.reading-what-can-be-undone", l.file.path)
}

// newestActions groups entries that come newest first and stops at the first
// action too many; the entries of an action stand together in the log, since
// one person at one device writes one action at a time.
func newestActions(rows *sql.Rows, limit int) ([]annotate.Action, error) {
	defer rows.Close()
	var actions []annotate.Action
	place := make(map[string]int)
	for rows.Next() {
		e, err := scanEntry(rows)
		if err != nil {
			return nil, err
		}
		at, known := place[e.Action]
		if !known {
			if len(actions) >= limit {
				break
			}
			at = len(actions)
			place[e.Action] = at
			actions = append(actions, annotate.Action{ID: e.Action})
		}
		actions[at].Entries = append(actions[at].Entries, e)
	}
	for i := range actions {
		slices.Reverse(actions[i].Entries)
	}
	slices.Reverse(actions)
	return actions, rows.Err()
}
