package store

import (
	"context"

	"plumbline/annotate"
)

// Annotators returns the ids of everyone who joined the project, sorted.
func (t Team) Annotators(ctx context.Context) ([]string, error) {
	people, err := readAnnotators(ctx, &t.file.reader)
	return people, explain(err, "doing.reading-who-annotates", t.file.path)
}

func readAnnotators(ctx context.Context, q querier) ([]string, error) {
	rows, err := q.QueryContext(ctx, `SELECT subject FROM event
WHERE kind = 'person' AND field = ? AND value IS NOT NULL ORDER BY subject`, annotate.PersonJoined)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var people []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		people = append(people, id)
	}
	return people, rows.Err()
}
