package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"plumbline/annotate"
)

// CleanCopy writes what the tables of the project at path hold to a new project
// at to, and nothing that another program added to the file or changed in it: views,
// indexes and triggers are made anew. The copy is of the same format. left names
// what was left out. A project whose tables were changed is refused.
func CleanCopy(ctx context.Context, path, to string) (left []string, err error) {
	if path, err = resolve(path); err != nil {
		return nil, err
	}
	if err := errors.Join(checkFile(path), checkBeside(path)); err != nil {
		return nil, explain(err, "doing.saving-a-copy", path)
	}
	if to, err = destination(to); err != nil {
		return nil, err
	}
	return ours().cleanCopy(ctx, path, to)
}

func (s schema) cleanCopy(ctx context.Context, path, to string) (left []string, err error) {
	by := unchanging(path)
	_, before := os.Lstat(path + shmSuffix)
	version, altered, err := s.inspectTables(ctx, path, by)
	if lacksRoom(err) {
		if errors.Is(before, os.ErrNotExist) {
			clearAway(ctx, path)
		}
		by = accessWithoutSpace(path, true)
		version, altered, err = s.inspectTables(ctx, path, by)
	}
	if err != nil {
		return nil, explain(err, "doing.saving-a-copy", path)
	}
	left = append(namesOf(altered.added), namesOf(altered.changed)...)
	return left, build(to, "doing.saving-the-copy", func(unfinished string) error {
		return s.copyOwn(ctx, path, by, version, unfinished)
	})
}

// unchanging is how a project is read that others may have open, so that nothing changes.
// Where there is no log to play in, the last one to leave may remove what it kept beside
// the file; a log that may be of another file is left alone.
func unchanging(path string) access {
	if !writable(filepath.Dir(path)) {
		return accessWithoutSpace(path, false)
	}
	if _, err := os.Lstat(path + walSuffix); errors.Is(err, os.ErrNotExist) && writable(path) {
		return clearing
	}
	return sharing
}

// inspectTables refuses a project whose tables another program changed, and says of
// which version it is and what else was done to it.
func (s schema) inspectTables(ctx context.Context, path string, by access) (version int64, a alterations, err error) {
	db := openPrepared(path, 1, by.parameters(), distrust)
	defer db.Close()
	if version, a, err = s.inspect(ctx, db, path); err != nil {
		return 0, a, err
	}
	if table, changed := a.tables(); changed {
		return 0, a, annotate.Fail(annotate.CodeDamaged, "project.table-altered", "File", filepath.Base(path), "Part", table)
	}
	return version, a, nil
}

// copyOwn makes a project of that version in the empty file at path and copies the
// rows of our tables into it from another project.
func (s schema) copyOwn(ctx context.Context, from string, by access, version int64, path string) (err error) {
	db := openPrepared(path, 1, map[string]string{"mode": "rw", "_journal_mode": "OFF", "_synchronous": "OFF"}, distrust)
	defer func() {
		if closing := db.Close(); err == nil {
			err = closing
		}
	}()
	if err := s.migrateTo(ctx, db, version); err != nil {
		return err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return copyRows(ctx, conn, from, by)
}

// copyRows copies by tables, while no trigger of ours is there that might add to
// it. What indexes say is not asked.
func copyRows(ctx context.Context, conn *sql.Conn, from string, by access) error {
	l, err := readLayout(ctx, conn)
	if err != nil {
		return err
	}
	drop, again := l.triggers()
	statements := []string{"PRAGMA foreign_keys = off", "BEGIN", drop}
	for _, p := range l {
		if _, others := knownByColumns[p.name]; p.kind != "table" || others {
			continue
		}
		columns, err := ownColumns(ctx, conn, p.name)
		if err != nil {
			return err
		}
		name := quoteName(p.name)
		statements = append(statements, "DELETE FROM main."+name,
			"INSERT INTO main."+name+" ("+columns+") SELECT "+columns+" FROM source."+name+" NOT INDEXED")
	}
	if err := by.attach(ctx, conn, from, "source"); err != nil {
		return err
	}
	for _, statement := range append(statements, again, "COMMIT", "DETACH source") {
		if _, err := conn.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// ownColumns lists the columns of a table that hold something.
func ownColumns(ctx context.Context, q querier, table string) (string, error) {
	rows, err := q.QueryContext(ctx, "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0", table)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return "", err
		}
		names = append(names, quoteName(name))
	}
	return strings.Join(names, ", "), rows.Err()
}

func quoteName(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
