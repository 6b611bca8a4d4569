package store

import (
	"encoding/json"
	"path/filepath"
	"slices"

	"plumbline/annotate"
)

// holdSchema sees, in the transaction that is to write, that the parts of the file
// are still ours: another program may have planted a trigger since it was opened,
// and what that swallows would be told to be saved.
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

// sqlReadBack reads entries, by the place of their ids in a list. One whose content
// was erased since stands as it is.
const sqlReadBack = `SELECT given.key, slot.kind, scope.subject, slot.field, coalesce(entry.value, ''), entry.erased
FROM json_each(?) AS given
CROSS JOIN entry ON entry.id = given.value
CROSS JOIN scope ON scope.number = entry.scope
CROSS JOIN slot ON slot.number = entry.slot`

// readAtOnce is how many entries are read back by one query.
const readAtOnce = 500

// readBack reads what was written, since only what is in the log may be told to be
// saved, whatever a statement reports.
func (w *writing) readBack(entries []annotate.Entry) error {
	for some := range slices.Chunk(entries, readAtOnce) {
		kept, err := w.areKept(some)
		if err == nil && !kept {
			err = annotate.Fail(annotate.CodeFailed, "log.not-kept", "File", filepath.Base(w.file.path))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// areKept reports whether entries stand in the log as they were given.
func (w *writing) areKept(entries []annotate.Entry) (bool, error) {
	ids := make([]string, len(entries))
	for i := range entries {
		ids[i] = entries[i].ID
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return false, err
	}
	rows, err := w.file.statements.readBack.QueryContext(w.ctx, string(list))
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
		e := &entries[at]
		if got.Key.Kind != e.Key.Kind || got.Key.Subject != e.Key.Subject || got.Key.Field != e.Key.Field ||
			got.Value != e.Value && !got.Erased {
			return false, rows.Close()
		}
	}
	return found == len(entries), rows.Err()
}
