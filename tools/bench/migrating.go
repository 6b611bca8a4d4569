package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"plumbline/store"
)

// migrationFigure measures the opening of a project of format 3, which keeps a copy
// of it and brings it to the present format, against the copy alone.
func migrationFigure(ctx context.Context, b *bench) ([]figure, error) {
	sizes := []int{30_000}
	if b.full {
		sizes = append(sizes, 3_000_000)
	}
	var figures []figure
	for _, decisions := range sizes {
		old, opened := b.path(fmt.Sprintf("format-3-%d.plumb", decisions)), b.path(fmt.Sprintf("opened-%d.plumb", decisions))
		if err := largeOfFormat3(ctx, old, decisions/len(migratedFields)); err != nil {
			return nil, err
		}
		if err := copyOf(old, opened); err != nil {
			return nil, err
		}
		var p pair
		err := errors.Join(
			p.ours.take(func() (time.Duration, error) { return timed(func() error { return openOnce(ctx, opened) }) }),
			p.reference.take(func() (time.Duration, error) {
				return timed(func() error { return bareCopy(ctx, old, b.path(fmt.Sprintf("bare-%d.plumb", decisions))) })
			}),
		)
		if err != nil {
			return nil, err
		}
		figures = append(figures, figure{
			what: "format 3 to the present one, " + thousands(decisions) + " decisions", ours: p.ours,
			against: "VACUUM INTO of the file of format 3", reference: p.reference,
		})
	}
	return figures, nil
}

func openOnce(ctx context.Context, path string) error {
	p, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	return p.Close()
}

func bareCopy(ctx context.Context, from, to string) error {
	db, err := sql.Open("sqlite3", "file:"+from+"?mode=ro")
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", to)
	return errors.Join(err, db.Close())
}
