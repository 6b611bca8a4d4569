package store

import (
	"context"
	"database/sql"
	"errors"
)

// access is how connections that only read get at a project's file.
type access int

const (
	sharing   access = iota // with locks, beside programs that write
	clearing                // the same; the last one to leave may remove what SQLite kept beside the file
	resting                 // nothing can be put beside the file, and it has no log
	replaying               // nothing can be put beside it, and it has one, which each connection lists in memory
)

// accessWithoutSpace is how a file is read beside which nothing can be put. Nobody can write it
// either, so that no locks are needed.
func accessWithoutSpace(path string, noRoom bool) access {
	switch {
	case isEmpty(path + walSuffix):
		return resting
	case noRoom || isEmpty(path+shmSuffix):
		return replaying
	}
	return sharing // another program, which may write, keeps the list of the log
}

// parameters are those of a connection to the file.
func (a access) parameters() map[string]string {
	all := a.ofFile()
	all["_txlock"] = "deferred"
	if a == replaying {
		all["_locking_mode"] = lockingAlone
	}
	return all
}

// ofFile are those of a connection that the file is attached to.
func (a access) ofFile() map[string]string {
	switch a {
	case clearing:
		return map[string]string{"mode": "rw"}
	case resting:
		return map[string]string{"mode": "ro", "immutable": "1"}
	case replaying:
		return map[string]string{"mode": "ro", "vfs": withoutLocks}
	}
	return map[string]string{"mode": "ro"}
}

// lockingAlone makes a connection list the pages of a log in its own memory.
const lockingAlone = "EXCLUSIVE"

// attach attaches a file to a connection.
func (a access) attach(ctx context.Context, conn *sql.Conn, path, name string) error {
	exec := func(statement string, args ...any) error {
		_, err := conn.ExecContext(ctx, statement, args...)
		return err
	}
	var err error
	if a == replaying { // it holds of files that are attached from now on, and not of the one that is open
		err = errors.Join(exec("PRAGMA locking_mode = "+lockingAlone), exec("PRAGMA main.locking_mode = NORMAL"))
	}
	return errors.Join(err, exec("ATTACH ? AS "+quoteName(name), sourceName(path, a.ofFile())))
}
