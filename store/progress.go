package store

import (
	"database/sql"
	"errors"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

const (
	sqlSheetNow = `SELECT kind, field, target, coalesce(value, ''),
  CASE kind WHEN 'submission' THEN (SELECT origin FROM log WHERE id = entry) ELSE '' END
FROM current WHERE subject = ? AND layer = ? AND round = ? AND annotator = ?`

	// What is needed of a sheet beside its answers is read in steps of one row
	// each. As one statement of several tables SQLite would plan it anew for
	// every answer, because the plan may depend on the values, and planning
	// costs more than all the reading.
	sqlTouch = `SELECT article, position, text, guess FROM paragraph WHERE id = ?`

	sqlProgressNow = `SELECT state, unsure FROM progress
WHERE paragraph = ? AND layer = ? AND round = ? AND annotator = ?`

	sqlSetProgress = `INSERT INTO progress (paragraph, layer, round, annotator, state, unsure) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET state = excluded.state, unsure = excluded.unsure`

	sqlCount = `INSERT INTO counter (layer, round, annotator, article, begun, submitted, unsure) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET begun = begun + excluded.begun, submitted = submitted + excluded.submitted,
  unsure = unsure + excluded.unsure`
)

// standing is how far an annotator is with a paragraph.
type standing struct {
	state  annotate.State
	unsure bool
}

// tally is what a standing adds to the counters of its article.
func (s standing) tally() (t annotate.Tally) {
	if s.state != annotate.NotBegun {
		t.Begun = 1
	}
	if s.state == annotate.Submitted {
		t.Submitted = 1
	}
	if s.unsure {
		t.Unsure = 1
	}
	return t
}

// touched is a sheet as it was when this transaction first met it.
type touched struct {
	paragraph annotate.Paragraph
	before    standing
	recorded  bool
}

// touch notes that a sheet is about to change. A paragraph that is not here
// is CodeNotFound.
func (w *writing) touch(key sheetKey) error {
	if w.touched[key] != nil {
		return nil
	}
	t := &touched{paragraph: annotate.Paragraph{ID: key.paragraph}}
	para := &t.paragraph
	err := w.row(w.p.statements.touch, key.paragraph).Scan(&para.Article, &para.Position, &para.Text, &para.Guess)
	if err != nil {
		return missing(err, "paragraph", key.paragraph)
	}
	err = w.row(w.p.statements.progressNow, key.args()...).Scan(&t.before.state, &t.before.unsure)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	t.recorded = err == nil
	if w.hash == "" {
		if err := w.row(w.p.statements.inForce).Scan(&w.hash); err != nil {
			return err
		}
	}
	w.touched[key] = t
	return nil
}

// fold brings progress and counters up to date with the touched sheets. When
// another version of the codebook came into force, that is every sheet.
func (w *writing) fold() error {
	if w.force {
		if err := w.touchAll(); err != nil {
			return err
		}
	}
	if len(w.touched) == 0 {
		return nil
	}
	book, err := w.p.codebook(w.ctx, w.tx, w.hash)
	if err != nil {
		return err
	}
	for key, t := range w.touched {
		if err := w.foldSheet(key, t, book); err != nil {
			return err
		}
	}
	return nil
}

// touchAll touches every sheet there is, which reads the codebook in force
// anew.
func (w *writing) touchAll() error {
	rows, err := w.tx.QueryContext(w.ctx, "SELECT paragraph, layer, round, annotator FROM progress")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key sheetKey
		if err := rows.Scan(&key.paragraph, &key.layer, &key.round, &key.annotator); err != nil {
			return err
		}
		if err := w.touch(key); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return w.row(w.p.statements.inForce).Scan(&w.hash)
}

func (w *writing) foldSheet(key sheetKey, t *touched, book *codebook.Codebook) error {
	sheet, err := w.sheetNow(key, t.paragraph)
	if err != nil {
		return err
	}
	now := standing{sheet.State(book), sheet.Unsure()}
	if t.recorded && now == t.before {
		return nil
	}
	if _, err := w.exec(w.p.statements.setProgress, append(key.args(), string(now.state), now.unsure)...); err != nil {
		return err
	}
	a, b := now.tally(), t.before.tally()
	_, err = w.exec(w.p.statements.count, string(key.layer), key.round, key.annotator, t.paragraph.Article,
		a.Begun-b.Begun, a.Submitted-b.Submitted, a.Unsure-b.Unsure)
	return err
}

func (k sheetKey) args() []any {
	return []any{k.paragraph, string(k.layer), k.round, k.annotator}
}

// sheetNow reads as much of a sheet as its state depends on.
func (w *writing) sheetNow(key sheetKey, para annotate.Paragraph) (*annotate.Sheet, error) {
	sheet := annotate.NewSheet(para, key.layer, key.round, key.annotator)
	rows, err := w.p.statements.sheetNow.QueryContext(w.ctx, key.args()...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var e annotate.Entry
		if err := rows.Scan(&e.Key.Kind, &e.Key.Field, &e.Key.Target, &e.Value, &e.Origin); err != nil {
			return nil, err
		}
		sheet.Apply(e)
	}
	return sheet, rows.Err()
}
