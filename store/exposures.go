package store

import (
	"context"
	"database/sql"
	"strings"

	"plumbline/annotate"
)

// sqlExposures reads everything that was ever said of treatments, by key, in the order of
// the log, which is not read where no key is of the kind: most projects have none.
var sqlExposures = `SELECT {entry} FROM log AS l
WHERE EXISTS (SELECT 1 FROM slot WHERE kind = 'exposure') AND l.kind = 'exposure' AND l.field IN (` + quoted(annotate.Treatments()) + `) ORDER BY ` + inLogOrder

// Exposures returns what was pointed out to annotators in the texts, or held back, and when.
func (a Answers) Exposures(ctx context.Context) (annotate.Exposures, error) {
	all := make(annotate.Exposures)
	err := a.file.read(ctx, "doing.reading-the-answers", func(tx *sql.Tx) error {
		return eachRow(ctx, tx, strings.Replace(sqlExposures, "{entry}", entryColumns, 1), func(rows *sql.Rows) error {
			e, err := scanEntry(rows)
			all[e.Key] = append(all[e.Key], e)
			return err
		})
	})
	return all, err
}
