// Package wordindex is an index of the words in texts, in a cache file of its own. It
// says which texts may hold some words; whether they do, who asks has to look. A file
// that is damaged, or of another version of this package, begins anew. Several programs
// may have one file open, and each may destroy what it holds: the others notice.
package wordindex

import (
	"context"
	"crypto/rand"
	"database/sql"
	"database/sql/driver"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// version is that of the tables and of how texts are parted into terms. Each change of
// either makes another.
const version = 3

// Name is what the file of an index is called.
const Name = "words.index"

// schema are the tables. The terms of a text lie in texts, which keeps no text itself, and
// so do its pairs of terms that follow one another. Every term lies once in word; those of
// scripts that part words lie there backwards too, and in part by their parts of three
// characters. Texts are numbered one after another, so that their numbers take little room:
// each is that of its article and its place in it added.
const schema = `
CREATE TABLE article (number INTEGER PRIMARY KEY, last INTEGER NOT NULL, id TEXT NOT NULL, held INTEGER NOT NULL) STRICT; -- texts of it that are here
CREATE INDEX article_by_id ON article (id);
CREATE TABLE word (number INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, backwards TEXT) STRICT;
CREATE INDEX word_by_end ON word (backwards, word);
CREATE TABLE filling (id TEXT NOT NULL) STRICT; -- which one this is: one row, another each time that the index begins anew
CREATE TABLE project (path TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE texts USING fts5(terms, content='', detail=none, columnsize=0, tokenize="ascii tokenchars '_'");
CREATE VIRTUAL TABLE part USING fts5(word, content='', detail=none, columnsize=0, tokenize='trigram case_sensitive 1');
PRAGMA user_version = 3;`

// Index is an open index.
type Index struct {
	db      *sql.DB
	filling string // what it held when it was opened belongs to this one
}

// ErrBegunAnew is of an index that somebody emptied since it was opened. It has to be
// closed and opened again.
var ErrBegunAnew = errors.New("the index has begun anew")

// Open opens the index in a file, which need not be there.
func Open(ctx context.Context, path string) (*Index, error) {
	x, err := open(ctx, path)
	if err == nil || !isBroken(err) {
		return x, err
	}
	if err := Remove(ctx, path); err != nil {
		return nil, err
	}
	return open(ctx, path)
}

// errVersion is of an index of another version of this package.
var errVersion = errors.New("the index is of another version")

func open(ctx context.Context, path string) (*Index, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600) // for this person alone
	if err != nil {
		return nil, err
	}
	if err := file.Close(); err != nil {
		return nil, err
	}
	db := sql.OpenDB(connector{sourceName(path)})
	db.SetMaxOpenConns(2)
	filling, err := prepare(ctx, db)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &Index{db, filling}, nil
}

// prepare makes the tables in a file that is empty, and says which filling it holds.
func prepare(ctx context.Context, db *sql.DB) (filling string, err error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return "", err
	}
	defer func() { _ = tx.Rollback() }() // nothing once it is committed
	var is, tables int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&is); err != nil {
		return "", err
	}
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
		return "", err
	}
	switch {
	case is == version:
		return filling, tx.QueryRowContext(ctx, sqlFilling).Scan(&filling)
	case is != 0 || tables != 0:
		return "", errVersion
	}
	filling = rand.Text()
	if _, err := tx.ExecContext(ctx, schema); err != nil {
		return "", err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO filling (id) VALUES (?)", filling); err != nil {
		return "", err
	}
	return filling, tx.Commit()
}

const sqlFilling = "SELECT id FROM filling"

// row is what one row can be asked of: an index, or a transaction on one.
type row interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// isSame is ErrBegunAnew if the index is no longer the one that was opened.
func (x *Index) isSame(ctx context.Context, in row) error {
	var filling string
	err := in.QueryRowContext(ctx, sqlFilling).Scan(&filling)
	if isBroken(err) || errors.Is(err, sql.ErrNoRows) || err == nil && filling != x.filling {
		return ErrBegunAnew
	}
	return err
}

// Close closes the index.
func (x *Index) Close() error { return x.db.Close() }

// isBroken holds of errors after which the index has to begin anew.
func isBroken(err error) bool {
	var fault sqlite3.Error
	return errors.Is(err, errVersion) ||
		errors.As(err, &fault) && (fault.Code == sqlite3.ErrCorrupt || fault.Code == sqlite3.ErrNotADB || fault.Code == sqlite3.ErrError)
}

// connector opens connections to one file.
type connector struct{ name string }

// Connect implements driver.Connector. Nothing in a file that anybody may have changed
// runs because its schema says so.
func (c connector) Connect(context.Context) (driver.Conn, error) {
	return c.Driver().Open(c.name)
}

// Driver implements driver.Connector.
func (c connector) Driver() driver.Driver {
	return &sqlite3.SQLiteDriver{ConnectHook: func(conn *sqlite3.SQLiteConn) error {
		_, err := conn.Exec("PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000", nil)
		return err
	}}
}

// sourceName writes the path as a URI in which nothing of it can be taken for a
// parameter. A crash of the machine may cost what was indexed last, which is indexed again.
func sourceName(path string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/folder/file
	}
	u := url.URL{Scheme: "file", Path: slashed, RawQuery: url.Values{
		"mode": {"rw"}, "_busy_timeout": {"1000"}, "_txlock": {"immediate"}, "_journal_mode": {"WAL"}, "_synchronous": {"NORMAL"},
	}.Encode()}
	return u.String()
}
