package store

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"plumbline/annotate"
)

// read runs do in one read transaction, so that everything it sees is of the
// same moment.
func (f *file) read(ctx context.Context, doing string, do func(*sql.Tx) error) error {
	tx, err := f.reader.BeginTx(ctx, nil)
	if err != nil {
		return explain(err, doing, f.path)
	}
	defer func() { _ = tx.Rollback() }() // nothing was written
	err = do(tx)
	if err != nil && ctx.Err() != nil {
		err = ctx.Err()
	}
	return explain(err, doing, f.path)
}

// column runs a query for one word a row.
func column(ctx context.Context, q querier, query string, args ...any) (words []string, err error) {
	err = eachRow(ctx, q, query, func(rows *sql.Rows) error {
		var word string
		err := rows.Scan(&word)
		words = append(words, word)
		return err
	}, args...)
	return words, err
}

// entryColumns are the columns of an entry l in the order of scanEntry.
const entryColumns = `l.id, l.kind, l.subject, l.layer, l.round, l.annotator, l.field, l.target, l.option,
  coalesce(l.value, ''), coalesce(l.replaces, ''), coalesce(l.also, ''), l.early, l.stamp, l.decided, l.elapsed_ms,
  coalesce(l.codebook, ''), l.origin, l.action, l.device, l.author, coalesce(l.undoes, '')`

// scanEntry reads the columns of an entry, and further ones after them.
func scanEntry(rows *sql.Rows, further ...any) (annotate.Entry, error) {
	var e annotate.Entry
	var also string
	k := &e.Key
	to := []any{
		&e.ID, &k.Kind, &k.Subject, &k.Layer, &k.Round, &k.Annotator, &k.Field, &k.Target, &k.Option,
		&e.Value, &e.Replaces, &also, &e.Early, &e.Stamp, (*moment)(&e.DecidedAt), &e.ElapsedMS,
		&e.Codebook, &e.Origin, &e.Action, &e.Device, &e.Author, &e.Undoes,
	}
	err := rows.Scan(append(to, further...)...)
	if also != "" {
		e.Also = strings.Fields(also)
	}
	return e, err
}

// moment is a time as the log keeps it: milliseconds since 1970, or a word that a
// foreign hand wrote and nobody can read as one, which becomes no time at all.
type moment time.Time

// Scan reads it from a column.
func (m *moment) Scan(column any) error {
	*m = moment{}
	if ms, ok := column.(int64); ok {
		*m = moment(time.UnixMilli(ms).UTC())
	}
	return nil
}

// millis is how a time stands in the log.
func millis(t time.Time) any {
	if t.IsZero() {
		return ""
	}
	return t.UnixMilli()
}

// entries runs a query whose columns are entryColumns.
func entries(ctx context.Context, q querier, query string, args ...any) ([]annotate.Entry, error) {
	rows, err := q.QueryContext(ctx, strings.Replace(query, "{entry}", entryColumns, 1), args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []annotate.Entry
	for rows.Next() {
		e, err := scanEntry(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return all, rows.Err()
}
