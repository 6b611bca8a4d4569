package store

import (
	"context"
	"database/sql"

	"plumbline/annotate"
)

// sqlConsents reads who agreed to what, or withdrew that, by id and time.
const sqlConsents = `SELECT c.subject, c.field, c.decided, c.value IS NULL
FROM event AS e
CROSS JOIN current_entry AS c ON c.subject = e.subject AND c.layer = e.layer AND c.round = e.round AND c.annotator = e.annotator
  AND c.kind = e.kind AND c.field = e.field AND c.target = e.target AND c.option = e.option
WHERE e.kind = 'consent' AND NOT c.erased ORDER BY c.subject, c.rank, c.id`

// Consents returns who agreed to which version of the consent, and when. An annotator is
// told of their own.
func (r Rules) Consents(ctx context.Context) ([]annotate.Agreed, error) {
	var all []annotate.Agreed
	err := eachRow(ctx, &r.file.reader, sqlConsents, func(rows *sql.Rows) error {
		var a annotate.Agreed
		err := rows.Scan(&a.Annotator, &a.Version, (*moment)(&a.At), &a.Withdrawn)
		all = append(all, a)
		return err
	})
	return all, explain(err, "doing.reading-the-private-attributes", r.file.path)
}
