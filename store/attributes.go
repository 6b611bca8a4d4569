package store

import (
	"context"
	"database/sql"

	"plumbline/annotate"
)

// Attributes returns the private attributes of people, by id and name. No
// other method has them. An annotator is told of their own.
func (r Rules) Attributes(ctx context.Context) ([]annotate.Attribute, error) {
	var all []annotate.Attribute
	err := eachRow(ctx, &r.file.reader, `SELECT subject, field, value FROM event
WHERE kind = 'attribute' AND value IS NOT NULL ORDER BY subject, field`, func(rows *sql.Rows) error {
		var a annotate.Attribute
		err := rows.Scan(&a.Annotator, &a.Name, &a.Value)
		all = append(all, a)
		return err
	})
	return all, explain(err, "doing.reading-the-private-attributes", r.file.path)
}
