package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// sqlSheetsOf reads what stands on one annotator's sheets of an article.
const sqlSheetsOf = `SELECT {entry}, c.revision
FROM paragraph AS p
CROSS JOIN current AS c ON c.subject = p.id AND c.layer = ?2 AND c.round = ?3 AND c.annotator = ?4
CROSS JOIN log AS l ON l.id = c.entry
WHERE p.article = ?1`

// sqlSheet reads what stands on one sheet.
const sqlSheet = `SELECT {entry}, c.revision
FROM current AS c
CROSS JOIN log AS l ON l.id = c.entry
WHERE c.subject = ?1 AND c.layer = ?2 AND c.round = ?3 AND c.annotator = ?4`

// Sheets returns an annotator's sheets of an article by paragraph id; a
// paragraph that was not begun has an empty one.
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
		for _, para := range paragraphs {
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

// Sheet returns an annotator's sheet of one paragraph, or CodeNotFound.
func (a Answers) Sheet(ctx context.Context, paragraph string, layer annotate.Layer, round int, annotator string) (*annotate.Sheet, error) {
	var sheet *annotate.Sheet
	err := a.file.read(ctx, "doing.reading-the-answers", func(tx *sql.Tx) error {
		para, err := findParagraph(ctx, tx, paragraph)
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
const sqlSheetsOn = `SELECT {entry}, c.revision
FROM current AS c
CROSS JOIN log AS l ON l.id = c.entry
WHERE c.subject = ?1
ORDER BY c.layer, c.round, c.annotator`

// SheetsOn returns all sheets of a paragraph that hold an entry: by layer,
// round and annotator, as EachSheet does; the final answers are among them.
func (a Answers) SheetsOn(ctx context.Context, paragraph string) ([]*annotate.Sheet, error) {
	var sheets []*annotate.Sheet
	err := a.file.read(ctx, "doing.reading-the-answers", func(tx *sql.Tx) error {
		para, err := findParagraph(ctx, tx, paragraph)
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

func findParagraph(ctx context.Context, q querier, id string) (p annotate.Paragraph, err error) {
	err = q.QueryRowContext(ctx, "SELECT id, article, position, text, guess, joined FROM paragraph WHERE id = ?", id).
		Scan(&p.ID, &p.Article, &p.Position, &p.Text, &p.Guess, &p.Joined)
	if errors.Is(err, sql.ErrNoRows) {
		err = annotate.Wrap(err, annotate.CodeNotFound, "project.no-paragraph", "ID", sentence.Short(id))
	}
	return p, err
}

func fillSheets(ctx context.Context, q querier, sheets map[string]*annotate.Sheet, query string, args ...any) error {
	err := eachCurrent(ctx, q, query, args, func(s annotate.Current) { sheets[s.Entry.Key.Subject].Set(s) })
	for _, s := range sheets {
		if err == nil {
			err = keepUnseen(ctx, q, s)
		}
	}
	return err
}

// eachCurrent visits the rows of a query for entries and their revisions.
func eachCurrent(ctx context.Context, q querier, query string, args []any, visit func(annotate.Current)) error {
	rows, err := q.QueryContext(ctx, strings.Replace(query, "{entry}", entryColumns, 1), args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		s := annotate.Current{}
		if s.Entry, err = scanEntry(rows, &s.Revision); err != nil {
			return err
		}
		visit(s)
	}
	return rows.Err()
}
