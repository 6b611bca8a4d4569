package store

import (
	"context"
	"database/sql"

	"plumbline/annotate"
)

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
	metas, err := allMeta(ctx, tx)
	if err != nil {
		return nil, err
	}
	err = eachRow(ctx, tx, "SELECT id, paragraphs FROM article ORDER BY arrival", func(rows *sql.Rows) error {
		var s annotate.Summary
		err := rows.Scan(&s.ArticleID, &s.Paragraphs)
		s.Meta = metas[s.ArticleID]
		all = append(all, s)
		return err
	})
	return all, err
}
