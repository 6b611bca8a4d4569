package store

import (
	"context"
	"database/sql"
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

// EachSheet visits every sheet that holds an entry, in the order of exports:
// article id, position, layer, round, annotator. The article comes without
// its paragraphs and must not be kept. It holds one sheet in memory at a time
// and sees the project as it is at the start.
func (a Answers) EachSheet(ctx context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error {
	return a.eachSheet(ctx, sqlParagraphsByID, sqlCurrentByID, visit)
}

// EachSheetOf visits the sheets of one article, as EachSheet does.
func (a Answers) EachSheetOf(ctx context.Context, article string, visit func(*annotate.Article, *annotate.Sheet) error) error {
	return a.eachSheet(ctx, sqlParagraphsOfArticle, sqlCurrentOfArticle, visit, article)
}

func (a Answers) eachSheet(
	ctx context.Context,
	ofParagraphs, ofEntries string,
	visit func(*annotate.Article, *annotate.Sheet) error,
	args ...any,
) error {
	return a.file.read(ctx, "doing.reading-the-answers", func(tx *sql.Tx) error {
		versions, err := a.file.versions(ctx, tx)
		if err != nil {
			return err
		}
		paragraphs, err := openParagraphs(ctx, tx, ofParagraphs, args...)
		if err != nil {
			return err
		}
		defer paragraphs.rows.Close()
		rows, err := tx.QueryContext(ctx, strings.Replace(ofEntries, "{entry}", entryColumns, 1), args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		var sheet *annotate.Sheet
		for rows.Next() {
			var s annotate.Current
			if s.Entry, err = scanEntry(rows, &s.Revision); err != nil {
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
	article annotate.Article
	now     annotate.Paragraph
}

func openParagraphs(ctx context.Context, tx *sql.Tx, query string, args ...any) (*paragraphCursor, error) {
	rows, err := tx.QueryContext(ctx, query, args...) //nolint:rowserrcheck // next checks it
	if err != nil {
		return nil, err
	}
	return &paragraphCursor{tx: tx, rows: rows}, nil
}

func (c *paragraphCursor) next(ctx context.Context) (bool, error) {
	if !c.rows.Next() {
		return false, c.rows.Err()
	}
	var copyName string
	para := &c.now
	if err := c.rows.Scan(
		&para.ID,
		&para.Article,
		&para.Position,
		&para.Text,
		&para.Guess,
		&para.Joined,
		&para.Missing,
		&copyName,
	); err != nil {
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
