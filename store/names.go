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
	sqlWhat      = `SELECT number FROM asked WHERE kind = ? AND field = ? AND target = ? AND option = ?`
	sqlAddWhat   = `INSERT INTO asked (kind, field, target, option) VALUES (?, ?, ?, ?)`
	sqlHand      = `SELECT number FROM hand WHERE author = ? AND device = ?`
	sqlAddHand   = `INSERT INTO hand (author, device) VALUES (?, ?)`
	sqlManner    = `SELECT number FROM manner WHERE coalesce(codebook, '') = ? AND origin = ? AND early = ?`
	sqlAddManner = `INSERT INTO manner (codebook, origin, early) VALUES (nullif(?, ''), ?, ?)`
	sqlScope     = `SELECT number FROM scope WHERE subject = ? AND layer = ? AND round = ? AND annotator = ?`
	sqlAddScope  = `INSERT INTO scope (subject, layer, round, annotator, unsure, look) VALUES (?, ?, ?, ?, 0, 0)`
)

// names are the numbers that are known, by what they mean.
type names struct {
	asked  map[askedKey]int64
	hand   map[handKey]int64
	manner map[mannerKey]int64
}

// askedKey is what is asked: a key without whose say on what it is.
type askedKey struct {
	kind                  annotate.Kind
	field, target, option string
}

// handKey is who wrote at which device.
type handKey struct{ author, device string }

// mannerKey is under which rules, and how, an entry came about.
type mannerKey struct {
	codebook string
	origin   annotate.Origin
	early    bool
}

func newNames() *names {
	return &names{asked: make(map[askedKey]int64), hand: make(map[handKey]int64), manner: make(map[mannerKey]int64)}
}

// located is where an entry belongs in the log, and what stands there.
type located struct {
	scope, asked, hand, manner int64
	before                     stand
}

// locate finds the numbers of an entry, and adds what is not there yet.
func (w *writing) locate(e *annotate.Entry) (at located, err error) {
	k, known := e.Key, w.file.names
	if at.scope, err = w.scopeOf(sheetKey{k.Subject, k.Layer, k.Round, k.Annotator}); err != nil {
		return at, err
	}
	if at.asked, err = numbered(w, known.asked, askedKey{k.Kind, k.Field, k.Target, k.Option}, sqlWhat, sqlAddWhat,
		string(k.Kind), k.Field, k.Target, k.Option); err != nil {
		return at, err
	}
	if at.hand, err = numbered(w, known.hand, handKey{e.Author, e.Device}, sqlHand, sqlAddHand, e.Author, e.Device); err != nil {
		return at, err
	}
	if at.manner, err = numbered(w, known.manner, mannerKey{e.Codebook, e.Origin, e.Early}, sqlManner, sqlAddManner,
		e.Codebook, string(e.Origin), e.Early); err != nil {
		return at, err
	}
	at.before, err = w.standNow(at.scope, at.asked)
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
	if n, ok := w.scopes[key]; ok {
		return n, nil
	}
	err = w.row(w.file.statements.scope, key.args()...).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		var added sql.Result
		if added, err = w.exec(w.file.statements.addScope, key.args()...); err == nil {
			n, err = added.LastInsertId()
		}
	}
	if err == nil {
		w.scopes[key] = n
	}
	return n, err
}
