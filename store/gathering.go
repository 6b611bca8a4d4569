package store

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"

	"plumbline/annotate"
)

// gatheredTables hold what is to be brought into a project: rows of its own
// tables, each with the number of the file it comes from.
const gatheredTables = `
CREATE TABLE codebook (
    hash TEXT NOT NULL PRIMARY KEY, id TEXT NOT NULL, version TEXT NOT NULL, source BLOB NOT NULL, file INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE article (
    arrival INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE, copy_name TEXT NOT NULL, paragraphs INTEGER NOT NULL, file INTEGER NOT NULL
) STRICT;
CREATE TABLE paragraph (
    id TEXT NOT NULL PRIMARY KEY, article TEXT NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL,
    text_hash TEXT NOT NULL, guess TEXT NOT NULL, joined INTEGER NOT NULL, file INTEGER NOT NULL,
    UNIQUE (article, position)
) STRICT;
CREATE TABLE log (
    id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, layer TEXT NOT NULL, round INTEGER NOT NULL,
    annotator TEXT NOT NULL, field TEXT NOT NULL, target TEXT NOT NULL, value TEXT, replaces TEXT, stamp INTEGER NOT NULL,
    decided_at TEXT NOT NULL, elapsed_ms INTEGER NOT NULL, codebook TEXT, origin TEXT NOT NULL, action TEXT NOT NULL,
    device TEXT NOT NULL, author TEXT NOT NULL, undoes TEXT, file INTEGER NOT NULL
) STRICT, WITHOUT ROWID;`

// logColumns are the columns of the log in their order.
const logColumns = `id, kind, subject, layer, round, annotator, field, target, value, replaces, stamp,
  decided_at, elapsed_ms, codebook, origin, action, device, author, undoes`

// byKey makes the entries of a key stand together, in the order of the log.
const byKey = `CREATE INDEX by_key ON log
(subject, layer, round, annotator, kind, field, target, stamp, id, value, replaces, undoes, file)`

// gathering is a file of our own making in a temporary folder in which what is
// new for a project is collected and checked before the project is touched.
// The project itself is attached to it for comparing, read-only, as "ours".
type gathering struct {
	ctx     context.Context
	folder  string
	path    string
	db      *sql.DB
	conn    *sql.Conn
	project string
	viewer  annotate.Viewer // to whom is told what is new
}

// gather begins an empty gathering for p. It must be closed.
func (p *Project) gather(ctx context.Context) (*gathering, error) {
	folder, err := os.MkdirTemp("", "plumbline-")
	if err != nil {
		return nil, annotate.Wrap(err, annotate.CodeFailed, "Nothing can be written to the folder for temporary files (%s); check it and try again.", os.TempDir())
	}
	g := &gathering{ctx: ctx, folder: folder, path: filepath.Join(folder, "gathered.db"), project: p.path, viewer: p.Viewer()}
	if err := g.open(p); err != nil {
		g.close()
		return nil, explain(err, "reading", p.path)
	}
	return g, nil
}

func (g *gathering) open(p *Project) (err error) {
	g.db = openPrepared(g.path, 1, map[string]string{
		"mode": "rwc", "_txlock": "deferred", "_journal_mode": "OFF", "_synchronous": "OFF", "_cache_size": "-200000",
	}, distrust)
	if g.conn, err = g.db.Conn(g.ctx); err != nil {
		return err
	}
	if err := g.exec(gatheredTables); err != nil {
		return err
	}
	parameters := map[string]string{"mode": "ro"}
	if p.immutable {
		parameters["immutable"] = "1"
	}
	return g.exec("ATTACH ? AS ours", sourceName(p.path, parameters))
}

// settle ends the comparing and closes the file, so that the project's own
// connection can read it.
func (g *gathering) settle() error {
	err := g.conn.Close()
	if closing := g.db.Close(); err == nil {
		err = closing
	}
	g.conn, g.db = nil, nil
	return err
}

// close removes everything that the gathering made.
func (g *gathering) close() {
	if g.conn != nil {
		_ = g.conn.Close() // nothing in it is kept
	}
	if g.db != nil {
		_ = g.db.Close()
	}
	_ = os.RemoveAll(g.folder)
}

func (g *gathering) exec(query string, args ...any) error {
	_, err := g.conn.ExecContext(g.ctx, query, args...)
	return err
}

// change runs a statement and returns how many rows it wrote.
func (g *gathering) change(query string, args ...any) (int, error) {
	result, err := g.conn.ExecContext(g.ctx, query, args...)
	if err != nil {
		return 0, err
	}
	n, err := result.RowsAffected()
	return int(n), err
}

// number is the one number that a query returns.
func (g *gathering) number(query string, args ...any) (n int, err error) {
	err = g.conn.QueryRowContext(g.ctx, query, args...).Scan(&n)
	return n, err
}

// each runs visit on every row of a query.
func (g *gathering) each(query string, visit func(*sql.Rows) error, args ...any) error {
	rows, err := g.conn.QueryContext(g.ctx, query, args...)
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
