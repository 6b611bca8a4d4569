package store

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/mattn/go-sqlite3"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
	"plumbline/annotate/wholefile"
)

// explain turns an error of SQLite or the system into a sentence a user can
// act on. doing is the key of what was attempted, such as "doing.saving". An
// error that is a sentence already stays as it is.
func explain(err error, doing, path string) error {
	if err == nil {
		return nil
	}
	var ours *annotate.Error
	if errors.As(err, &ours) {
		return ours
	}
	name := filepath.Base(path)
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return annotate.Wrap(err, annotate.CodeStopped, "failure.stopped", "Doing", sentence.Of(doing), "File", name)
	}
	var failed sqlite3.Error
	if !errors.As(err, &failed) {
		return annotate.Wrap(err, annotate.CodeFailed, "failure.unknown", "Doing", sentence.Of(doing), "File", name, "Cause", err)
	}
	if saysFull(&failed) {
		return annotate.Wrap(err, annotate.CodeFull, "failure.full", "Doing", sentence.Of(doing), "File", name)
	}
	return explainSQLite(&failed, err, doing, name)
}

// explainSQLite does so for what SQLite refused for another reason than want of room.
func explainSQLite(failed *sqlite3.Error, err error, doing, name string) error {
	switch failed.Code {
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return annotate.Wrap(err, annotate.CodeBusy, "failure.busy", "File", name, "Doing", sentence.Of(doing))
	case sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrAuth:
		return annotate.Wrap(err, annotate.CodeReadOnly, "failure.not-written", "File", name)
	case sqlite3.ErrCorrupt:
		return damaged(err, name)
	case sqlite3.ErrNotADB:
		return notOurs(err, name)
	case sqlite3.ErrCantOpen:
		return annotate.Wrap(err, annotate.CodeFailed, "failure.not-opened", "File", name)
	case sqlite3.ErrInterrupt:
		return annotate.Wrap(err, annotate.CodeStopped, "failure.stopped", "Doing", sentence.Of(doing), "File", name)
	case sqlite3.ErrIoErr:
		return annotate.Wrap(err, annotate.CodeFailed, "failure.disk", "Doing", sentence.Of(doing), "File", name)
	default:
		return annotate.Wrap(err, annotate.CodeFailed, "failure.unknown", "Doing", sentence.Of(doing), "File", name, "Cause", err)
	}
}

// saysFull reports whether SQLite found no room: on the disk, or in what this user or a
// file may take of it.
func saysFull(failed *sqlite3.Error) bool {
	return failed.Code == sqlite3.ErrFull || failed.Code == sqlite3.ErrIoErr && wholefile.NoRoom(failed.SystemErrno)
}

func damaged(err error, name string) error {
	return annotate.Wrap(err, annotate.CodeDamaged, "project.damaged", "File", name)
}

func notOurs(err error, name string) error {
	return annotate.Wrap(err, annotate.CodeNotOurs, "project.not-ours", "File", name)
}

// mostNamed is how many parts a sentence names.
const mostNamed = 5

func refuseAdded(path string, added []part) error {
	return annotate.Fail(
		annotate.CodeAltered,
		"project.added-parts",
		"File",
		filepath.Base(path),
		"Argument",
		sentence.Argument(filepath.Base(path)),
		"Parts",
		sentence.Names(namesOf(added[:min(len(added), mostNamed)])),
	)
}

func refuseWrite(f *file) error {
	if len(f.added) > 0 {
		return refuseAdded(f.path, f.added)
	}
	if f.noRoom {
		return annotate.Fail(annotate.CodeFull, "project.no-room", "File", filepath.Base(f.path))
	}
	if f.held {
		return annotate.Fail(annotate.CodeReadOnly, "project.open-elsewhere", "File", filepath.Base(f.path))
	}
	return annotate.Fail(annotate.CodeReadOnly, "project.read-only", "File", filepath.Base(f.path))
}
