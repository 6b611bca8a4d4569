package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"sync"

	"github.com/pressly/goose/v3"
)

// applicationID marks a SQLite file as a Plumbline project: "Plmb".
const applicationID = 0x506C6D62

//go:embed schema/*.sql
var schemaFiles embed.FS

// schema is a series of migrations. Each ends by setting user_version to its
// own number, so that a version can be read without opening for writing.
type schema struct {
	files  fs.FS
	latest int64
	// layouts are what each version makes, once it was asked for.
	layouts *sync.Map
}

var ourLayouts sync.Map

// ours is the schema of this program.
func ours() schema {
	files, err := fs.Sub(schemaFiles, "schema")
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return schema{files: files, latest: 4, layouts: &ourLayouts}
}

// migrate brings the file to the latest version. An older file comes there in one
// transaction: if that does not end, the file is what it was.
func (s schema) migrate(ctx context.Context, db *sql.DB) error {
	return s.migrateTo(ctx, db, s.latest)
}

// migrateTo stops at an earlier version.
func (s schema) migrateTo(ctx context.Context, db *sql.DB, version int64) error {
	var from int64
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&from); err != nil {
		return err
	}
	// Tables that are built anew are dropped while others refer to them.
	if _, err := db.ExecContext(ctx, "PRAGMA foreign_keys = off"); err != nil {
		return err
	}
	bring := s.upgrade
	if from == 0 {
		bring = s.make
	}
	err := bring(ctx, db, version)
	if err != nil && ctx.Err() != nil { // a rename that is stopped is an error of the schema to SQLite
		err = ctx.Err()
	}
	_, back := db.ExecContext(context.WithoutCancel(ctx), "PRAGMA foreign_keys = on")
	return errors.Join(err, back)
}

// make lays out an empty file.
func (s schema) make(ctx context.Context, db *sql.DB, version int64) error {
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, s.files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	_, err = provider.UpTo(ctx, version)
	return err
}

// upgrade takes every step from the version of the file on in one transaction.
func (s schema) upgrade(ctx context.Context, db *sql.DB, version int64) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	if err := s.steps(ctx, conn, version); err != nil {
		_, back := conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		return errors.Join(err, back)
	}
	_, err = conn.ExecContext(context.WithoutCancel(ctx), "COMMIT")
	return err
}

func (s schema) steps(ctx context.Context, conn *sql.Conn, version int64) error {
	var from int64 // as it is now that nobody else writes
	if err := conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&from); err != nil {
		return err
	}
	return s.eachStep(from, version, func(number int64, script string) error {
		if _, err := conn.ExecContext(ctx, script); err != nil {
			return err
		}
		_, err := conn.ExecContext(ctx, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (?, 1)", number)
		return err
	})
}

// eachStep visits the migrations after one version up to another. Each runs as one
// script: what starts a section for goose is a comment for SQLite.
func (s schema) eachStep(after, upTo int64, visit func(number int64, script string) error) error {
	names, err := fs.Glob(s.files, "*.sql")
	if err != nil {
		return err
	}
	for _, name := range names {
		number, _, _ := strings.Cut(path.Base(name), "_")
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil || n <= after || n > upTo {
			continue
		}
		script, err := fs.ReadFile(s.files, name)
		if err != nil {
			return err
		}
		up, _, _ := strings.Cut(string(script), "-- +goose Down")
		if err := visit(n, up); err != nil {
			return err
		}
	}
	return nil
}
