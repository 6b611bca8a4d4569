package store

import (
	"context"

	"plumbline/annotate"
)

// Roles returns the roles that were decided, by the ids of the people.
func (t Team) Roles(ctx context.Context) (map[string]string, error) {
	roles, err := readRoles(ctx, &t.file.reader)
	return roles, explain(err, "doing.reading-who-annotates", t.file.path)
}

func readRoles(ctx context.Context, q querier) (map[string]string, error) {
	rows, err := q.QueryContext(ctx, `SELECT subject, value FROM event
WHERE kind = 'person' AND field = ? AND value IS NOT NULL`, annotate.PersonRole)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	roles := make(map[string]string)
	for rows.Next() {
		var id, role string
		if err := rows.Scan(&id, &role); err != nil {
			return nil, err
		}
		roles[id] = role
	}
	return roles, rows.Err()
}
