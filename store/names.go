package store

import (
	"context"
	"database/sql"
	"errors"

	"plumbline/annotate"
)

// The log keeps what many entries share once and by a number. A number never
// means another thing, so each is looked up once.
const (
	sqlSlot          = `SELECT number FROM slot WHERE kind = ? AND field = ? AND target = ? AND option = ?`
	sqlAddSlot       = `INSERT INTO slot (kind, field, target, option) VALUES (?, ?, ?, ?)`
	sqlWriter        = `SELECT number FROM writer WHERE author = ? AND device = ?`
	sqlAddWriter     = `INSERT INTO writer (author, device) VALUES (?, ?)`
	sqlProvenance    = `SELECT number FROM provenance WHERE coalesce(codebook, '') = ? AND origin = ? AND early = ?`
	sqlAddProvenance = `INSERT INTO provenance (codebook, origin, early) VALUES (nullif(?, ''), ?, ?)`
	sqlScope         = `SELECT number FROM scope WHERE subject = ? AND layer = ? AND round = ? AND annotator = ?`
	sqlAddScope      = `INSERT INTO scope (subject, layer, round, annotator, unsure, look) VALUES (?, ?, ?, ?, 0, 0)`
)

// names are the numbers that are known, by what they mean.
type names struct {
	slot       map[slotKey]int64
	writer     map[writerKey]int64
	provenance map[provenanceKey]int64
}

// slotKey is a key without whose say on what it is.
type slotKey struct {
	kind                  annotate.Kind
	field, target, option string
}

// writerKey is who wrote at which device.
type writerKey struct{ author, device string }

// provenanceKey is under which rules, and how, an entry came about.
type provenanceKey struct {
	codebook string
	origin   annotate.Origin
	early    bool
}

func newNames() *names {
	return &names{slot: make(map[slotKey]int64), writer: make(map[writerKey]int64), provenance: make(map[provenanceKey]int64)}
}

// located is where an entry belongs in the log, and what stands there.
type located struct {
	scope, slot, writer, provenance int64
	before                          latest
}

// locate finds the numbers of an entry, and adds what is not there yet.
func (w *writing) locate(e *annotate.Entry) (at located, err error) {
	k, known := e.Key, w.file.names
	if at.scope, err = w.scopeOf(sheetOf(k)); err != nil {
		return at, err
	}
	if at.slot, err = numbered(w, known.slot, slotKey{k.Kind, k.Field, k.Target, k.Option}, sqlSlot, sqlAddSlot,
		string(k.Kind), k.Field, k.Target, k.Option); err != nil {
		return at, err
	}
	if at.writer, err = numbered(w, known.writer, writerKey{e.Author, e.Device}, sqlWriter, sqlAddWriter, e.Author, e.Device); err != nil {
		return at, err
	}
	if at.provenance, err = numbered(w, known.provenance, provenanceKey{e.Codebook, e.Origin, e.Early}, sqlProvenance, sqlAddProvenance,
		e.Codebook, string(e.Origin), e.Early); err != nil {
		return at, err
	}
	at.before, err = w.latestNow(at.scope, at.slot)
	return at, err
}

// numbered is the number of a name that is known, or found, or added.
func numbered[K comparable](w *writing, known map[K]int64, name K, find, add string, args ...any) (int64, error) {
	if n, ok := known[name]; ok {
		return n, nil
	}
	n, err := findOrAdd(w.ctx, w.tx, find, add, args...)
	if err == nil {
		known[name] = n
	}
	return n, err
}

func findOrAdd(ctx context.Context, tx *sql.Conn, find, add string, args ...any) (n int64, err error) {
	err = tx.QueryRowContext(ctx, find, args...).Scan(&n)
	if !errors.Is(err, sql.ErrNoRows) {
		return n, err
	}
	added, err := tx.ExecContext(ctx, add, args...)
	if err != nil {
		return 0, err
	}
	return added.LastInsertId()
}

// scopeOf is the number of whose say on what.
func (w *writing) scopeOf(key sheetKey) (n int64, err error) {
	if n, ok := w.known.scopes[key]; ok {
		return n, nil
	}
	err = w.row(w.file.statements.scope, key.args()...).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		var added sql.Result
		if added, err = w.exec(w.file.statements.addScope, key.args()...); err == nil {
			n, err = added.LastInsertId()
			w.known.latest[n] = make(ofScope)
		}
	}
	if err == nil {
		w.known.scopes[key] = n
	}
	return n, err
}
