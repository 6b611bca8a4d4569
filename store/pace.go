package store

import (
	"context"
	"database/sql"
	"time"

	"plumbline/annotate"
)

// What is decided in annotation, also where a paragraph is asked again: that is work like
// any other, and who does it has not fallen silent. How long each decision took that was
// made by hand, and when the newest of all was made; when each was made by hand; and which
// paragraphs are submitted so.
const (
	sqlDecided = ` FROM log WHERE kind IN ('answer', 'submission') AND layer = 'annotation' AND annotator <> ''`

	sqlPaces = `SELECT annotator, elapsed_ms, sum(origin <> 'import'), max(decided)` + sqlDecided + `
GROUP BY annotator, elapsed_ms`

	sqlSittings = `SELECT annotator, decided` + sqlDecided + ` AND origin <> 'import' ORDER BY annotator, decided`

	sqlSubmittedSince = `SELECT c.decided, g.paragraph IN (SELECT id FROM article) FROM progress AS g
CROSS JOIN current_entry AS c ON c.subject = g.paragraph AND c.layer = g.layer AND c.round = g.round AND c.annotator = g.annotator
  AND c.kind = 'submission' AND c.field = '' AND c.target = ''
WHERE g.layer = 'annotation' AND g.annotator = ?1 AND g.state = 'submitted' AND c.origin <> 'import' AND c.decided >= ?2
ORDER BY c.decided`

	sqlByHand = `SELECT c.annotator, count(*) FROM progress AS g
CROSS JOIN current_entry AS c ON c.subject = g.paragraph AND c.layer = g.layer AND c.round = g.round AND c.annotator = g.annotator
  AND c.kind = 'submission' AND c.field = '' AND c.target = ''
WHERE g.layer = 'annotation' AND g.state = 'submitted' AND c.origin <> 'import' AND g.paragraph NOT IN (SELECT id FROM article)
GROUP BY c.annotator`
)

// Paces returns how fast everyone works (see annotate.Pace), by id, as far as the project
// keeps it. It reads the whole log.
func (t Team) Paces(ctx context.Context) (map[string]annotate.Pace, error) {
	paces := make(map[string]annotate.Pace)
	err := t.file.read(ctx, "doing.measuring-the-pace", func(tx *sql.Tx) error {
		setting, err := readSetting(ctx, tx, annotate.ProjectTime)
		if err != nil {
			return err
		}
		measure := addSittings
		switch annotate.ReadTiming(setting) {
		case annotate.TimeOff:
			return nil
		case annotate.TimePerAnswer:
			measure = addDecisions
		}
		if err := measure(ctx, tx, paces); err != nil {
			return err
		}
		return eachRow(ctx, tx, sqlByHand, func(rows *sql.Rows) error {
			var id string
			var paragraphs int
			err := rows.Scan(&id, &paragraphs)
			pace := paces[id]
			pace.Paragraphs = paragraphs
			paces[id] = pace
			return err
		})
	})
	if v := t.Viewer(); !v.Lead {
		paces = map[string]annotate.Pace{v.Annotator: paces[v.Annotator]}
	}
	return paces, err
}

// SubmittedSince returns when somebody submitted, by hand and from a time on, what stands
// submitted; in order.
func (t Team) SubmittedSince(ctx context.Context, annotator string, since time.Time) (all []annotate.Finish, err error) {
	err = t.file.read(ctx, "doing.measuring-the-pace", func(tx *sql.Tx) error {
		return eachRow(ctx, tx, sqlSubmittedSince, func(rows *sql.Rows) error {
			var at moment
			var f annotate.Finish
			err := rows.Scan(&at, &f.Whole)
			f.At = time.Time(at)
			all = append(all, f)
			return err
		}, annotator, since.UnixMilli())
	})
	return all, err
}

// Heard returns when each person did the newest of their work that is here, to the day.
func (t Team) Heard(ctx context.Context) (map[string]time.Time, error) {
	heard := make(map[string]time.Time)
	err := t.file.read(ctx, "doing.measuring-the-pace", func(tx *sql.Tx) error {
		return eachRow(ctx, tx, "SELECT annotator, max(decided)"+sqlDecided+" GROUP BY annotator", func(rows *sql.Rows) error {
			var id string
			var at moment
			err := rows.Scan(&id, &at)
			heard[id] = time.Time(at).Truncate(24 * time.Hour)
			return err
		})
	})
	if v := t.Viewer(); !v.Lead {
		heard = map[string]time.Time{v.Annotator: heard[v.Annotator]}
	}
	return heard, err
}

// addDecisions adds up how long every decision took.
func addDecisions(ctx context.Context, tx *sql.Tx, paces map[string]annotate.Pace) error {
	return eachRow(ctx, tx, sqlPaces, func(rows *sql.Rows) error {
		var id string
		var elapsed, times int64
		var at moment
		if err := rows.Scan(&id, &elapsed, &times, &at); err != nil {
			return err
		}
		pace := paces[id]
		if last := time.Time(at); last.After(pace.Last) {
			pace.Last = last
		}
		pace.Work += annotate.Worked(elapsed) * time.Duration(times)
		paces[id] = pace
		return nil
	})
}

// addSittings adds up how long everyone sat, by when decisions were made.
func addSittings(ctx context.Context, tx *sql.Tx, paces map[string]annotate.Pace) error {
	return eachRow(ctx, tx, sqlSittings, func(rows *sql.Rows) error {
		var id string
		var at moment
		if err := rows.Scan(&id, &at); err != nil {
			return err
		}
		pace := paces[id]
		pace.Sit(time.Time(at))
		paces[id] = pace
		return nil
	})
}

// eachRow calls visit for every row of a query.
func eachRow(ctx context.Context, q querier, query string, visit func(*sql.Rows) error, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := visit(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
