package store

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/mattn/go-sqlite3"

	"plumbline/annotate"
)

// explain turns an error of SQLite or the system into a sentence a user can
// act on. doing names what was attempted, such as "saving the answer". An
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
		return annotate.Wrap(err, annotate.CodeStopped, "Stopped while %s in %s; nothing was changed.", doing, name)
	}
	var failed sqlite3.Error
	if !errors.As(err, &failed) {
		return annotate.Wrap(err, annotate.CodeFailed, "There was a failure while %s in %s: %v.", doing, name, err)
	}
	switch failed.Code {
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return annotate.Wrap(err, annotate.CodeBusy, "Another program holds %s; close it or wait until it is done, then try again (%s).", name, doing)
	case sqlite3.ErrFull:
		return annotate.Wrap(err, annotate.CodeFull, "The disk is full while %s in %s; nothing is lost that was saved before; make room and try again.", doing, name)
	case sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrAuth:
		return annotate.Wrap(err, annotate.CodeReadOnly, "%s cannot be written; check the permissions of the file and its folder, or save a copy elsewhere.", name)
	case sqlite3.ErrCorrupt:
		return damaged(err, name)
	case sqlite3.ErrNotADB:
		return notOurs(err, name)
	case sqlite3.ErrCantOpen:
		return annotate.Wrap(err, annotate.CodeFailed, "%s cannot be opened; check that the file and its folder exist and that you may read them.", name)
	case sqlite3.ErrInterrupt:
		return annotate.Wrap(err, annotate.CodeStopped, "Stopped while %s in %s; nothing was changed.", doing, name)
	case sqlite3.ErrIoErr:
		return annotate.Wrap(err, annotate.CodeFailed, "The disk refused while %s in %s; nothing is lost that was saved before; check the disk and its free space and try again.", doing, name)
	default:
		return annotate.Wrap(err, annotate.CodeFailed, "There was a failure while %s in %s: %v.", doing, name, err)
	}
}

func damaged(err error, name string) error {
	return annotate.Wrap(err, annotate.CodeDamaged, "%s is damaged or cut short; keep it as it is and open your newest copy of the project instead.", name)
}

func notOurs(err error, name string) error {
	return annotate.Wrap(err, annotate.CodeNotOurs, "%s is not a Plumbline project; choose a file made by New project or Save a copy.", name)
}

func refuseWrite(f *file) error {
	if f.held {
		return annotate.Errorf(annotate.CodeReadOnly, "%s is open in another window, so it can only be read here; close the other window and open it again.", filepath.Base(f.path))
	}
	return annotate.Errorf(annotate.CodeReadOnly, "%s is open for reading only, so nothing can be written; save a copy to work in.", filepath.Base(f.path))
}
