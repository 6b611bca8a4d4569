package store

import (
	"context"

	"plumbline/annotate"
)

// Assignments returns who was given which article in a round, by article and
// person. If there are none at all, everyone has everything.
func (t Team) Assignments(ctx context.Context, round int) ([]annotate.Assignment, error) {
	all, err := readAssignments(ctx, &t.file.reader, round)
	return all, explain(err, "doing.reading-the-assignments", t.file.path)
}

func readAssignments(ctx context.Context, q querier, round int) ([]annotate.Assignment, error) {
	rows, err := q.QueryContext(ctx, `SELECT subject, annotator FROM event
WHERE kind = 'assignment' AND value IS NOT NULL AND layer = 'annotation' AND round = ? ORDER BY subject, annotator`, round)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []annotate.Assignment
	for rows.Next() {
		var a annotate.Assignment
		if err := rows.Scan(&a.Article, &a.Annotator); err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	return all, rows.Err()
}

// given are the articles that one annotator was given; nil means all.
type given map[string]bool

func (g given) has(article string) bool { return g == nil || g[article] }

// readGiven reads what an annotator was given to annotate. Where nothing was
// ever given to anyone, and in the other layers, it is all.
func readGiven(ctx context.Context, q querier, annotator string, layer annotate.Layer, round int) (given, error) {
	if layer != annotate.LayerAnnotation {
		return nil, nil
	}
	var any bool
	err := q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM event WHERE kind = 'assignment' AND value IS NOT NULL)`).Scan(&any)
	if err != nil || !any {
		return nil, err
	}
	all, err := readAssignments(ctx, q, round)
	g := make(given)
	for _, a := range all {
		if a.Annotator == annotator {
			g[a.Article] = true
		}
	}
	return g, err
}
