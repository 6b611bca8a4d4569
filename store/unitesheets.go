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
// the separators and loses them here; no question depends on it. Fields and
// targets never hold them.
const (
	columnEnd = "\x1f"
	slotEnd   = "\x1e"

	// sqlUnitedSheets reads the sheets to which entries came, in the order of
	// paragraphs, because that is the order of the index that it goes by. ?1 is
	// whether answers may be of more than one version of the codebook.
	sqlUnitedSheets = `SELECT t.subject, t.layer, t.round, t.annotator, coalesce((
  SELECT group_concat(concat_ws(char(31), c.kind, c.field, c.target,
    replace(replace(coalesce(c.value, ''), char(31), ' '), char(30), ' '), coalesce(l.origin, ''), coalesce(l.codebook, '')), char(30))
  FROM main.current AS c LEFT JOIN main.log AS l ON l.id = CASE WHEN ?1 OR c.kind = 'submission' THEN c.entry END
  WHERE c.subject = t.subject AND c.layer = t.layer AND c.round = t.round AND c.annotator = t.annotator
    AND c.kind IN ('answer', 'submission', 'outcome')), ''),
  p.paragraph IS NOT NULL, coalesce(p.state, ''), coalesce(p.unsure, 0), coalesce(p.look, 0)
FROM (SELECT DISTINCT subject, layer, round, annotator FROM gathered.log
  WHERE kind IN ('answer', 'submission', 'outcome', 'reason', 'cause')) AS t
LEFT JOIN main.progress AS p ON p.paragraph = t.subject AND p.layer = t.layer AND p.round = t.round AND p.annotator = t.annotator`
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
	paragraph annotate.Paragraph // of the sheet that was read last
	counted   map[counterKey]annotate.Tally
	changed   []any // what is to be recorded, a sheet's columns after the other
}

// unitedSheet is a sheet to which entries came.
type unitedSheet struct {
	key         sheetKey
	paragraph   annotate.Paragraph
	slots       string // what stands on it
	recorded    bool
	before, now standing
}

const (
	// atATime is how many sheets are worked out while others are read, and
	// recorded by one statement.
	atATime         = 100
	progressColumns = 7
)

// walk reads the sheets and records them, and meanwhile others work out how far
// each is.
func (f *unitedFold) walk() error {
	record, err := f.tx.PrepareContext(f.ctx, strings.Replace(sqlSetProgress, "(?, ?, ?, ?, ?, ?, ?)",
		strings.Repeat("(?, ?, ?, ?, ?, ?, ?), ", atATime-1)+"(?, ?, ?, ?, ?, ?, ?)", 1))
	if err != nil {
		return err
	}
	defer record.Close()
	rows, err := f.tx.QueryContext(f.stop, sqlUnitedSheets, len(f.versions.Held) > 1)
	if err != nil {
		return err
	}
	defer rows.Close()
	read, worked := make(chan []unitedSheet), make(chan []unitedSheet, 1)
	go f.workOut(read, worked)
	err = f.exchange(rows, record, read, worked)
	close(read)
	for range worked { // until nobody works any more
	}
	if err != nil {
		return err
	}
	for rest := range slices.Chunk(f.changed, progressColumns) {
		if _, err := f.exec(f.p.statements.setProgress, rest...); err != nil {
			return err
		}
	}
	return nil
}

// exchange hands on what it reads, and takes what was handed on before.
func (f *unitedFold) exchange(rows *sql.Rows, record *sql.Stmt, read chan<- []unitedSheet, worked <-chan []unitedSheet) error {
	for ahead := 0; ; {
		sheets, err := f.some(rows)
		if err != nil {
			return err
		}
		if len(sheets) > 0 {
			read <- sheets
			ahead++
		}
		if ahead > 1 || ahead > 0 && len(sheets) == 0 {
			if err := f.record(record, <-worked); err != nil {
				return err
			}
			ahead--
		}
		if ahead == 0 && len(sheets) == 0 {
			return nil
		}
	}
}

// workOut works out how far the sheets are.
func (f *unitedFold) workOut(read <-chan []unitedSheet, worked chan<- []unitedSheet) {
	defer close(worked)
	for sheets := range read {
		for i := range sheets {
			sheets[i].now = standingOf(f.laid(&sheets[i]), f.versions.InForce)
		}
		worked <- sheets
	}
}

// some reads the next sheets, as many as go at a time.
func (f *unitedFold) some(rows *sql.Rows) ([]unitedSheet, error) {
	sheets := make([]unitedSheet, 0, atATime)
	for len(sheets) < atATime && rows.Next() {
		var u unitedSheet
		if err := rows.Scan(&u.key.paragraph, &u.key.layer, &u.key.round, &u.key.annotator, &u.slots,
			&u.recorded, &u.before.state, &u.before.unsure, &u.before.look); err != nil {
			return nil, err
		}
		if para := &f.paragraph; para.ID != u.key.paragraph {
			*para = annotate.Paragraph{ID: u.key.paragraph}
			if err := f.row(f.p.statements.touch, para.ID).Scan(&para.Article, &para.Position, &para.Text, &para.Guess); err != nil {
				return nil, missing(err, "paragraph", para.ID)
			}
		}
		u.paragraph = f.paragraph
		sheets = append(sheets, u)
	}
	return sheets, rows.Err()
}

// laid lays what stands on its sheet.
func (f *unitedFold) laid(u *unitedSheet) *annotate.Sheet {
	sheet := annotate.NewSheet(u.paragraph, u.key.layer, u.key.round, u.key.annotator)
	sheet.Versions = f.versions
	for slot := range strings.SplitSeq(u.slots, slotEnd) {
		var columns [6]string
		for i := range columns {
			columns[i], slot, _ = strings.Cut(slot, columnEnd)
		}
		sheet.Put(annotate.Standing{Revision: 1, Entry: annotate.Entry{
			Key:   annotate.Key{Kind: annotate.Kind(columns[0]), Field: columns[1], Target: columns[2]},
			Value: columns[3], Origin: annotate.Origin(columns[4]), Codebook: columns[5],
		}})
	}
	return sheet
}

// record notes the sheets that are at another point than before, and writes as
// many as one statement does.
func (f *unitedFold) record(stmt *sql.Stmt, sheets []unitedSheet) error {
	for i := range sheets {
		u := &sheets[i]
		if u.recorded && u.now == u.before {
			continue
		}
		f.changed = append(f.changed, append(u.key.args(), string(u.now.state), u.now.unsure, u.now.look)...)
		a, b := u.now.tally(), u.before.tally()
		about := counterKey{u.key.layer, u.key.round, u.key.annotator, u.paragraph.Article}
		sum := f.counted[about]
		sum.Begun += a.Begun - b.Begun
		sum.Submitted += a.Submitted - b.Submitted
		sum.Unsure += a.Unsure - b.Unsure
		sum.Look += a.Look - b.Look
		f.counted[about] = sum
		if len(f.changed) == atATime*progressColumns {
			if _, err := stmt.ExecContext(f.ctx, f.changed...); err != nil {
				return err
			}
			f.changed = f.changed[:0]
		}
	}
	return nil
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
