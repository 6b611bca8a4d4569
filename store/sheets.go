package store

import (
	"context"
	"database/sql"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// sqlSheetsOf reads what stands on one annotator's sheets of an article.
const sqlSheetsOf = `SELECT {entry}, l.revision, l.line
FROM ` + sqlUnitIDsOf + ` AS p
CROSS JOIN current_entry AS l ON l.subject = p.id AND l.layer = ?2 AND l.round = ?3 AND l.annotator = ?4`

// sqlSheet reads what stands on one sheet.
const sqlSheet = `SELECT {entry}, l.revision, l.line
FROM current_entry AS l
WHERE l.subject = ?1 AND l.layer = ?2 AND l.round = ?3 AND l.annotator = ?4`

// Sheets returns an annotator's sheets of an article by the ids of its units; one
// that was not begun has an empty one.
func (a Answers) Sheets(
	ctx context.Context,
	article string,
	layer annotate.Layer,
	round int,
	annotator string,
) (map[string]*annotate.Sheet, error) {
	sheets := make(map[string]*annotate.Sheet)
	err := a.file.read(ctx, "doing.reading-the-answers", func(tx *sql.Tx) error {
		paragraphs, err := paragraphsOf(ctx, tx, article)
		if err != nil {
			return err
		}
		if len(paragraphs) == 0 {
			return annotate.Fail(annotate.CodeNotFound, "project.no-article", "ID", sentence.Short(article))
		}
		versions, err := a.file.versions(ctx, tx)
		if err != nil {
			return err
		}
		units := (&annotate.Article{ID: article, Paragraphs: paragraphs}).Units(versions.InForce)
		for _, para := range units {
			sheets[para.ID] = annotate.NewSheet(para, layer, round, annotator)
			sheets[para.ID].Versions = versions
		}
		return fillSheets(ctx, tx, sheets, sqlSheetsOf, article, string(layer), round, annotator)
	})
	if err != nil {
		return nil, err
	}
	return sheets, nil
}

// Sheet returns an annotator's sheet of one unit, or CodeNotFound.
func (a Answers) Sheet(ctx context.Context, paragraph string, layer annotate.Layer, round int, annotator string) (*annotate.Sheet, error) {
	var sheet *annotate.Sheet
	err := a.file.read(ctx, "doing.reading-the-answers", func(tx *sql.Tx) error {
		para, err := findUnit(ctx, tx, paragraph)
		if err != nil {
			return err
		}
		sheet = annotate.NewSheet(para, layer, round, annotator)
		if sheet.Versions, err = a.file.versions(ctx, tx); err != nil {
			return err
		}
		sheets := map[string]*annotate.Sheet{paragraph: sheet}
		return fillSheets(ctx, tx, sheets, sqlSheet, paragraph, string(layer), round, annotator)
	})
	if err != nil {
		return nil, err
	}
	return sheet, nil
}

// sqlSheetsOn reads what stands on every sheet of a paragraph.
var sqlSheetsOn = `SELECT {entry}, l.revision, l.line
FROM current_entry AS l
WHERE l.subject = ?1 AND (` + ofWhole + ` OR l.subject NOT IN (SELECT id FROM article WHERE id = ?1))
ORDER BY l.layer, l.round, l.annotator`

// SheetsOn returns all sheets of a unit that hold an entry: by layer,
// round and annotator, as EachSheet does; the final answers are among them.
func (a Answers) SheetsOn(ctx context.Context, paragraph string) ([]*annotate.Sheet, error) {
	var sheets []*annotate.Sheet
	err := a.file.read(ctx, "doing.reading-the-answers", func(tx *sql.Tx) error {
		para, err := findUnit(ctx, tx, paragraph)
		if err != nil {
			return err
		}
		versions, err := a.file.versions(ctx, tx)
		if err != nil {
			return err
		}
		err = eachCurrent(ctx, tx, sqlSheetsOn, []any{paragraph}, func(s annotate.Current) {
			k := s.Entry.Key
			if n := len(sheets); n == 0 || !belongs(sheets[n-1], k) {
				sheets = append(sheets, annotate.NewSheet(para, k.Layer, k.Round, k.Annotator))
				sheets[len(sheets)-1].Versions = versions
			}
			sheets[len(sheets)-1].Set(s)
		})
		for _, s := range sheets {
			if err == nil {
				err = keepUnseen(ctx, tx, s)
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return sheets, nil
}

func fillSheets(ctx context.Context, q querier, sheets map[string]*annotate.Sheet, query string, args ...any) error {
	err := eachCurrent(ctx, q, query, args, func(s annotate.Current) {
		if sheet := sheets[s.Entry.Key.Subject]; sheet != nil { // none of an article that is not asked about
			sheet.Set(s)
		}
	})
	for _, s := range sheets {
		if err == nil {
			err = keepUnseen(ctx, q, s)
		}
	}
	return err
}

// eachCurrent visits the rows of a query for current entries, their revisions, and
// whether each entry of their keys replaced the one before.
func eachCurrent(ctx context.Context, q querier, query string, args []any, visit func(annotate.Current)) error {
	rows, err := q.QueryContext(ctx, strings.Replace(query, "{entry}", entryColumns, 1), args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		s := annotate.Current{}
		var line bool
		if s.Entry, err = scanEntry(rows, &s.Revision, &line); err != nil {
			return err
		}
		if !line {
			if s, err = readKey(ctx, q, s.Entry.Key); err != nil {
				return err
			}
		}
		visit(s)
	}
	return rows.Err()
}

// sqlEntriesOfKey reads all there ever was about one key.
const sqlEntriesOfKey = `SELECT {entry} FROM log AS l WHERE l.subject = ? AND l.layer = ? AND l.round = ? AND l.annotator = ?
  AND l.kind = ? AND l.field = ? AND l.target = ? AND l.option = ?`

// readKey reads what stands for a key of which the current entry alone does not
// tell what the next one makes of it.
func readKey(ctx context.Context, q querier, k annotate.Key) (annotate.Current, error) {
	all, err := entries(
		ctx,
		q,
		sqlEntriesOfKey,
		k.Subject,
		string(k.Layer),
		k.Round,
		k.Annotator,
		string(k.Kind),
		k.Field,
		k.Target,
		k.Option,
	)
	if err != nil || len(all) == 0 {
		return annotate.Current{}, err
	}
	return annotate.FoldKey(all), nil
}
