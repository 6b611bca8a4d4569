package store

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/mattn/go-sqlite3"

	"plumbline/annotate"
)

// distrust sets a connection up for a file that somebody else made: functions
// in its schema are not run, cells are checked before they are read, and
// nothing in it may be larger or deeper than any project of ours.
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
	for _, statement := range []string{"PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON"} {
		if _, err := conn.Exec(statement, nil); err != nil {
			return err
		}
	}
	return nil
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
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, explain(err, "doing.reading", path)
	}
	if err := checkFile(path); err != nil {
		return nil, err
	}
	if err := checkHeader(path); err != nil {
		return nil, err
	}
	f := &foreign{path: path, copy: filepath.Join(folder, fmt.Sprintf("foreign-%d.plumb", number))}
	if err := copyForeign(ctx, path, f.copy); err != nil {
		f.remove()
		return nil, err
	}
	if err := f.prepare(ctx, s, folder); err != nil {
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
func (f *foreign) prepare(ctx context.Context, s schema, folder string) (err error) {
	db := openPrepared(f.copy, 1, map[string]string{"mode": "rw", "_txlock": "immediate", "_synchronous": "OFF"}, distrust)
	defer func() {
		if closing := db.Close(); err == nil {
			err = closing
		}
	}()
	id, version, err := readIdentity(ctx, db)
	switch {
	case err != nil:
		return err
	case id != applicationID:
		return notOurs(nil, filepath.Base(f.path))
	case version < 1:
		return damaged(nil, filepath.Base(f.path))
	}
	if err := s.checkVersion(version, f.path); err != nil {
		return err
	}
	if err := f.checkLayout(ctx, s, version, db, folder); err != nil {
		return err
	}
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

// checkLayout compares the tables with those that this program makes in that
// version, word for word, so that no view, column or trigger of a foreign hand
// stands where data is expected.
func (f *foreign) checkLayout(ctx context.Context, s schema, version int64, db *sql.DB, folder string) error {
	want, err := s.layout(ctx, version, folder)
	if err != nil {
		return err
	}
	got, err := layoutOf(ctx, db)
	if err != nil {
		return err
	}
	for name, words := range want {
		if got[name] != words {
			return annotate.Fail(annotate.CodeDamaged, "foreign.layout", "File", filepath.Base(f.path), "Part", name)
		}
	}
	for name := range got {
		if _, known := want[name]; !known && strings.HasPrefix(name, "trigger ") {
			return annotate.Fail(annotate.CodeDamaged, "foreign.unknown-part", "File", filepath.Base(f.path), "Part", name)
		}
	}
	return nil
}

// layout is the tables and triggers of an empty project of that version.
func (s schema) layout(ctx context.Context, version int64, folder string) (map[string]string, error) {
	path := filepath.Join(folder, fmt.Sprintf("layout-%d.plumb", version))
	_, err := os.Stat(path)
	made := err == nil
	db := openPool(path, 1, map[string]string{"mode": "rwc", "_synchronous": "OFF"})
	defer db.Close()
	if !made {
		if err := s.migrateTo(ctx, db, version); err != nil {
			return nil, err
		}
	}
	return layoutOf(ctx, db)
}

// layoutOf lists tables and triggers by type and name, with the words that
// made them.
func layoutOf(ctx context.Context, q querier) (map[string]string, error) {
	rows, err := q.QueryContext(
		ctx,
		"SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema WHERE type IN ('table', 'trigger') AND substr(name, 1, 7) <> 'sqlite_'",
	)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := make(map[string]string)
	for rows.Next() {
		var name, words string
		if err := rows.Scan(&name, &words); err != nil {
			return nil, err
		}
		all[name] = words
	}
	return all, rows.Err()
}
