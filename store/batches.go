package store

import (
	"context"

	"plumbline/annotate"
)

// Batches returns the sets of articles by name, closed or not, those without
// articles too.
func (t Team) Batches(ctx context.Context) ([]annotate.Batch, error) {
	rows, err := t.file.reader.QueryContext(ctx, `SELECT name, sum(articles), max(closed) FROM (
  SELECT value AS name, count(*) AS articles, 0 AS closed FROM event
    WHERE kind = 'article' AND field = 'batch' AND value IS NOT NULL GROUP BY value
  UNION ALL
  SELECT subject, 0, field = 'closed' AND value IS 'true' FROM event WHERE kind = 'batch'
) GROUP BY name ORDER BY name`)
	if err != nil {
		return nil, explain(err, "doing.reading-the-batches", t.file.path)
	}
	defer rows.Close()
	var all []annotate.Batch
	for rows.Next() {
		var b annotate.Batch
		if err := rows.Scan(&b.Name, &b.Articles, &b.Closed); err != nil {
			return nil, explain(err, "doing.reading-the-batches", t.file.path)
		}
		all = append(all, b)
	}
	return all, explain(rows.Err(), "doing.reading-the-batches", t.file.path)
}
