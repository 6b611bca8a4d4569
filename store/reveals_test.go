package store

import (
	"context"
	"database/sql"
	"testing"
)

// reveals are the question and the subject of everything that the project shows as
// revealed to the person it is viewed as.
func reveals(t *testing.T, p *Project) (all [][2]string) {
	t.Helper()
	err := eachRow(context.Background(), &p.file.reader, `SELECT field, subject FROM event WHERE kind = 'reveal' ORDER BY subject, field`,
		func(rows *sql.Rows) error {
			var r [2]string
			err := rows.Scan(&r[0], &r[1])
			all = append(all, r)
			return err
		})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
