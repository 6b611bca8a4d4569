package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"plumbline/store"
)

// keptFile is a small project of format 3, by whose tables a large one is made.
const keptFile = "store/testdata/format-3.plumb"

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
		if err := enlarge(ctx, old, decisions/ofMigrated); err != nil {
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

// ofMigrated is how many decisions there are in a paragraph.
const ofMigrated = 3

// enlarging adds ?1 paragraphs to a project of format 3, with what A1 said of each.
var enlarging = []string{
	`CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
SELECT i, lower(hex(randomblob(32))) AS paragraph, (i - 1) / 25 AS article, (i - 1) % 25 + 1 AS position FROM n`,
	`CREATE TEMP TABLE a AS SELECT article AS i, lower(hex(randomblob(32))) AS id, count(*) AS n FROM temp.n GROUP BY article`,
	`INSERT INTO article (id, copy_name, paragraphs) SELECT id, '', n FROM temp.a ORDER BY i`,
	`INSERT INTO paragraph (id, article, position, text, text_hash, guess, joined)
SELECT n.paragraph, a.id, n.position, 'The council met again on day ' || n.i || ' about the wall.', n.paragraph, 'body', 0
FROM temp.n AS n JOIN temp.a AS a ON a.i = n.article ORDER BY n.i`,
	`CREATE TEMP TABLE said AS SELECT n.i * 3 + f.column1 AS i, n.paragraph, f.column2 AS field, f.column3 AS value,
  printf('01a22461-c261-7%03x-96ec-%012x', f.column1, n.i) AS id
FROM temp.n AS n CROSS JOIN (VALUES (0, 'unit_type', 'body'), (1, 'sourcing', 'none'), (2, 'note', 'A word.')) AS f`,
	`INSERT INTO log SELECT s.id, 'answer', s.paragraph, 'annotation', 1, 'A1', s.field, '', s.value, NULL, 1772355700000 + s.i,
  '2026-03-01T09:00:01.000Z', 0, (SELECT hash FROM codebook LIMIT 1), 'annotator', s.id, 'd-anna', 'A1', NULL
FROM temp.said AS s ORDER BY s.id`,
	`INSERT INTO current SELECT s.paragraph, 'annotation', 1, 'A1', 'answer', s.field, '', s.id, 1772355700000 + s.i, 1, s.value
FROM temp.said AS s ORDER BY s.paragraph, s.field`,
	`INSERT INTO progress (paragraph, layer, round, annotator, state, unsure)
SELECT paragraph, 'annotation', 1, 'A1', 'draft', 0 FROM temp.n ORDER BY paragraph`,
	`INSERT INTO counter (layer, round, annotator, article, begun, submitted, unsure)
SELECT 'annotation', 1, 'A1', id, n, 0, 0 FROM temp.a ORDER BY id`,
}

// enlarge makes a project of format 3 with so many paragraphs more than the kept one.
func enlarge(ctx context.Context, path string, paragraphs int) error {
	if err := copyOf(keptFile, path); err != nil {
		return err
	}
	db, err := sql.Open("sqlite3", "file:"+path+"?_synchronous=OFF&_cache_size=-200000")
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	for i, statement := range enlarging {
		var args []any
		if i == 0 {
			args = []any{paragraphs}
		}
		if _, err := db.ExecContext(ctx, statement, args...); err != nil {
			return errors.Join(fmt.Errorf("%s: %w", statement, err), db.Close())
		}
	}
	return db.Close()
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
