package store

import (
	"context"
	"database/sql"

	"plumbline/annotate"
)

const sqlCatalogue = `SELECT id, paragraphs FROM article ORDER BY arrival`

// Catalogue returns every article in the order of import, with its length and
// what is known of it, whoever it was given to and whether it was withdrawn.
func (c Corpus) Catalogue(ctx context.Context) (all []annotate.Summary, err error) {
	err = c.file.read(ctx, "doing.reading-the-articles", func(tx *sql.Tx) error {
		all, err = catalogue(ctx, tx)
		return err
	})
	return all, err
}

func catalogue(ctx context.Context, tx *sql.Tx) (all []annotate.Summary, err error) {
	var articles int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM article").Scan(&articles); err != nil {
		return nil, err
	}
	all = make([]annotate.Summary, 0, articles)
	err = eachRow(ctx, tx, sqlCatalogue, func(rows *sql.Rows) error {
		var s annotate.Summary
		err := rows.Scan(&s.ArticleID, &s.Paragraphs)
		all = append(all, s)
		return err
	})
	if err == nil {
		err = fillSummaries(ctx, tx, all)
	}
	return all, err
}
