package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"math"

	"plumbline/annotate"
	"plumbline/annotate/finding"
)

// Find finds the paragraphs that a query means, of articles that are not withdrawn. It
// lists the first of them, in the order of import, and goes on to count until it has
// found so many; one that counts as many as it lists is the quickest. A query for
// nothing finds nothing.
func (c Corpus) Find(ctx context.Context, q finding.Query, list, count int) (annotate.Findings, error) {
	var found annotate.Findings
	if count = max(list, count); q.IsEmpty() || count <= 0 {
		return found, nil
	}
	err := c.file.read(ctx, "doing.searching", func(tx *sql.Tx) error {
		s, err := c.file.newSearching(ctx, tx, &q)
		if err != nil {
			return err
		}
		s.list, s.count = list, count
		err = s.run(c.file)
		found = s.found
		return err
	})
	return found, err
}

// Collect lists the articles with a paragraph that a query means, in the order of import,
// and counts these.
func (c Corpus) Collect(ctx context.Context, q finding.Query) (annotate.Collected, error) {
	var all annotate.Collected
	if q.IsEmpty() {
		return all, nil
	}
	err := c.file.read(ctx, "doing.searching", func(tx *sql.Tx) error {
		s, err := c.file.newSearching(ctx, tx, &q)
		if err != nil {
			return err
		}
		s.count, s.collected = math.MaxInt, &all
		return s.run(c.file)
	})
	return all, err
}

const sqlOwnColumns = `SELECT DISTINCT field FROM slot WHERE kind = 'article' AND substr(field, 1, 2) = 'x:' ORDER BY field`

// Terms are the names that a query may use.
func (c Corpus) Terms(ctx context.Context) (t finding.Terms, err error) {
	err = c.file.read(ctx, "doing.searching", func(tx *sql.Tx) error {
		if t.Book, err = c.file.inForce(ctx, tx); err != nil {
			return err
		}
		t.People, err = readAnnotators(ctx, tx)
		return err
	})
	if err != nil {
		return t, err
	}
	// After the reading, not within it: who holds one connection and waits for another
	// keeps everybody waiting once all are taken.
	t.Columns, err = column(ctx, c.file.reader.whole, sqlOwnColumns)
	return t, err
}

const sqlEqualParagraphs = `SELECT p.id, p.article, p.position, coalesce(p.text, ''), p.guess, p.joined, coalesce(p.missing, '')
FROM json_each(?) AS h JOIN paragraph AS p ON p.text_hash = h.value
ORDER BY p.article, p.position LIMIT 20000`

// EqualParagraphs returns paragraphs whose text has one of the hashes
// (annotate.TextHash), at most 20,000.
func (c Corpus) EqualParagraphs(ctx context.Context, textHashes []string) ([]annotate.Paragraph, error) {
	list, err := json.Marshal(textHashes)
	if err != nil {
		return nil, err
	}
	rows, err := c.file.reader.QueryContext(ctx, sqlEqualParagraphs, string(list))
	if err != nil {
		return nil, explain(err, "doing.looking-for-equal-paragraphs", c.file.path)
	}
	defer rows.Close()
	var equal []annotate.Paragraph
	for rows.Next() {
		q, err := scanParagraph(rows)
		if err != nil {
			return nil, explain(err, "doing.looking-for-equal-paragraphs", c.file.path)
		}
		equal = append(equal, q)
	}
	return equal, explain(rows.Err(), "doing.looking-for-equal-paragraphs", c.file.path)
}
