package store

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"

	"github.com/mattn/go-sqlite3"

	"plumbline/annotate"
	"plumbline/annotate/wholefile"
)

// keeping is how much of a gathered file its connections keep in memory.
type keeping struct {
	cache   string // in KiB, as SQLite wants it
	mapping string // how the file is read where it lies in memory
}

var (
	// keepMuch is for a merge, for which somebody waits and which looks everything up.
	keepMuch = keeping{"-200000", "mmap_size = 2000000000"}
	// keepLittle is for copying, which reads in order: no more memory however much there is.
	keepLittle = keeping{"-16000", "mmap_size = 0"}
)

// gathering is a file of our own making in a temporary folder in which what is
// new for a project is collected and checked before the project is touched.
// The project itself is attached to it for comparing, read-only, as "ours".
type gathering struct {
	ctx     context.Context
	folder  string
	remove  func() // the folder
	path    string
	db      *sql.DB
	conn    *sql.Conn
	project string
	access  access          // to the project
	viewer  annotate.Viewer // to whom is told what is new
	keeping keeping
}

// gather begins an empty gathering for p. It must be closed.
func (x Exchange) gather(ctx context.Context, much keeping) (*gathering, error) {
	folder, remove, err := wholefile.TemporaryFolder()
	if err != nil {
		return nil, err
	}
	g := &gathering{
		ctx:     ctx,
		folder:  folder,
		remove:  remove,
		path:    filepath.Join(folder, "gathered.db"),
		project: x.file.path,
		access:  x.file.access,
		viewer:  x.file.viewer.now(),
		keeping: much,
	}
	err = g.open(map[string]string{"mode": "rwc", "_txlock": "deferred", "_journal_mode": "OFF", "_synchronous": "OFF"})
	if err == nil {
		err = g.exec(gatheredTables)
	}
	if err != nil {
		g.close()
		return nil, explain(err, "doing.reading", x.file.path)
	}
	return g, nil
}

// open opens the file and attaches the project.
func (g *gathering) open(parameters map[string]string) (err error) {
	parameters["_cache_size"] = g.keeping.cache
	g.db = openPrepared(g.path, 1, parameters, distrust)
	if g.conn, err = g.db.Conn(g.ctx); err != nil {
		return err
	}
	return g.access.attach(g.ctx, g.conn, g.project, "ours")
}

// beside reads what g has gathered, at the same time. It must be closed before
// g gathers any more.
func (g *gathering) beside() (*gathering, error) {
	b := &gathering{ctx: g.ctx, path: g.path, project: g.project, access: g.access, viewer: g.viewer, keeping: g.keeping}
	if err := b.open(map[string]string{"mode": "ro", "_query_only": "on", "_txlock": "deferred"}); err != nil {
		b.close()
		return nil, err
	}
	return b, b.exec("PRAGMA " + g.keeping.mapping)
}

// finish ends the comparing and closes the file, so that the project's own
// connection can read it.
func (g *gathering) finish() error {
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
	if g.folder != "" {
		g.remove()
	}
}

func (g *gathering) explain(err error, doing, path string) error {
	return explainTemporary(err, doing, path)
}

// explainTemporary turns an error into a sentence, as explain does, but knows that the
// disk of temporary files is full.
func explainTemporary(err error, doing, path string) error {
	var failed sqlite3.Error
	if errors.As(err, &failed) && failed.Code == sqlite3.ErrFull {
		return fullForTemporary(err, filepath.Base(path))
	}
	return explain(err, doing, path)
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
