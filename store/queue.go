package store

import (
	"context"
	"database/sql"

	"plumbline/annotate"
	"plumbline/annotate/team"
)

const sqlQueue = `SELECT a.id, a.paragraphs, coalesce(n.begun, 0), coalesce(n.submitted, 0), coalesce(n.unsure, 0), coalesce(n.look, 0)
FROM article AS a
LEFT JOIN counter AS n ON n.layer = ? AND n.round = ? AND n.annotator = ? AND n.article = a.id
ORDER BY a.arrival`

// Queue returns the articles that an annotator is given to work on, in the
// order that the project's seed gives them, or that of import, with the
// counters of each; no paragraph is looked at. An article that was withdrawn is
// in no queue, and those for practice are in that of practice alone.
func (p *Project) Queue(ctx context.Context, annotator string, layer annotate.Layer, round int) ([]annotate.Summary, error) {
	var queue []annotate.Summary
	var seed string
	err := p.read(ctx, "reading the queue", func(tx *sql.Tx) error {
		given, err := readGiven(ctx, tx, annotator, layer, round)
		if err != nil {
			return err
		}
		if seed, err = readSetting(ctx, tx, annotate.ProjectSeed); err != nil {
			return err
		}
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
			if s.Meta = metas[s.ArticleID]; s.Meta.AskedIn(layer) && given.has(s.ArticleID) {
				queue = append(queue, s)
			}
		}
		return rows.Err()
	})
	team.Order(seed, annotator, queue, func(s annotate.Summary) string { return s.ArticleID })
	return queue, err
}

// Tally counts the paragraphs of an annotator's queue.
func (p *Project) Tally(ctx context.Context, annotator string, layer annotate.Layer, round int) (annotate.Tally, error) {
	var all annotate.Tally
	queue, err := p.Queue(ctx, annotator, layer, round)
	for _, s := range queue {
		all = all.Plus(s.Tally)
	}
	return all, err
}
