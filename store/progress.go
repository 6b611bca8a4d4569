package store

import (
	"database/sql"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

const (
	sqlSheetNow = `SELECT kind, field, target, coalesce(value, ''),
  CASE kind WHEN 'submission' THEN (SELECT origin FROM log WHERE id = entry) ELSE '' END
FROM current WHERE subject = ? AND layer = ? AND round = ? AND annotator = ?`

	// sqlTouch reads at once what is needed of a sheet beside its answers.
	sqlTouch = `SELECT p.article, p.position, p.text, p.guess, s.state, s.unsure, (` + sqlInForce + `)
FROM paragraph AS p
LEFT JOIN progress AS s ON s.paragraph = p.id AND s.layer = ?2 AND s.round = ?3 AND s.annotator = ?4
WHERE p.id = ?1`

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
	var state sql.NullString
	var unsure sql.NullBool
	err := w.row(w.p.statements.touch, key.args()...).Scan(&t.paragraph.Article, &t.paragraph.Position, &t.paragraph.Text,
		&t.paragraph.Guess, &state, &unsure, &w.hash)
	if err != nil {
		return missing(err, "paragraph", key.paragraph)
	}
	t.recorded = state.Valid
	t.before = standing{annotate.State(state.String), unsure.Bool}
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
	return w.tx.QueryRowContext(w.ctx, sqlInForce).Scan(&w.hash)
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
