package store

import (
	"context"
	"database/sql"
	"time"

	"plumbline/annotate"
)

// sqlReveals finds the reveals by kind and reads of each when it first was.
const sqlReveals = `SELECT c.subject, c.annotator, c.field, c.round,
  (SELECT min(l.decided) FROM log AS l WHERE l.subject = c.subject AND l.kind = 'reveal' AND l.annotator = c.annotator
    AND l.field = c.field AND l.round = c.round)
FROM event AS c WHERE c.kind = 'reveal' ORDER BY c.subject, c.field, c.annotator, c.round`

// Reveals returns everything that was shown to someone before its time, or
// that they recognised. An annotator is told of their own.
func (l Log) Reveals(ctx context.Context) ([]annotate.Reveal, error) {
	var all []annotate.Reveal
	err := eachRow(ctx, &l.file.reader, sqlReveals, func(rows *sql.Rows) error {
		var r annotate.Reveal
		var at moment
		err := rows.Scan(&r.Subject, &r.Annotator, &r.Field, &r.Round, &at)
		r.At = time.Time(at)
		all = append(all, r)
		return err
	})
	return all, explain(err, "doing.reading-what-was-revealed", l.file.path)
}
