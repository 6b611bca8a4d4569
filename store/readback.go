package store

import (
	"database/sql"
	"errors"
	"path/filepath"

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

// sqlReadBack asks whether an entry stands in the log as it was given. One whose
// content was erased since stands as it is.
const sqlReadBack = `SELECT kind = ? AND subject = ? AND field = ? AND (erased OR value IS nullif(?, '')) FROM log WHERE id = ?`

// readBack reads what was written, since only what is in the log may be told to be
// saved, whatever a statement reports.
func (w *writing) readBack(entries []annotate.Entry) error {
	for i := range entries {
		e := &entries[i]
		var same bool
		err := w.row(w.file.statements.readBack, string(e.Key.Kind), e.Key.Subject, e.Key.Field, e.Value, e.ID).Scan(&same)
		if errors.Is(err, sql.ErrNoRows) || err == nil && !same {
			return annotate.Wrap(err, annotate.CodeFailed, "log.not-kept", "File", filepath.Base(w.file.path))
		}
		if err != nil {
			return err
		}
	}
	return nil
}
