package store

import (
	"cmp"
	"database/sql"
	"slices"
	"strings"

	"plumbline/annotate"
)

// The columns of what stands on a sheet, joined so that a sheet is one row: a
// merge brings many, and a row costs more than its words. A free text may hold
// the separators and loses them here; no question depends on it.
const (
	columnEnd = "\x1f"
	slotEnd   = "\x1e"

	// sqlUnitedSheets reads the sheets to which entries came, by paragraph. ?1 is
	// whether answers may be of more than one version of the codebook.
	sqlUnitedSheets = `SELECT t.subject, t.layer, t.round, t.annotator, (
  SELECT group_concat(concat_ws(char(31), c.kind, c.field, c.target,
    replace(replace(coalesce(c.value, ''), char(31), ' '), char(30), ' '), coalesce(l.origin, ''), coalesce(l.codebook, '')), char(30))
  FROM main.current AS c LEFT JOIN main.log AS l ON l.id = CASE WHEN ?1 OR c.kind = 'submission' THEN c.entry END
  WHERE c.subject = t.subject AND c.layer = t.layer AND c.round = t.round AND c.annotator = t.annotator
    AND c.kind IN ('answer', 'submission')),
  p.paragraph IS NOT NULL, coalesce(p.state, ''), coalesce(p.unsure, 0), coalesce(p.look, 0)
FROM (SELECT DISTINCT subject, layer, round, annotator FROM gathered.log WHERE kind IN ('answer', 'submission')) AS t
LEFT JOIN main.progress AS p ON p.paragraph = t.subject AND p.layer = t.layer AND p.round = t.round AND p.annotator = t.annotator
ORDER BY t.subject, t.layer, t.round, t.annotator`
)

// foldUnited brings progress and counters up to date with the sheets to which
// entries came, as foldTouched does, but in one pass over all of them.
func (w *writing) foldUnited() error {
	var err error
	if w.versions, err = w.p.versions(w.ctx, w.tx); err != nil {
		return err
	}
	f := &unitedFold{writing: w, counted: make(map[counterKey]annotate.Tally)}
	if err := f.walk(); err != nil {
		return err
	}
	return f.count()
}

// unitedFold is one such pass.
type unitedFold struct {
	*writing
	paragraph annotate.Paragraph // of the sheet at hand
	counted   map[counterKey]annotate.Tally
	changed   []any // what is to be recorded, a sheet's columns after the other
}

// recordedAtOnce is how many sheets are recorded by one statement.
const (
	recordedAtOnce  = 100
	progressColumns = 7
)

func (f *unitedFold) walk() error {
	record, err := f.tx.PrepareContext(f.ctx, strings.Replace(sqlSetProgress, "(?, ?, ?, ?, ?, ?, ?)",
		strings.Repeat("(?, ?, ?, ?, ?, ?, ?), ", recordedAtOnce-1)+"(?, ?, ?, ?, ?, ?, ?)", 1))
	if err != nil {
		return err
	}
	defer record.Close()
	rows, err := f.tx.QueryContext(f.stop, sqlUnitedSheets, len(f.versions.Held) > 1)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f.sheet(rows); err != nil {
			return err
		}
		if len(f.changed) == recordedAtOnce*progressColumns {
			if _, err := record.ExecContext(f.ctx, f.changed...); err != nil {
				return err
			}
			f.changed = f.changed[:0]
		}
	}
	for rest := range slices.Chunk(f.changed, progressColumns) {
		if _, err := f.exec(f.p.statements.setProgress, rest...); err != nil {
			return err
		}
	}
	return rows.Err()
}

// sheet works out how far one sheet is.
func (f *unitedFold) sheet(rows *sql.Rows) error {
	var key sheetKey
	var slots string
	var before standing
	var recorded bool
	if err := rows.Scan(&key.paragraph, &key.layer, &key.round, &key.annotator, &slots, &recorded, &before.state, &before.unsure, &before.look); err != nil {
		return err
	}
	if para := &f.paragraph; para.ID != key.paragraph {
		*para = annotate.Paragraph{ID: key.paragraph}
		if err := f.row(f.p.statements.touch, key.paragraph).Scan(&para.Article, &para.Position, &para.Text, &para.Guess); err != nil {
			return missing(err, "paragraph", key.paragraph)
		}
	}
	now := standingOf(f.laid(key, slots), f.versions.InForce)
	if recorded && now == before {
		return nil
	}
	f.changed = append(f.changed, append(key.args(), string(now.state), now.unsure, now.look)...)
	a, b := now.tally(), before.tally()
	about := counterKey{key.layer, key.round, key.annotator, f.paragraph.Article}
	sum := f.counted[about]
	sum.Begun += a.Begun - b.Begun
	sum.Submitted += a.Submitted - b.Submitted
	sum.Unsure += a.Unsure - b.Unsure
	sum.Look += a.Look - b.Look
	f.counted[about] = sum
	return nil
}

// laid lays what stands on its sheet.
func (f *unitedFold) laid(key sheetKey, slots string) *annotate.Sheet {
	sheet := annotate.NewSheet(f.paragraph, key.layer, key.round, key.annotator)
	sheet.Versions = f.versions
	for slot := range strings.SplitSeq(slots, slotEnd) {
		columns := strings.Split(slot, columnEnd)
		sheet.Apply(annotate.Entry{
			Key:   annotate.Key{Kind: annotate.Kind(columns[0]), Field: columns[1], Target: columns[2]},
			Value: columns[3], Origin: annotate.Origin(columns[4]), Codebook: columns[5],
		})
	}
	return sheet
}

// count adds to the counters, in an order of its own so that two merges write
// alike.
func (f *unitedFold) count() error {
	keys := sortedKeys(f.counted, func(a, b counterKey) int {
		return cmp.Or(cmp.Compare(a.article, b.article), cmp.Compare(a.layer, b.layer), cmp.Compare(a.round, b.round), cmp.Compare(a.annotator, b.annotator))
	})
	for _, k := range keys {
		t := f.counted[k]
		if _, err := f.exec(f.p.statements.count, string(k.layer), k.round, k.annotator, k.article, t.Begun, t.Submitted, t.Unsure, t.Look); err != nil {
			return err
		}
	}
	return nil
}
