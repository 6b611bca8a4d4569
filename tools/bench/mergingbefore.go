package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"
)

// mergedFields are what every annotator of the files that are merged said.
var mergedFields = [][2]string{
	{"unit_type", "body"}, {"sourcing", "none"}, {"editorial", "none"}, {"stance", "0"}, {"voice", "outlet"}, {"note", "A word."},
}

// mergingBefore is the bare insert of as many decisions into the tables of format
// 3, as wide as they were and with their indexes: what a merge was measured
// against before there was another.
type mergingBefore struct {
	bench *bench
	base  string
	files []string
	made  int
}

func (m *mergingBefore) prepare(ctx context.Context, decisions int) error {
	m.base = m.bench.path(fmt.Sprintf("before-%d.plumb", decisions))
	if err := copyOf(keptFile, m.base); err != nil {
		return err
	}
	if err := runAll(ctx, m.base, addingParagraphs, decisions/len(mergedFields)); err != nil {
		return err
	}
	for i := range mergedFiles {
		path := m.bench.path(fmt.Sprintf("before-%d-%d.plumb", decisions, i))
		if err := copyOf(m.base, path); err != nil {
			return err
		}
		if err := sayInFormat3(ctx, path, fmt.Sprintf("B%02d", i), i, mergedFields); err != nil {
			return err
		}
		m.files = append(m.files, path)
	}
	return nil
}

func (m *mergingBefore) bare() (time.Duration, error) {
	m.made++
	path := m.bench.path(fmt.Sprintf("before-into-%d.plumb", m.made))
	if err := copyOf(m.base, path); err != nil {
		return 0, err
	}
	defer os.Remove(path)
	db, err := openReference(path)
	if err != nil {
		return 0, err
	}
	spent, err := timed(func() error {
		return insertAttached(db, m.files, []string{
			"INSERT OR IGNORE INTO main.log SELECT * FROM {f}.log",
			"INSERT OR IGNORE INTO main.current SELECT * FROM {f}.current",
			"INSERT OR IGNORE INTO main.progress SELECT * FROM {f}.progress",
			"INSERT OR IGNORE INTO main.counter SELECT * FROM {f}.counter",
		})
	})
	return spent, errors.Join(err, db.Close())
}

// openReference opens a project as a reference writes it: as durable as ours.
func openReference(path string) (*sql.DB, error) {
	db, err := sql.Open("sqlite3", "file:"+path+"?_journal_mode=WAL&_synchronous=FULL&_cache_size=-200000")
	if err == nil {
		db.SetMaxOpenConns(1)
	}
	return db, err
}

// insertAttached runs queries on files {f} in transactions of as many as can be attached.
func insertAttached(db *sql.DB, files, queries []string) error {
	for from := 0; from < len(files); from += attachedAtOnce {
		if err := insertOnce(db, files[from:min(from+attachedAtOnce, len(files))], queries); err != nil {
			return err
		}
	}
	return nil
}

func insertOnce(db *sql.DB, files, queries []string) error {
	for i, file := range files {
		if _, err := db.Exec(fmt.Sprintf("ATTACH ? AS f%d", i), file); err != nil {
			return err
		}
	}
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // nothing, once committed
	for i := range files {
		for _, query := range queries {
			query = strings.ReplaceAll(query, "{f}", fmt.Sprintf("f%d", i))
			if _, err := tx.Exec(query); err != nil {
				return fmt.Errorf("%s: %w", query, err)
			}
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	for i := range files {
		if _, err := db.Exec(fmt.Sprintf("DETACH f%d", i)); err != nil {
			return err
		}
	}
	return nil
}
