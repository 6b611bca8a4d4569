package store

import (
	"context"
	"database/sql"
	"strings"

	"plumbline/annotate"
)

// sqlHistories reads the log paragraph by paragraph, by its index.
const sqlHistories = `SELECT {entry}
FROM article AS a
CROSS JOIN paragraph AS p ON p.article = a.id
CROSS JOIN log AS l ON l.subject = p.id AND l.layer = 'annotation' AND l.kind IN ('answer', 'submission', 'reveal', 'vote')
ORDER BY a.id, p.position, ` + inLogOrder

// sqlUnitHistories reads it with each article as a whole after its paragraphs.
const sqlUnitHistories = `SELECT {entry}, l.rank AS by_rank, a.id AS by_article, p.position AS by_position, l.id AS by_id
FROM article AS a
CROSS JOIN paragraph AS p ON p.article = a.id
CROSS JOIN log AS l ON l.subject = p.id AND l.layer = 'annotation' AND l.kind IN ('answer', 'submission', 'reveal')
UNION ALL SELECT {entry}, l.rank, a.id, ` + afterAll + `, l.id
FROM article AS a
CROSS JOIN log AS l ON l.subject = a.id AND l.layer = 'annotation'
  AND (l.kind IN ('answer', 'submission') OR l.kind = 'reveal' AND l.field = 'answers')
ORDER BY by_article, by_position, by_rank, by_id`

// EachHistory visits every unit about which anything was annotated or
// revealed, by article id and position, with all that was ever said of it in
// the order of the log. Nothing it is given may be kept.
func (l Log) EachHistory(ctx context.Context, visit func(*annotate.Article, annotate.Paragraph, []annotate.Entry) error) error {
	return l.file.read(ctx, "doing.reading-the-history", func(tx *sql.Tx) error {
		versions, err := l.file.versions(ctx, tx)
		if err != nil {
			return err
		}
		whole := asksWhole(versions)
		paragraphs, err := openParagraphs(ctx, tx, [2]string{sqlParagraphsByID, sqlUnitsByID}[whole])
		if err != nil {
			return err
		}
		defer paragraphs.rows.Close()
		rows, err := tx.QueryContext(ctx, strings.ReplaceAll([2]string{sqlHistories, sqlUnitHistories}[whole], "{entry}", entryColumns))
		if err != nil {
			return err
		}
		defer rows.Close()
		var said []annotate.Entry
		end := func() error {
			if len(said) == 0 {
				return nil
			}
			if err := paragraphs.seek(ctx, said[0].Key.Subject); err != nil {
				return err
			}
			return visit(&paragraphs.article, paragraphs.now, said)
		}
		for rows.Next() {
			var order [4]any // by which rows are sorted
			e, err := scanEntry(rows, []any{&order[0], &order[1], &order[2], &order[3]}[:whole*len(order)]...)
			if err != nil {
				return err
			}
			if len(said) > 0 && said[0].Key.Subject != e.Key.Subject {
				if err := end(); err != nil {
					return err
				}
				said = said[:0]
			}
			said = append(said, e)
		}
		if err := rows.Err(); err != nil {
			return err
		}
		return end()
	})
}
