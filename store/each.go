package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// The two halves of EachSheet. They are read side by side in one order, so
// that a paragraph's text is read once however many answers it has. CROSS
// JOIN keeps the order of the tables, and with it each result sorted by its
// indexes instead of in memory.
const (
	sqlParagraphsByID = `SELECT p.id, p.article, p.position, coalesce(p.text, ''), p.guess, p.joined, coalesce(p.missing, ''), a.copy_name
FROM article AS a CROSS JOIN paragraph AS p ON p.article = a.id
ORDER BY a.id, p.position`

	sqlCurrentByID = `SELECT {entry}, l.revision
FROM article AS a
CROSS JOIN paragraph AS p ON p.article = a.id
CROSS JOIN current_entry AS l ON l.subject = p.id
ORDER BY a.id, p.position, l.layer, l.round, l.annotator`

	// The same of one article.
	sqlParagraphsOfArticle = `SELECT p.id, p.article, p.position, coalesce(p.text, ''), p.guess, p.joined, coalesce(p.missing, ''), a.copy_name
FROM article AS a CROSS JOIN paragraph AS p ON p.article = a.id
WHERE a.id = ? ORDER BY p.position`

	sqlCurrentOfArticle = `SELECT {entry}, l.revision
FROM paragraph AS p
CROSS JOIN current_entry AS l ON l.subject = p.id
WHERE p.article = ?
ORDER BY p.position, l.layer, l.round, l.annotator`

	sqlParagraphsByArrival = `SELECT p.id, p.article, p.position, coalesce(p.text, ''), p.guess, p.joined, coalesce(p.missing, ''), a.copy_name
FROM article AS a CROSS JOIN paragraph AS p ON p.article = a.id
ORDER BY a.arrival, p.position`
)

// The same with each article as a whole after its paragraphs. Both halves of a union are
// sorted as they are read, and merged.
var (
	sqlUnitsByID = byID(unitsOf(""))

	sqlUnitEntriesByID = byID(unitEntriesOf(""))

	sqlUnitsOfArticle = byID(unitsOf("WHERE a.id = ?1"))

	sqlUnitEntriesOfArticle = byID(unitEntriesOf("WHERE a.id = ?1"))
)

func byID(query string) string {
	return query + ` ORDER BY by_article, by_position, by_layer, by_round, by_annotator`
}

func unitsOf(which string) string {
	return `SELECT p.id, p.article, p.position, coalesce(p.text, ''), p.guess, p.joined, coalesce(p.missing, ''), a.copy_name,
  a.id AS by_article, p.position AS by_position, '' AS by_layer, 0 AS by_round, '' AS by_annotator
FROM article AS a CROSS JOIN paragraph AS p ON p.article = a.id ` + which + `
UNION ALL SELECT a.id, a.id, ` + sqlAfterLast + `, '', '', 0, '', a.copy_name, a.id, ` + afterAll + `, '', 0, '' FROM article AS a ` + which
}

func unitEntriesOf(which string) string {
	return `SELECT {entry}, l.revision, a.id AS by_article, p.position AS by_position, l.layer AS by_layer, l.round AS by_round,
  l.annotator AS by_annotator
FROM article AS a CROSS JOIN paragraph AS p ON p.article = a.id CROSS JOIN current_entry AS l ON l.subject = p.id ` + which + `
UNION ALL SELECT {entry}, l.revision, a.id, ` + afterAll + `, l.layer, l.round, l.annotator
FROM article AS a CROSS JOIN current_entry AS l ON l.subject = a.id AND ` + ofWhole + ` ` + which
}

// EachSheet visits every sheet that holds an entry, in the order of exports:
// article id, position, layer, round, annotator. The article comes without
// its paragraphs and must not be kept. It holds one sheet in memory at a time
// and sees the project as it is at the start.
func (a Answers) EachSheet(ctx context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error {
	return a.eachSheet(ctx, [2]string{sqlParagraphsByID, sqlUnitsByID}, [2]string{sqlCurrentByID, sqlUnitEntriesByID}, visit)
}

// EachSheetOf visits the sheets of one article, as EachSheet does.
func (a Answers) EachSheetOf(ctx context.Context, article string, visit func(*annotate.Article, *annotate.Sheet) error) error {
	return a.eachSheet(ctx, [2]string{sqlParagraphsOfArticle, sqlUnitsOfArticle},
		[2]string{sqlCurrentOfArticle, sqlUnitEntriesOfArticle}, visit, article)
}

// eachSheet reads with the first or the second of each pair of queries, the latter where
// articles as a whole are asked about.
func (a Answers) eachSheet(
	ctx context.Context,
	ofParagraphs, ofEntries [2]string,
	visit func(*annotate.Article, *annotate.Sheet) error,
	args ...any,
) error {
	return a.file.read(ctx, "doing.reading-the-answers", func(tx *sql.Tx) error {
		versions, err := a.file.versions(ctx, tx)
		if err != nil {
			return err
		}
		whole := asksWhole(versions)
		paragraphs, err := openParagraphs(ctx, tx, ofParagraphs[whole], args...)
		if err != nil {
			return err
		}
		defer paragraphs.rows.Close()
		rows, err := tx.QueryContext(ctx, strings.ReplaceAll(ofEntries[whole], "{entry}", entryColumns), args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		var order [5]any // by which rows are sorted
		var sheet *annotate.Sheet
		for rows.Next() {
			var s annotate.Current
			further := []any{&s.Revision, &order[0], &order[1], &order[2], &order[3], &order[4]}
			if s.Entry, err = scanEntry(rows, further[:1+whole*len(order)]...); err != nil {
				return err
			}
			if sheet == nil || !belongs(sheet, s.Entry.Key) {
				if err := visitSheet(ctx, paragraphs, sheet, visit); err != nil {
					return err
				}
				if err := paragraphs.seek(ctx, s.Entry.Key.Subject); err != nil {
					return err
				}
				k := s.Entry.Key
				sheet = annotate.NewSheet(paragraphs.now, k.Layer, k.Round, k.Annotator)
				sheet.Versions = versions
			}
			sheet.Set(s)
		}
		if err := rows.Err(); err != nil {
			return err
		}
		return visitSheet(ctx, paragraphs, sheet, visit)
	})
}

func visitSheet(
	ctx context.Context,
	at *paragraphCursor,
	sheet *annotate.Sheet,
	visit func(*annotate.Article, *annotate.Sheet) error,
) error {
	if sheet == nil {
		return nil
	}
	if err := keepUnseen(ctx, at.tx, sheet); err != nil {
		return err
	}
	return visit(&at.article, sheet)
}

func belongs(s *annotate.Sheet, k annotate.Key) bool {
	return s.Paragraph.ID == k.Subject && s.Layer == k.Layer && s.Round == k.Round && s.Annotator == k.Annotator
}

// EachParagraph visits every paragraph in the order of import, then position.
// The article comes without its paragraphs and must not be kept.
func (c Corpus) EachParagraph(ctx context.Context, visit func(*annotate.Article, annotate.Paragraph) error) error {
	return c.file.read(ctx, "doing.reading-the-paragraphs", func(tx *sql.Tx) error {
		at, err := openParagraphs(ctx, tx, sqlParagraphsByArrival)
		if err != nil {
			return err
		}
		defer at.rows.Close()
		for {
			more, err := at.next(ctx)
			if err != nil || !more {
				return err
			}
			if err := visit(&at.article, at.now); err != nil {
				return err
			}
		}
	})
}

// paragraphCursor walks over paragraphs and knows the article of each.
type paragraphCursor struct {
	tx      *sql.Tx
	rows    *sql.Rows
	sorted  []any // columns after those of the paragraph, by which rows are sorted
	article annotate.Article
	now     annotate.Paragraph
}

// paragraphColumns is how many columns a cursor reads of each row.
const paragraphColumns = 8

func openParagraphs(ctx context.Context, tx *sql.Tx, query string, args ...any) (*paragraphCursor, error) {
	rows, err := tx.QueryContext(ctx, query, args...) //nolint:rowserrcheck // next checks it
	if err != nil {
		return nil, err
	}
	columns, err := rows.Columns()
	if err != nil {
		return nil, errors.Join(err, rows.Close())
	}
	c := &paragraphCursor{tx: tx, rows: rows}
	for range columns[paragraphColumns:] {
		c.sorted = append(c.sorted, new(any))
	}
	return c, nil
}

func (c *paragraphCursor) next(ctx context.Context) (bool, error) {
	if !c.rows.Next() {
		return false, c.rows.Err()
	}
	var copyName string
	para := &c.now
	columns := []any{&para.ID, &para.Article, &para.Position, &para.Text, &para.Guess, &para.Joined, &para.Missing, &copyName}
	if err := c.rows.Scan(append(columns, c.sorted...)...); err != nil {
		return false, err
	}
	if c.article.ID != para.Article {
		c.article = annotate.Article{ID: para.Article, CopyName: copyName}
		return true, readMeta(ctx, c.tx, &c.article)
	}
	return true, nil
}

// seek goes on to the paragraph with the id, which comes later.
func (c *paragraphCursor) seek(ctx context.Context, id string) error {
	for c.now.ID != id {
		more, err := c.next(ctx)
		if err != nil {
			return err
		}
		if !more {
			return annotate.Fail(annotate.CodeDamaged, "project.answers-without-paragraph", "Paragraph", sentence.Short(id))
		}
	}
	return nil
}
