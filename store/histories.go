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

// EachHistory visits every paragraph about which anything was annotated or
// revealed, by article id and position, with all that was ever said of it in
// the order of the log. Nothing it is given may be kept.
func (l Log) EachHistory(ctx context.Context, visit func(*annotate.Article, annotate.Paragraph, []annotate.Entry) error) error {
	return l.file.read(ctx, "doing.reading-the-history", func(tx *sql.Tx) error {
		paragraphs, err := openParagraphs(ctx, tx, sqlParagraphsByID)
		if err != nil {
			return err
		}
		defer paragraphs.rows.Close()
		rows, err := tx.QueryContext(ctx, strings.Replace(sqlHistories, "{entry}", entryColumns, 1))
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
			e, err := scanEntry(rows)
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
