package store

import (
	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// wellFormed holds an entry to the format, and the id of a new person to what new
// ones may be; older ones stay.
func (w *writing) wellFormed(e *annotate.Entry) error {
	var failed error
	err := annotate.CheckEntry(e, func(hash string) *codebook.Codebook {
		var book *codebook.Codebook
		book, failed = w.file.codebook(w.ctx, w.tx, hash)
		return book
	})
	if failed != nil {
		return failed
	}
	if err != nil || e.Key.Kind != annotate.KindPerson {
		return err
	}
	return w.newPerson(e.Key.Subject)
}

const sqlKnownPerson = `SELECT EXISTS (SELECT 1 FROM current WHERE kind = 'person' AND subject = ?)`

func (w *writing) newPerson(id string) error {
	wrong := annotate.CheckNewPersonID(id)
	if wrong == nil {
		return nil
	}
	var known bool
	if err := w.tx.QueryRowContext(w.ctx, sqlKnownPerson, id).Scan(&known); err != nil || known {
		return err
	}
	return wrong
}
