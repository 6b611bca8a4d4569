package store

import (
	"context"
	"database/sql"
	"time"

	"plumbline/annotate"
)

// sqlSubmissions goes from the articles that the annotator has begun to
// their paragraphs, so that it reads what they did and no more.
const sqlSubmissions = `SELECT p.article, p.id, p.position, c.stamp
FROM counter AS n
CROSS JOIN paragraph AS p ON p.article = n.article
CROSS JOIN progress AS s ON s.paragraph = p.id AND s.layer = n.layer AND s.round = n.round AND s.annotator = n.annotator
CROSS JOIN current_entry AS c ON c.subject = p.id AND c.layer = n.layer AND c.round = n.round AND c.annotator = n.annotator
  AND c.kind = 'submission' AND c.field = '' AND c.target = ''
WHERE n.layer = 'annotation' AND n.round = ? AND n.annotator = ? AND n.submitted > 0 AND s.state = 'submitted'`

// Repeats returns the articles that an annotator is asked again by now, with
// the paragraphs that are asked and the counters of the round; the articles
// stand in the order of the queue. Where the project asks nothing again, nothing
// is read.
func (a Answers) Repeats(ctx context.Context, annotator string, now time.Time) ([]annotate.Summary, error) {
	var queue []annotate.Summary
	err := a.file.read(ctx, "doing.reading-the-queue", func(tx *sql.Tx) error {
		repeats, err := readRepeats(ctx, tx)
		if err != nil || repeats.Share == 0 {
			return err
		}
		submitted, err := submissionsOf(ctx, tx, annotator)
		if err != nil || len(submitted) == 0 {
			return err
		}
		all, err := readQueue(ctx, tx, annotator, annotate.LayerAnnotation, annotate.RepeatRound)
		if err != nil {
			return err
		}
		sizes := make(map[string]int, len(all))
		for _, s := range all {
			sizes[s.ArticleID] = s.Paragraphs
		}
		due := repeats.Due(annotator, submitted, sizes, now)
		for _, s := range all {
			if s.Asked = due[s.ArticleID]; len(s.Asked) > 0 {
				s.Paragraphs = len(s.Asked)
				queue = append(queue, s)
			}
		}
		return nil
	})
	return queue, err
}

// readRepeats reads what the project says about asking again.
func readRepeats(ctx context.Context, q querier) (annotate.Repeats, error) {
	var said [3]string
	for i, field := range []string{annotate.ProjectRepeatShare, annotate.ProjectRepeatAfter, annotate.ProjectSeed} {
		var err error
		if said[i], err = readSetting(ctx, q, field); err != nil {
			return annotate.Repeats{}, err
		}
	}
	return annotate.ParseRepeats(said[0], said[1], said[2]), nil
}

func submissionsOf(ctx context.Context, q querier, annotator string) ([]annotate.Submission, error) {
	rows, err := q.QueryContext(ctx, sqlSubmissions, annotate.FirstRound, annotator)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []annotate.Submission
	for rows.Next() {
		var s annotate.Submission
		if err := rows.Scan(&s.Article, &s.Paragraph, &s.Position, &s.Stamp); err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, rows.Err()
}
