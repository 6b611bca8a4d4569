package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"path/filepath"
	"slices"

	"plumbline/annotate"
)

// holdSchema sees, in a transaction that is to write after another program wrote, that
// the parts of the file are still ours: what a trigger swallows that was planted would
// be told to be saved.
func (w *writing) holdSchema() error {
	f := w.file
	var at int64
	if err := w.row(f.statements.schemaVersion).Scan(&at); err != nil || at == f.schemaAt {
		return err
	}
	_, a, err := f.schema.inspect(w.ctx, w.tx, f.path)
	if err == nil {
		err = a.held(f.path)
	}
	switch {
	case err != nil:
		return err
	case len(a.added) > 0:
		return refuseAdded(f.path, a.added)
	}
	f.schemaAt = at
	return nil
}

const (
	// sqlReadBack reads an entry. One whose content was erased since stands as it is.
	// The cast is there for what sqlLatestNow says.
	sqlReadBack = `SELECT slot.kind, scope.subject, slot.field, coalesce(entry.value, ''), entry.erased
FROM entry
CROSS JOIN scope ON scope.number = entry.scope
CROSS JOIN slot ON slot.number = entry.slot
WHERE entry.id = CAST(? AS TEXT)`

	// sqlReadManyBack reads those of a list of ids, by their place in it.
	sqlReadManyBack = `SELECT given.key, slot.kind, scope.subject, slot.field, coalesce(entry.value, ''), entry.erased
FROM json_each(?) AS given
CROSS JOIN entry ON entry.id = given.value
CROSS JOIN scope ON scope.number = entry.scope
CROSS JOIN slot ON slot.number = entry.slot`
)

// readAtOnce is how many entries are read back by one query.
const readAtOnce = 500

// readBack reads what was written, since only what is in the log may be told to be
// saved, whatever a statement reports.
func (w *writing) readBack(entries []annotate.Entry) error {
	read := w.areKept
	if len(entries) == 1 {
		read = w.isKept
	}
	for some := range slices.Chunk(entries, readAtOnce) {
		kept, err := read(some)
		if err == nil && !kept {
			err = annotate.Fail(annotate.CodeFailed, "log.not-kept", "File", filepath.Base(w.file.path))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// isKept reports whether one entry stands in the log as it was given.
func (w *writing) isKept(one []annotate.Entry) (bool, error) {
	var got annotate.Entry
	err := w.row(w.file.statements.readBack, one[0].ID).Scan(&got.Key.Kind, &got.Key.Subject, &got.Key.Field, &got.Value, &got.Erased)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil && isAsGiven(&got, &one[0]), err
}

// areKept reports whether many entries do.
func (w *writing) areKept(entries []annotate.Entry) (bool, error) {
	ids := make([]string, len(entries))
	for i := range entries {
		ids[i] = entries[i].ID
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return false, err
	}
	rows, err := w.file.statements.readManyBack.QueryContext(w.ctx, string(list))
	if err != nil {
		return false, err
	}
	defer rows.Close()
	found := 0
	for ; rows.Next(); found++ {
		var at int
		var got annotate.Entry
		if err := rows.Scan(&at, &got.Key.Kind, &got.Key.Subject, &got.Key.Field, &got.Value, &got.Erased); err != nil {
			return false, err
		}
		if !isAsGiven(&got, &entries[at]) {
			return false, rows.Close()
		}
	}
	return found == len(entries), rows.Err()
}

// isAsGiven compares what stands in the log with what was to be written.
func isAsGiven(got, given *annotate.Entry) bool {
	return got.Key.Kind == given.Key.Kind && got.Key.Subject == given.Key.Subject && got.Key.Field == given.Key.Field &&
		(got.Value == given.Value || got.Erased)
}
