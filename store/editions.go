package store

import (
	"context"
	"database/sql"

	"plumbline/annotate"
)

// Editions lists the texts of which several versions are in use, each with these (see
// annotate.Editions).
func (c Corpus) Editions(ctx context.Context) (groups [][]annotate.Summary, err error) {
	err = c.file.read(ctx, "doing.reading-the-articles", func(tx *sql.Tx) error {
		groups, err = editions(ctx, tx)
		return err
	})
	return groups, err
}

func editions(ctx context.Context, tx *sql.Tx) ([][]annotate.Summary, error) {
	if r, err := readRare(ctx, tx); err != nil || !r.amended {
		return nil, err
	}
	var all []annotate.Amendment
	err := eachRow(ctx, tx, sqlAmendments, func(rows *sql.Rows) error {
		var a annotate.Amendment
		var pairs string
		err := rows.Scan(&a.Newer, &a.Older, &pairs)
		all = append(all, a)
		return err
	})
	if err != nil {
		return nil, err
	}
	articles, err := catalogue(ctx, tx)
	return annotate.Editions(all, articles), err
}
