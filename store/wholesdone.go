package store

import (
	"context"
	"database/sql"
	"errors"

	"plumbline/annotate"
)

// wholesDone finds out whether what is asked about articles as a whole is submitted, which
// no counter tells apart.
type wholesDone struct {
	ctx   context.Context
	find  *sql.Stmt
	layer annotate.Layer
	round int
}

func newWholesDone(ctx context.Context, tx *sql.Tx, layer annotate.Layer, round int) (*wholesDone, error) {
	find, err := tx.PrepareContext(ctx, `SELECT state = 'submitted' FROM progress
WHERE paragraph = ? AND layer = ? AND round = ? AND annotator = ?`)
	return &wholesDone{ctx, find, layer, round}, err
}

func (w *wholesDone) close() { _ = w.find.Close() } // it only read

// fill fills in a tally of an article. It is looked up only where it does not follow from how
// much is submitted: nothing, or all.
func (w *wholesDone) fill(t *annotate.Tally, article, annotator string) error {
	switch {
	case t.Wholes == 0 || t.Submitted == 0:
		return nil
	case t.Submitted >= t.Paragraphs:
		t.WholesDone = t.Wholes
		return nil
	}
	var done bool
	err := w.find.QueryRowContext(w.ctx, article, string(w.layer), w.round, annotator).Scan(&done)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if done {
		t.WholesDone = 1
	}
	return err
}
