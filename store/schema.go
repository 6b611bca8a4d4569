package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"io/fs"
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

// migrate brings the file to the latest version in one transaction for each
// step.
func (s schema) migrate(ctx context.Context, db *sql.DB) error {
	return s.migrateTo(ctx, db, s.latest)
}

// migrateTo stops at an earlier version.
func (s schema) migrateTo(ctx context.Context, db *sql.DB, version int64) error {
	// Tables that are built anew are dropped while others refer to them.
	if _, err := db.ExecContext(ctx, "PRAGMA foreign_keys = off"); err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, s.files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	_, err = provider.UpTo(ctx, version)
	_, back := db.ExecContext(ctx, "PRAGMA foreign_keys = on")
	return errors.Join(err, back)
}
