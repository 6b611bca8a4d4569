package store

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"strings"

	"plumbline/annotate"
)

// sqlUnitedSheets lists the sheets to which entries came, in the order in which they
// were foretold.
var sqlUnitedSheets = `SELECT s.subject, s.layer, s.round, s.annotator,
  p.number, p.state IS NOT NULL, coalesce(p.state, ''), p.unsure, p.look
FROM gathered.scope AS s
CROSS JOIN temp.scope_here AS h ON h.theirs = s.number
CROSS JOIN main.scope AS p ON p.number = h.here
WHERE ` + strings.Replace(ofSheet, "{gathered}", "gathered", 1) + ` ORDER BY ` + sheetOrder

// foldUnited brings progress and counters up to date with the sheets to which
// entries came, as foldTouched does, but in one pass over all of them, and by
// what was foretold of those that are new.
func (w *writing) foldUnited(foretold []foretold) error {
	f := &unitedFold{
		writing: w, foretold: foretold,
		reached: make(map[progress][]int64), counted: make(map[counterKey]annotate.Tally),
	}
	if err := f.walk(); err != nil {
		return err
	}
	if err := f.record(); err != nil {
		return err
	}
	return f.count()
}

// unitedFold is one such pass.
type unitedFold struct {
	*writing
	foretold  []foretold
	paragraph annotate.Paragraph   // of the sheet at hand
	reached   map[progress][]int64 // how far the sheets are that changed, by their scopes
	counted   map[counterKey]annotate.Tally
}

func (f *unitedFold) walk() error {
	at := 0
	err := eachRow(f.stop, f.tx, sqlUnitedSheets, func(rows *sql.Rows) error {
		if at == len(f.foretold) {
			return errOtherSheets
		}
		if err := f.sheet(rows, f.foretold[at]); err != nil {
			return err
		}
		at++
		return nil
	})
	if err == nil && at < len(f.foretold) {
		err = errOtherSheets
	}
	return err
}

// errOtherSheets cannot come while nobody writes to the gathered file.
var errOtherSheets = annotate.Fail(annotate.CodeFailed, "merge.gathered-changed")

// sheet notes how far one sheet is.
func (f *unitedFold) sheet(rows *sql.Rows, foretold foretold) error {
	var key sheetKey
	var before progress
	var recorded bool
	var scope int64
	if err := rows.Scan(
		&key.paragraph,
		&key.layer,
		&key.round,
		&key.annotator,
		&scope,
		&recorded,
		&before.state,
		&before.unsure,
		&before.look,
	); err != nil {
		return err
	}
	if para := &f.paragraph; para.ID != key.paragraph {
		*para = annotate.Paragraph{ID: key.paragraph}
		if err := f.row(f.file.statements.touch, para.ID).Scan(&para.Article, &para.Position, &para.Text, &para.Guess); err != nil {
			return missing(err, "paragraph", para.ID)
		}
	}
	now := foretold.progress
	if recorded || !foretold.told {
		sheet, err := f.sheetNow(key, scope, f.paragraph)
		if err != nil {
			return err
		}
		now = progressOf(sheet, f.known.versions.InForce)
	}
	if recorded && now == before {
		return nil
	}
	f.reached[now] = append(f.reached[now], scope)
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

const sqlReached = `UPDATE main.scope SET state = ?, unsure = ?, look = ? WHERE number IN (SELECT value FROM json_each(?))`

// record writes how far the sheets are: few are far in another way than many others.
func (f *unitedFold) record() error {
	for now, scopes := range f.reached {
		list, err := json.Marshal(scopes)
		if err != nil {
			return err
		}
		if _, err := f.tx.ExecContext(f.stop, sqlReached, string(now.state), now.unsure, now.look, string(list)); err != nil {
			return err
		}
	}
	return nil
}

// count adds to the counters, in an order of its own so that two merges write
// alike.
func (f *unitedFold) count() error {
	keys := sortedKeys(f.counted, func(a, b counterKey) int {
		return cmp.Or(
			cmp.Compare(a.article, b.article),
			cmp.Compare(a.layer, b.layer),
			cmp.Compare(a.round, b.round),
			cmp.Compare(a.annotator, b.annotator),
		)
	})
	for _, k := range keys {
		t := f.counted[k]
		if _, err := f.exec(
			f.file.statements.count,
			string(k.layer),
			k.round,
			k.annotator,
			k.article,
			t.Begun,
			t.Submitted,
			t.Unsure,
			t.Look,
		); err != nil {
			return err
		}
	}
	return nil
}
