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
	return column(ctx, q, `SELECT subject FROM event
WHERE kind = 'person' AND field = ? AND value IS NOT NULL ORDER BY subject`, annotate.PersonJoined)
}
