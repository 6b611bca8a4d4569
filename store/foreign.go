package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/mattn/go-sqlite3"

	"plumbline/annotate"
)

// distrust sets a connection up for a file that somebody else made: cells are
// checked before they are read, and nothing in it may be larger or deeper than
// any project of ours.
func distrust(conn *sqlite3.SQLiteConn) error {
	for id, most := range map[int]int{
		sqlite3.SQLITE_LIMIT_LENGTH:        64 << 20,
		sqlite3.SQLITE_LIMIT_SQL_LENGTH:    1 << 20,
		sqlite3.SQLITE_LIMIT_COLUMN:        200,
		sqlite3.SQLITE_LIMIT_EXPR_DEPTH:    200,
		sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
	} {
		conn.SetLimit(id, most)
	}
	_, err := conn.Exec("PRAGMA cell_size_check = ON", nil)
	return err
}

// foreign is a project of somebody else that is to be merged: a copy of it in
// a temporary folder, sound, of our schema, and one file.
type foreign struct {
	path string // of the file
	copy string
}

// readForeign copies the project at path into folder and makes it fit to be
// read, or says why it cannot be.
func (s schema) readForeign(ctx context.Context, path, folder string, number int) (*foreign, error) {
	if path == "" {
		return nil, annotate.Fail(annotate.CodeNotFound, "file.no-name")
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, explain(err, "doing.reading", path)
	}
	if err := errors.Join(checkFile(path), checkBeside(path)); err != nil {
		return nil, explain(err, "doing.reading", path)
	}
	if err := checkHeader(path); err != nil {
		return nil, err
	}
	f := &foreign{path: path, copy: filepath.Join(folder, fmt.Sprintf("foreign-%d.plumb", number))}
	if err := copyForeign(ctx, path, f.copy); err != nil {
		f.remove()
		return nil, err
	}
	if err := f.prepare(ctx, s); err != nil {
		f.remove()
		return nil, explain(err, "doing.reading", path)
	}
	return f, nil
}

// remove deletes the copy.
func (f *foreign) remove() {
	for _, suffix := range append([]string{"", "-shm"}, companions...) {
		_ = os.Remove(f.copy + suffix) // the whole folder goes in the end
	}
}

// prepare takes what is in the -wal into the copy, sees that the file is whole
// and laid out like ours, and brings it up to date if it is older.
func (f *foreign) prepare(ctx context.Context, s schema) (err error) {
	version, err := f.checkLayout(ctx, s)
	if err != nil {
		return err
	}
	db := f.open()
	defer func() {
		if closing := db.Close(); err == nil {
			err = closing
		}
	}()
	if err := f.checkPages(ctx, db); err != nil {
		return err
	}
	if version < s.latest {
		if err := s.migrate(ctx, db); err != nil {
			return err
		}
	}
	_, err = db.ExecContext(ctx, "PRAGMA journal_mode = DELETE") // one file, without a -wal
	return err
}

func (f *foreign) open() *sql.DB {
	return openPrepared(f.copy, 1, map[string]string{"mode": "rw", "_txlock": "immediate", "_synchronous": "OFF"}, distrust)
}

// checkLayout compares the parts of the file with those that this program makes
// in that version, word for word, so that no view, column or trigger of a foreign
// hand stands where data is expected. What somebody added for their own use is
// left behind; a trigger is nothing for one's own use.
func (f *foreign) checkLayout(ctx context.Context, s schema) (version int64, err error) {
	name := filepath.Base(f.path)
	db := f.open()
	version, a, err := s.inspect(ctx, db, f.path)
	if closing := db.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return 0, err
	}
	if len(a.changed) > 0 {
		return 0, annotate.Fail(annotate.CodeDamaged, "foreign.layout", "File", name, "Part", a.changed[0])
	}
	for _, p := range a.added {
		if p.kind == "trigger" {
			return 0, annotate.Fail(annotate.CodeDamaged, "foreign.unknown-part", "File", name, "Part", p)
		}
	}
	if len(a.added) == 0 {
		return version, nil
	}
	return version, f.leaveBehind(ctx, s, version)
}

// leaveBehind puts a clean copy in the place of the copy.
func (f *foreign) leaveBehind(ctx context.Context, s schema, version int64) error {
	clean := f.copy + "-clean"
	if err := createEmpty(clean); err != nil {
		return copyFailed(copyTarget{err}, f.path)
	}
	if err := s.copyOwn(ctx, f.copy, clearing, version, clean); err != nil {
		return err
	}
	f.remove()
	return os.Rename(clean, f.copy)
}

func (f *foreign) checkPages(ctx context.Context, db *sql.DB) error {
	var says string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&says); err != nil {
		return err
	}
	if says != "ok" {
		return damaged(fmt.Errorf("quick_check: %s", says), filepath.Base(f.path))
	}
	return nil
}
