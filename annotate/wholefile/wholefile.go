// Package wholefile writes files that appear whole or not at all.
package wholefile

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// Replace lets write fill a temporary file beside path and puts it in the place
// of path: what stood there before stays until the new file is complete. A link
// is followed, a device or pipe written to as it is, a database refused.
func Replace(path string, write func(io.Writer) error) error {
	path, regular, err := destination(path)
	if err != nil {
		return err
	}
	if !regular {
		return writeThrough(path, write)
	}
	temporary := filepath.Join(filepath.Dir(path), UnfinishedPrefix+annotate.NewID())
	file, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return cannotWrite(path, err)
	}
	defer Unfinished(temporary)()
	out := &destinationWriter{path: path, file: file}
	err = write(out)
	if err == nil {
		err = out.wrap(file.Sync())
	}
	if closing := file.Close(); err == nil {
		err = out.wrap(closing)
	}
	if err == nil {
		err = out.wrap(os.Rename(temporary, path))
	}
	if err != nil {
		_ = os.Remove(temporary) // the first failure is the one to tell
	}
	return err
}

// destination follows links and says whether the file is one to be replaced;
// a pipe or device is written to as it is.
func destination(path string) (real string, regular bool, err error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return path, true, nil
	}
	if err != nil {
		return "", false, cannotWrite(path, err)
	}
	if info.IsDir() {
		return "", false, annotate.Fail(annotate.CodeInvalid, "file.is-a-folder", "File", path)
	}
	if !info.Mode().IsRegular() {
		return path, false, nil
	}
	if info.Mode().Perm()&0o222 == 0 {
		return "", false, annotate.Fail(annotate.CodeInvalid, "export.over-a-read-only-file", "File", path)
	}
	if isDatabase(path) {
		return "", false, annotate.Fail(annotate.CodeInvalid, "export.over-a-database", "File", path)
	}
	if path, err = filepath.EvalSymlinks(path); err != nil {
		return "", false, cannotWrite(path, err)
	}
	return path, true, nil
}

// isDatabase looks for the first bytes of every SQLite file, so that a slip
// of the hand does not replace weeks of labels by a table.
func isDatabase(path string) bool {
	const magic = "SQLite format 3\x00"
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = file.Close() }()
	start := make([]byte, len(magic))
	_, err = io.ReadFull(file, start)
	return err == nil && bytes.Equal(start, []byte(magic))
}

// writeThrough writes to a device or a pipe. A pipe that nobody reads is not waited for.
func writeThrough(path string, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_WRONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return cannotWrite(path, err)
	}
	out := &destinationWriter{path: path, file: file}
	err = write(out)
	if closing := file.Close(); err == nil {
		err = out.wrap(closing)
	}
	return err
}

// destinationWriter names the file in the error of a failed write, which is
// else taken for a failure to read the project.
type destinationWriter struct {
	path string
	file *os.File
}

func (w *destinationWriter) Write(p []byte) (int, error) {
	n, err := w.file.Write(p)
	return n, w.wrap(err)
}

func (w *destinationWriter) wrap(err error) error {
	if err == nil {
		return nil
	}
	return cannotWrite(w.path, err)
}

// NoRoom reports whether a file cannot grow: the disk is full, or what this user may
// have of it, or the file is as large as any there.
func NoRoom(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}

func cannotWrite(path string, err error) error {
	reason, code := sentence.Of("export.check-folder"), annotate.CodeInvalid
	switch {
	case NoRoom(err):
		reason, code = sentence.Of("export.disk-full"), annotate.CodeFull
	case errors.Is(err, syscall.ENAMETOOLONG):
		reason = sentence.Of("export.name-too-long")
	case errors.Is(err, syscall.ELOOP):
		reason = sentence.Of("export.link-in-a-circle")
	case errors.Is(err, syscall.ENXIO):
		reason = sentence.Of("export.nobody-reads")
	}
	return annotate.Wrap(err, code, "export.not-written", "File", path, "Reason", reason)
}
