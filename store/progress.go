package store

import (
	"database/sql"
	"errors"

	"plumbline/annotate"
)

const (
	sqlSheetNow = `SELECT kind, field, target, coalesce(value, ''),
  CASE kind WHEN 'submission' THEN (SELECT origin FROM log WHERE id = entry) ELSE '' END
FROM current WHERE subject = ? AND layer = ? AND round = ? AND annotator = ?`

	sqlParagraph = `SELECT article, position, text, guess FROM paragraph WHERE id = ?`

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

// fold brings progress and counters up to date with the touched sheets. When
// another version of the codebook came into force, that is every sheet.
func (w *writing) fold() error {
	if w.force {
		if err := w.touchAll(); err != nil {
			return err
		}
	}
	if len(w.sheet) == 0 {
		return nil
	}
	book, err := w.p.inForce(w.ctx, w.tx)
	if err != nil {
		return err
	}
	w.book = book
	for key := range w.sheet {
		if err := w.foldSheet(key); err != nil {
			return err
		}
	}
	return nil
}

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
		w.sheet[key] = true
	}
	return rows.Err()
}

func (w *writing) foldSheet(key sheetKey) error {
	sheet, err := w.sheetNow(key)
	if err != nil {
		return err
	}
	now := standing{sheet.State(w.book), sheet.Unsure()}
	var before standing
	err = w.row(w.p.statements.progressNow, key.args()...).Scan(&before.state, &before.unsure)
	recorded := !errors.Is(err, sql.ErrNoRows)
	if recorded && err != nil {
		return err
	}
	if recorded && now == before {
		return nil
	}
	if _, err := w.exec(w.p.statements.setProgress, append(key.args(), string(now.state), now.unsure)...); err != nil {
		return err
	}
	a, b := now.tally(), before.tally()
	_, err = w.exec(w.p.statements.count, string(key.layer), key.round, key.annotator, sheet.Paragraph.Article,
		a.Begun-b.Begun, a.Submitted-b.Submitted, a.Unsure-b.Unsure)
	return err
}

func (k sheetKey) args() []any {
	return []any{k.paragraph, string(k.layer), k.round, k.annotator}
}

// sheetNow reads as much of a sheet as its state depends on.
func (w *writing) sheetNow(key sheetKey) (*annotate.Sheet, error) {
	para := annotate.Paragraph{ID: key.paragraph}
	if err := w.row(w.p.statements.paragraph, key.paragraph).Scan(&para.Article, &para.Position, &para.Text, &para.Guess); err != nil {
		return nil, err
	}
	sheet := annotate.NewSheet(para, key.layer, key.round, key.annotator)
	rows, err := w.bound(w.p.statements.sheetNow).QueryContext(w.ctx, key.args()...)
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
