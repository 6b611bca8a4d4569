package store

import (
	"context"
	"database/sql"
	"errors"
)

// sqlIdentify gives a project its id, once: that of its oldest entry about
// itself. Its copies and packs hold that entry too, so they say the same.
const sqlIdentify = `INSERT INTO identity (project)
SELECT id FROM log AS l WHERE kind = 'project' AND NOT EXISTS (SELECT 1 FROM identity) ORDER BY ` + inLogOrder + ` LIMIT 1`

const sqlProjectID = `SELECT project FROM identity`

// ID names the project, the same in all its copies and packs; "" in a file in which
// nobody has said anything about it.
func (p *Project) ID() string { return p.file.id }

// readProjectID finds what names the project.
func readProjectID(ctx context.Context, q querier) (id string, err error) {
	err = q.QueryRowContext(ctx, sqlProjectID).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return id, err
}
