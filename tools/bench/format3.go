package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// keptFile is a small project of format 3, by whose tables a large one is made.
const keptFile = "store/testdata/format-3.plumb"

// migratedFields are what is said of a paragraph in a project that is migrated: a
// field and its value.
var migratedFields = [][2]string{{"unit_type", "body"}, {"sourcing", "none"}, {"note", "A word."}}

// ofPaper are the paragraphs that were added to a project, numbered.
const ofPaper = `CREATE TEMP TABLE n AS SELECT row_number() OVER (ORDER BY article, position) AS i, id AS paragraph, article
FROM paragraph WHERE text LIKE 'The council met again on day %'`

// addingParagraphs adds ?1 paragraphs to a project of format 3.
var addingParagraphs = []string{
	`CREATE TEMP TABLE p AS WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
SELECT i, lower(hex(randomblob(32))) AS paragraph, (i - 1) / 25 AS article, (i - 1) % 25 + 1 AS position FROM n`,
	`CREATE TEMP TABLE a AS SELECT article AS i, lower(hex(randomblob(32))) AS id, count(*) AS n FROM temp.p GROUP BY article`,
	`INSERT INTO article (id, copy_name, paragraphs) SELECT id, '', n FROM temp.a ORDER BY i`,
	`INSERT INTO paragraph (id, article, position, text, text_hash, guess, joined)
SELECT p.paragraph, a.id, p.position, 'The council met again on day ' || p.i || ' about the wall.', p.paragraph, 'body', 0
FROM temp.p AS p JOIN temp.a AS a ON a.i = p.article ORDER BY p.i`,
}

// addingAnswers adds what ?1, the annotator of number ?2, said of every paragraph.
var addingAnswers = []string{
	ofPaper,
	`CREATE TEMP TABLE said AS SELECT n.i * {fields} + f.column1 AS i, n.paragraph, f.column2 AS field, f.column3 AS value, ?1 AS annotator,
  printf('01a22461-c261-7%03x-96ec-%04x%08x', f.column1, ?2, n.i) AS id
FROM temp.n AS n CROSS JOIN (VALUES {values}) AS f`,
	`INSERT INTO log SELECT s.id, 'answer', s.paragraph, 'annotation', 1, s.annotator, s.field, '', s.value, NULL, 1772355700000 + s.i,
  '2026-03-01T09:00:01.000Z', 0, (SELECT hash FROM codebook LIMIT 1), 'annotator', s.id, 'd-' || s.annotator, s.annotator, NULL
FROM temp.said AS s ORDER BY s.id`,
	`INSERT INTO current SELECT s.paragraph, 'annotation', 1, s.annotator, 'answer', s.field, '', s.id, 1772355700000 + s.i, 1, s.value
FROM temp.said AS s ORDER BY s.paragraph, s.field`,
	`INSERT INTO progress (paragraph, layer, round, annotator, state, unsure)
SELECT paragraph, 'annotation', 1, (SELECT min(annotator) FROM temp.said), 'draft', 0 FROM temp.n ORDER BY paragraph`,
	`INSERT INTO counter (layer, round, annotator, article, begun, submitted, unsure)
SELECT 'annotation', 1, (SELECT min(annotator) FROM temp.said), article, count(*), 0, 0 FROM temp.n GROUP BY article`,
}

// largeOfFormat3 makes a project of format 3 with so many paragraphs more than the
// kept one, and what A1 said of each.
func largeOfFormat3(ctx context.Context, path string, paragraphs int) error {
	if err := copyOf(keptFile, path); err != nil {
		return err
	}
	if err := runAll(ctx, path, addingParagraphs, paragraphs); err != nil {
		return err
	}
	return sayInFormat3(ctx, path, "A1", 1, migratedFields)
}

// sayInFormat3 answers the same fields in every paragraph that was added.
func sayInFormat3(ctx context.Context, path, annotator string, number int, fields [][2]string) error {
	var values []string
	for i, f := range fields {
		values = append(values, fmt.Sprintf("(%d, '%s', '%s')", i, f[0], f[1]))
	}
	fill := strings.NewReplacer("{fields}", fmt.Sprint(len(fields)), "{values}", strings.Join(values, ", "))
	var statements []string
	for _, statement := range addingAnswers {
		statements = append(statements, fill.Replace(statement))
	}
	return runAll(ctx, path, statements, annotator, number)
}

// runAll runs statements on a project, one after the other; those that ask for
// arguments are given them.
func runAll(ctx context.Context, path string, statements []string, args ...any) error {
	db, err := sql.Open("sqlite3", "file:"+path+"?_synchronous=OFF&_cache_size=-200000")
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	for _, statement := range statements {
		var given []any
		if strings.Contains(statement, "?1") {
			given = args
		}
		if _, err := db.ExecContext(ctx, statement, given...); err != nil {
			return errors.Join(fmt.Errorf("%s: %w", statement, err), db.Close())
		}
	}
	return db.Close()
}
