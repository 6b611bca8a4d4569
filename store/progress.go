package store

import (
	"database/sql"
	"errors"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

const (
	// The entry is looked up for submissions and evidence, and for answers only where
	// they may be of more than one version of the codebook. The casts are there for what
	// sqlLatestNow says.
	sqlSheetNow = `SELECT a.kind, a.field, a.target, a.option, coalesce(k.value, ''), coalesce(m.origin, ''), coalesce(m.codebook, '')
FROM latest AS k
CROSS JOIN slot AS a ON a.number = k.slot
LEFT JOIN entry AS e ON e.scope = k.scope AND e.slot = k.slot
  AND e.nth = CASE WHEN CAST(?2 AS INTEGER) OR a.kind IN ('submission', 'evidence', 'article_answer') THEN k.nth END
LEFT JOIN provenance AS m ON m.number = e.provenance
WHERE k.scope = CAST(?1 AS INTEGER) AND a.kind IN ('answer', 'submission', 'outcome', 'evidence', 'article_answer')`

	sqlTouch = `SELECT article, position, text, guess FROM (` + sqlUnit + `)`

	sqlScopeNow = `SELECT number, state IS NOT NULL, coalesce(state, ''), unsure, look FROM scope
WHERE subject = ? AND layer = ? AND round = ? AND annotator = ?`

	sqlSetProgress = `UPDATE scope SET state = ?, unsure = ?, look = ? WHERE number = ?`

	sqlCount = `INSERT INTO counter (layer, round, annotator, article, begun, submitted, unsure, look) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET begun = begun + excluded.begun, submitted = submitted + excluded.submitted,
  unsure = unsure + excluded.unsure, look = look + excluded.look`

	sqlSheetsAfter = `SELECT paragraph, layer, round, annotator FROM progress
WHERE (paragraph, layer, round, annotator) > (?, ?, ?, ?)
ORDER BY paragraph, layer, round, annotator LIMIT 1000`

	sqlSheetsOfArticle = `SELECT paragraph, layer, round, annotator FROM progress
WHERE paragraph IN (SELECT id FROM main.paragraph WHERE article = ?)`

	// sqlSheetsFilled lists the sheets about texts that came with a merge.
	sqlSheetsFilled = `SELECT paragraph, layer, round, annotator FROM progress
WHERE paragraph IN (SELECT id FROM gathered.filled)`
)

// progress is how far an annotator is with a paragraph.
type progress struct {
	state  annotate.State
	unsure bool
	look   bool
}

func progressOf(sheet *annotate.Sheet, book *codebook.Codebook) progress {
	return progress{sheet.State(book), sheet.Unsure(), sheet.WantsLook(book)}
}

// tally returns what progress adds to the counters of its article.
func (s progress) tally() (t annotate.Tally) {
	if s.state != annotate.NotBegun {
		t.Begun = 1
	}
	if s.state == annotate.Submitted {
		t.Submitted = 1
	}
	if s.unsure {
		t.Unsure = 1
	}
	if s.look {
		t.Look = 1
	}
	return t
}

// touched is a sheet about which something is written.
type touched struct {
	paragraph annotate.Paragraph
	before    progress // as it is recorded
	recorded  bool
	sheet     *annotate.Sheet // as far as its state depends on it, nil if that is to be read
}

// touch notes that a sheet is about to change. A paragraph that is not here
// is CodeNotFound.
func (w *writing) touch(key sheetKey) error {
	if w.touched[key] != nil {
		return nil
	}
	if t := w.known.sheets[key]; t != nil {
		w.touched[key] = t
		return nil
	}
	var number int64
	t := &touched{paragraph: annotate.Paragraph{ID: key.paragraph}}
	para := &t.paragraph
	err := w.row(w.file.statements.touch, key.paragraph).Scan(&para.Article, &para.Position, &para.Text, &para.Guess)
	if err != nil {
		return missing(err, "paragraph", key.paragraph)
	}
	err = w.row(w.file.statements.scopeNow, key.args()...).
		Scan(&number, &t.recorded, &t.before.state, &t.before.unsure, &t.before.look)
	switch {
	case err == nil:
		w.known.scopes[key] = number
	case !errors.Is(err, sql.ErrNoRows):
		return err
	default:
		t.sheet = annotate.NewSheet(*para, key.layer, key.round, key.annotator)
	}
	w.touched[key] = t
	return nil
}

// fold brings progress and counters up to date with the touched sheets. When
// other questions came into force, that is every sheet.
func (w *writing) fold() error {
	if err := w.foldTouched(); err != nil || !w.force {
		return err
	}
	return w.foldPages(sqlSheetsAfter)
}

// foldPages brings progress and counters up to date with the sheets that a query
// lists, a page at a time: those
// that follow one in the order of their keys.
func (w *writing) foldPages(query string) error {
	for after := (sheetKey{}); ; {
		if err := w.stop.Err(); err != nil {
			return err
		}
		clear(w.touched)
		last, err := w.touchAfter(query, after)
		if err != nil || last == after {
			return err
		}
		if err := w.foldTouched(); err != nil {
			return err
		}
		after = last
	}
}

// foldTouched brings progress and counters up to date with the touched sheets.
func (w *writing) foldTouched() error {
	if len(w.touched) == 0 {
		return nil
	}
	if w.known.versions == nil {
		var err error
		if w.known.versions, err = w.file.versions(w.ctx, w.tx); err != nil {
			return err
		}
	}
	for key, t := range w.touched {
		if err := w.foldSheet(key, t); err != nil {
			return err
		}
	}
	return nil
}

// touchAfter touches the next sheets, as many as are held in memory at a time,
// and returns the last of them.
func (w *writing) touchAfter(query string, key sheetKey) (last sheetKey, err error) {
	last = key
	err = w.eachSheetKey(query, func(k sheetKey) error {
		last = k
		return w.touch(k)
	}, key.args()...)
	return last, err
}

// touchAll touches the sheets that a query lists.
func (w *writing) touchAll(query string, args ...any) error {
	return w.eachSheetKey(query, w.touch, args...)
}

// eachSheetKey visits the sheets that a query lists.
func (w *writing) eachSheetKey(query string, visit func(sheetKey) error, args ...any) error {
	return eachRow(w.ctx, w.tx, query, func(rows *sql.Rows) error {
		var key sheetKey
		if err := rows.Scan(&key.paragraph, &key.layer, &key.round, &key.annotator); err != nil {
			return err
		}
		return visit(key)
	}, args...)
}

func (w *writing) foldSheet(key sheetKey, t *touched) error {
	scope, err := w.scopeOf(key)
	if err != nil {
		return err
	}
	if t.sheet == nil {
		if t.sheet, err = w.sheetNow(key, scope, t.paragraph); err != nil {
			return err
		}
	}
	t.sheet.Versions = w.known.versions
	now := progressOf(t.sheet, w.known.versions.InForce)
	if t.recorded && now == t.before {
		return nil
	}
	if _, err := w.exec(w.file.statements.setProgress, string(now.state), now.unsure, now.look, scope); err != nil {
		return err
	}
	a, b := now.tally(), t.before.tally()
	_, err = w.exec(w.file.statements.count, string(key.layer), key.round, key.annotator, t.paragraph.Article,
		a.Begun-b.Begun, a.Submitted-b.Submitted, a.Unsure-b.Unsure, a.Look-b.Look)
	t.before, t.recorded = now, true
	return err
}

func (k sheetKey) args() []any {
	return []any{k.paragraph, string(k.layer), k.round, k.annotator}
}

// sheetNow reads as much of a sheet as its state depends on.
func (w *writing) sheetNow(key sheetKey, scope int64, para annotate.Paragraph) (*annotate.Sheet, error) {
	sheet := annotate.NewSheet(para, key.layer, key.round, key.annotator)
	sheet.Versions = w.known.versions
	rows, err := w.file.statements.sheetNow.QueryContext(w.ctx, scope, len(w.known.versions.Held) > 1)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var e annotate.Entry
		if err := rows.Scan(&e.Key.Kind, &e.Key.Field, &e.Key.Target, &e.Key.Option, &e.Value, &e.Origin, &e.Codebook); err != nil {
			return nil, err
		}
		applyAlone(sheet, &e)
	}
	return sheet, rows.Err()
}

// applyAlone makes an entry that stands the only one of its key on a sheet, if the state
// of the sheet depends on its kind.
func applyAlone(sheet *annotate.Sheet, e *annotate.Entry) {
	switch e.Key.Kind {
	case annotate.KindAnswer, annotate.KindSubmission, annotate.KindOutcome, annotate.KindEvidence, annotate.KindArticleAnswer:
		key := sheet.Key(e.Key.Field, e.Key.Target)
		key.Kind, key.Option = e.Key.Kind, e.Key.Option
		sheet.Set(annotate.Current{Entry: annotate.Entry{Key: key, Value: e.Value, Origin: e.Origin, Codebook: e.Codebook}, Revision: 1})
	default:
	}
}
