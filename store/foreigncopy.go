package store

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/wholefile"
)

// checkHeader refuses by its first bytes what is no project, before any of it is
// copied: it may be as large as the disk.
func checkHeader(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return copyFailed(err, path)
	}
	defer f.Close()
	const mark, idAt = "SQLite format 3\x00", 68
	header := make([]byte, 100)
	n, err := io.ReadFull(f, header)
	switch {
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return copyFailed(err, path)
	case n < len(header) && strings.HasPrefix(mark, string(header[:min(n, len(mark))])):
		return damaged(err, filepath.Base(path))
	case n < len(header) || !strings.HasPrefix(string(header), mark) || binary.BigEndian.Uint32(header[idAt:]) != applicationID:
		return notOurs(err, filepath.Base(path))
	}
	return nil
}

// copyTries is how often a file that changes while it is copied is copied anew.
const copyTries = 3

// companions are the files beside a project in which SQLite keeps what is not
// yet in it.
var companions = []string{"-wal", "-journal"}

// copyForeign copies a project that somebody else may have open, together with
// what lies beside it. The file itself is never opened as a database where it
// lies, so nothing there changes.
func copyForeign(ctx context.Context, path, to string) error {
	for range copyTries {
		before := state(path)
		for _, suffix := range append([]string{""}, companions...) {
			if err := copyOne(ctx, path+suffix, to+suffix, suffix != ""); err != nil {
				return copyFailed(err, path)
			}
		}
		if state(path) == before {
			return nil
		}
	}
	return annotate.Fail(annotate.CodeBusy, "foreign.changing", "File", filepath.Base(path))
}

// fileState is compared to find out whether a file was written to.
type fileState struct {
	size    int64
	changed time.Time
}

// state is that of a file and its companions.
func state(path string) (states [3]fileState) {
	for i, suffix := range append([]string{""}, companions...) {
		if info, err := os.Stat(path + suffix); err == nil {
			states[i] = fileState{info.Size(), info.ModTime()}
		}
	}
	return states
}

// copyOne copies one file; an optional one that is not there is removed from
// the copy too.
func copyOne(ctx context.Context, path, to string, optional bool) (err error) {
	in, err := os.Open(path)
	if optional && errors.Is(err, os.ErrNotExist) {
		if err := os.Remove(to); !errors.Is(err, os.ErrNotExist) {
			return err
		}
		return nil
	}
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return copyTarget{err}
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	const chunk = 64 << 20
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, err := io.CopyN(out, in, chunk)
		if errors.Is(err, io.EOF) || err == nil && n == 0 {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// copyTarget is a failure to make the copy.
type copyTarget struct{ error }

func (t copyTarget) Unwrap() error { return t.error }

func copyFailed(err error, path string) error {
	name := filepath.Base(path)
	var target copyTarget
	switch {
	case wholefile.NoRoom(err):
		return fullForTemporary(err, name)
	case errors.As(err, &target):
		return annotate.Wrap(err, annotate.CodeFailed, "foreign.not-copied", "File", name, "Folder", os.TempDir())
	case errors.Is(err, os.ErrPermission):
		return annotate.Wrap(err, annotate.CodeFailed, "file.not-readable-by-user", "File", name)
	case errors.Is(err, os.ErrNotExist):
		return annotate.Wrap(err, annotate.CodeNotFound, "foreign.not-found", "File", name, "Folder", filepath.Dir(path))
	default:
		return explain(err, "doing.copying", path)
	}
}

func fullForTemporary(err error, name string) error {
	return annotate.Wrap(err, annotate.CodeFull, "foreign.disk-full", "File", name, "Folder", os.TempDir())
}
