package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// busyTimeout is how long a statement waits for another program's lock.
var busyTimeout = "5000" // milliseconds

// atOnce is how many goroutines can read at the same time.
const atOnce = 4

// connector opens connections to one file with one set of parameters. It
// stands in for a registered driver so that the package changes nothing
// global.
type connector struct {
	name   string
	driver *sqlite3.SQLiteDriver
	guard  func() error // refuses to open another file than the one that is meant; nil does not
}

// Connect opens a connection. What it opened is what the guard sees if that sees
// the same before and after.
func (c connector) Connect(context.Context) (driver.Conn, error) {
	if c.guard == nil {
		return c.driver.Open(c.name)
	}
	if err := c.guard(); err != nil {
		return nil, err
	}
	conn, err := c.driver.Open(c.name)
	if err != nil {
		return nil, err
	}
	if err := c.guard(); err != nil {
		_ = conn.Close() // nothing was read
		return nil, err
	}
	return conn, nil
}

func (c connector) Driver() driver.Driver { return c.driver }

// keptStatements is how many statements a connection keeps prepared: to prepare one
// often costs more than to run it.
const keptStatements = "64"

// openPool opens up to most connections to path with the given parameters of
// SQLite and its driver; setup is run on each.
func openPool(path string, most int, parameters map[string]string, setup ...string) *sql.DB {
	return openPrepared(path, most, parameters, running(setup))
}

// openPrepared does the same and lets prepare see each connection first.
func openPrepared(path string, most int, parameters map[string]string, prepare func(*sqlite3.SQLiteConn) error) *sql.DB {
	return openGuarded(path, most, parameters, nil, prepare)
}

// openGuarded does the same, and asks a guard before each connection.
func openGuarded(
	path string, most int, parameters map[string]string, guard func() error, prepare func(*sqlite3.SQLiteConn) error,
) *sql.DB {
	db := sql.OpenDB(connector{name: sourceName(path, parameters), driver: distrusting(prepare), guard: guard})
	db.SetMaxOpenConns(most)
	db.SetMaxIdleConns(most)
	return db
}

// openMemory opens a database that is gone once it is closed.
func openMemory() *sql.DB {
	db := sql.OpenDB(connector{name: "file::memory:", driver: distrusting(running(nil))})
	db.SetMaxOpenConns(1)
	return db
}

// distrusting prepares connections so that none runs a function because the schema
// of a file says so.
func distrusting(prepare func(*sqlite3.SQLiteConn) error) *sqlite3.SQLiteDriver {
	return &sqlite3.SQLiteDriver{ConnectHook: func(conn *sqlite3.SQLiteConn) error {
		if _, err := conn.Exec("PRAGMA trusted_schema = OFF", nil); err != nil {
			return err
		}
		if err := knowSources(conn); err != nil {
			return err
		}
		return prepare(conn)
	}}
}

// running prepares a new connection by statements.
func running(statements []string) func(*sqlite3.SQLiteConn) error {
	return func(conn *sqlite3.SQLiteConn) error {
		for _, statement := range statements {
			if _, err := conn.Exec(statement, nil); err != nil {
				return err
			}
		}
		return nil
	}
}

// openWriter opens the one connection that writes. Checkpoints come rarer
// than SQLite's default, because each one delays the answer it falls on, and
// its cache holds 16 MB, so that an answer seldom waits for reading.
func openWriter(path, mode string) *sql.DB {
	return openPool(path, 1, map[string]string{
		"mode": mode, "_txlock": "immediate", "_foreign_keys": "on",
		"_journal_mode": "WAL", "_synchronous": "FULL", "_cache_size": "-16000",
	}, "PRAGMA wal_autocheckpoint = 4000")
}

// openKeeper opens the one connection that a read-only project on a writable
// file closes last. It writes nothing itself, but as the last to leave it may
// remove the -wal file, which a connection of mode=ro cannot.
func openKeeper(path string) *sql.DB {
	return openPool(path, 1, map[string]string{"mode": "rw", "_query_only": "on", "_txlock": "deferred"})
}

// openReaders opens the connections that read; setup is run on each connection, and
// guard asked before it.
func openReaders(path string, by access, guard func() error, setup ...string) *sql.DB {
	parameters := by.parameters()
	parameters["_query_only"] = "on"
	return openGuarded(path, atOnce, parameters, guard, running(setup))
}

// sourceName writes the path as a URI in which no character of it can be
// taken for a parameter.
func sourceName(path string, parameters map[string]string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/folder/file
	}
	values := url.Values{"_busy_timeout": {busyTimeout}, "_stmt_cache_size": {keptStatements}}
	for k, v := range parameters {
		values.Set(k, v)
	}
	return "file://" + escapePath(slashed) + "?" + values.Encode()
}

// escapePath percent-escapes every byte that is not plainly part of a path.
func escapePath(path string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(path) {
		c := path[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("/-_.:", c) >= 0:
			b.WriteByte(c)
		default:
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}
