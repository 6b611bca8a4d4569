package store

import (
	"context"
	"database/sql"
	"sync"
)

// readers are the connections that read. Each shows either the whole file or
// what one person may see of it; which, is decided here and nowhere else, so
// that no query can forget to ask.
type readers struct {
	whole *sql.DB // sees everything

	mu      sync.RWMutex
	seen    *sql.DB // sees what the viewer may; nil means everything
	retired []*sql.DB
}

// now calls do with the connections in force.
func (r *readers) now(do func(*sql.DB)) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	if r.seen != nil {
		do(r.seen)
		return
	}
	do(r.whole)
}

// BeginTx starts a transaction on one of the connections in force.
func (r *readers) BeginTx(ctx context.Context, o *sql.TxOptions) (tx *sql.Tx, err error) {
	r.now(func(db *sql.DB) { tx, err = db.BeginTx(ctx, o) })
	return tx, err
}

// QueryContext runs a query on one of the connections in force.
func (r *readers) QueryContext(ctx context.Context, query string, args ...any) (rows *sql.Rows, err error) {
	r.now(func(db *sql.DB) { rows, err = db.QueryContext(ctx, query, args...) }) //nolint:rowserrcheck // the caller does
	return rows, err
}

// QueryRowContext runs a query for one row on one of the connections in force.
func (r *readers) QueryRowContext(ctx context.Context, query string, args ...any) (row *sql.Row) {
	r.now(func(db *sql.DB) { row = db.QueryRowContext(ctx, query, args...) })
	return row
}

// look puts other connections in force, nil for those that see everything.
// What is being read at this moment is read to its end.
func (r *readers) look(through *sql.DB) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.seen != nil {
		_ = r.seen.Close() // it was only read
		r.retired = append(r.retired, r.seen)
	}
	r.seen = through
}

// close closes all connections and waits until the last has left.
func (r *readers) close() error {
	r.look(nil)
	if r.whole == nil {
		return nil
	}
	err := r.whole.Close()
	for _, pool := range append(r.retired, r.whole) {
		awaitReaders(pool)
	}
	return err
}
