package store

import (
	"context"

	"plumbline/annotate"
)

// Targets returns the targets of the project in the order of the form.
func (r Rules) Targets(ctx context.Context) ([]annotate.Target, error) {
	targets, err := readTargets(ctx, &r.file.reader)
	return targets, explain(err, "doing.reading-the-targets", r.file.path)
}

func readTargets(ctx context.Context, q querier) ([]annotate.Target, error) {
	rows, err := q.QueryContext(ctx, `SELECT subject, field, value FROM event
WHERE kind = 'target' AND value IS NOT NULL ORDER BY subject, field`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var targets []annotate.Target
	for rows.Next() {
		var id, field, value string
		if err := rows.Scan(&id, &field, &value); err != nil {
			return nil, err
		}
		if n := len(targets); n == 0 || targets[n-1].ID != id {
			targets = append(targets, annotate.Target{ID: id})
		}
		targets[len(targets)-1].Set(field, value)
	}
	annotate.SortTargets(targets)
	return targets, rows.Err()
}
