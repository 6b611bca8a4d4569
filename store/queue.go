package store

import (
	"context"
	"database/sql"

	"plumbline/annotate"
)

const (
	sqlQueue = `SELECT a.id, a.paragraphs, coalesce(n.begun, 0), coalesce(n.submitted, 0), coalesce(n.unsure, 0), coalesce(n.look, 0)
FROM article AS a
LEFT JOIN counter AS n ON n.layer = ? AND n.round = ? AND n.annotator = ? AND n.article = a.id
ORDER BY a.arrival`

	sqlTally = `SELECT (SELECT coalesce(sum(paragraphs), 0) FROM article),
  coalesce(sum(begun), 0), coalesce(sum(submitted), 0), coalesce(sum(unsure), 0), coalesce(sum(look), 0)
FROM counter WHERE layer = ? AND round = ? AND annotator = ?`
)

// Queue returns an annotator's articles in the order of import with the
// counters of each; no paragraph is looked at.
func (p *Project) Queue(ctx context.Context, annotator string, layer annotate.Layer, round int) ([]annotate.Summary, error) {
	var queue []annotate.Summary
	err := p.read(ctx, "reading the queue", func(tx *sql.Tx) error {
		metas, err := allMeta(ctx, tx)
		if err != nil {
			return err
		}
		rows, err := tx.QueryContext(ctx, sqlQueue, string(layer), round, annotator)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var s annotate.Summary
			if err := rows.Scan(&s.ArticleID, &s.Paragraphs, &s.Begun, &s.Submitted, &s.Unsure, &s.Look); err != nil {
				return err
			}
			s.Meta = metas[s.ArticleID]
			queue = append(queue, s)
		}
		return rows.Err()
	})
	return queue, err
}

// Tally counts an annotator's paragraphs over the whole project.
func (p *Project) Tally(ctx context.Context, annotator string, layer annotate.Layer, round int) (annotate.Tally, error) {
	var t annotate.Tally
	err := p.reader.QueryRowContext(ctx, sqlTally, string(layer), round, annotator).Scan(&t.Paragraphs, &t.Begun, &t.Submitted, &t.Unsure, &t.Look)
	return t, explain(err, "counting the paragraphs", p.path)
}
