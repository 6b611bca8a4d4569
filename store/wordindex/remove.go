package wordindex

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"
)

// sqlTables lists the tables, those first that consist of others.
const sqlTables = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
ORDER BY sql NOT LIKE 'CREATE VIRTUAL%', name`

// patience is how long other programs that are adding to the index are waited for.
var patience = 10 * time.Second

// ErrInUse is of an index that cannot be emptied because another program is reading it
// or adding to it.
var ErrInUse = errors.New("the index is in use")

// Remove destroys what an index holds, and removes its file. While another program has
// it open the file stays, with nothing in it, and that program begins anew.
func Remove(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err == nil {
		if err := empty(ctx, path); err != nil && !isBroken(err) {
			return err
		} else if err == nil && isOpen(path) {
			return nil
		}
	}
	return removeFiles(path)
}

// isOpen reports whether a program has the index open: the last to close it removes its
// write-ahead log.
func isOpen(path string) bool {
	_, err := os.Stat(path + walSuffix)
	return err == nil
}

// removeFiles removes the file of an index, if there is one, with what belongs to it.
func removeFiles(path string) error {
	var all error
	for _, suffix := range []string{"", walSuffix, "-shm", "-journal"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			all = errors.Join(all, err)
		}
	}
	return all
}

const walSuffix = "-wal"

// empty leaves an index without tables, and without bytes of what stood in it.
func empty(ctx context.Context, path string) (err error) {
	db := sql.OpenDB(connector{sourceName(path)})
	db.SetMaxOpenConns(1)
	defer func() { err = errors.Join(err, db.Close()) }()
	for deadline := time.Now().Add(patience); ; {
		err := emptyOnce(ctx, db)
		switch {
		case !isBusy(err):
			return err
		case time.Now().After(deadline):
			return ErrInUse
		}
	}
}

func emptyOnce(ctx context.Context, db *sql.DB) error {
	if err := dropTables(ctx, db); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, "VACUUM"); err != nil {
		return err
	}
	var busy, frames, moved int
	if err := db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &frames, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return ErrInUse
	}
	return nil
}

func dropTables(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // nothing once it is committed
	for {
		var table string
		switch err := tx.QueryRowContext(ctx, sqlTables).Scan(&table); {
		case errors.Is(err, sql.ErrNoRows):
			if _, err := tx.ExecContext(ctx, "PRAGMA user_version = 0"); err != nil {
				return err
			}
			return tx.Commit()
		case err != nil:
			return err
		}
		if _, err := tx.ExecContext(ctx, "DROP TABLE "+quoted(strings.ReplaceAll(table, `"`, `""`))); err != nil {
			return err
		}
	}
}

// isBusy holds of errors that end when other programs have done what they are at.
func isBusy(err error) bool {
	var fault sqlite3.Error
	return errors.Is(err, ErrInUse) || errors.As(err, &fault) && (fault.Code == sqlite3.ErrBusy || fault.Code == sqlite3.ErrLocked)
}
