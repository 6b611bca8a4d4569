// Package ordinaryfile reads the files that somebody names: ordinary ones, and
// no more of them than a limit. A pipe is not waited for, and a device, which
// may never end, is not read.
package ordinaryfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"

	"plumbline/annotate"
)

// Most is the limit of a file that has no narrower one of its own: far more than
// any table that people make, and little enough for any memory.
const Most = 64 << 20

// ErrUnfit is the cause of refusing what is no ordinary file, or too large: it
// cannot be what was meant.
var ErrUnfit = errors.New("no ordinary file of that size")

// File is an ordinary file that is open for reading. Once more than the limit was
// read, because it grew meanwhile, reading fails.
type File struct {
	file *os.File
	path string
	most int64
	left int64
}

// Open opens the file at path if it is an ordinary one of at most so many bytes.
// The error is an *annotate.Error that names the file.
func Open(path string, most int64) (*File, error) {
	// Asked before it is opened, for opening alone can make a device do
	// something, and after, for it may be another file by then.
	info, err := os.Stat(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	if err := check(path, info, most); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(path, os.O_RDONLY|withoutWaiting, 0)
	if err != nil {
		return nil, unreadable(path, err)
	}
	if info, err = file.Stat(); err != nil {
		err = unreadable(path, err)
	} else {
		err = check(path, info, most)
	}
	if err != nil {
		_ = file.Close() // it was not read
		return nil, err
	}
	return &File{file: file, path: path, most: most, left: most}, nil
}

// Read returns the whole content of the file at path.
func Read(path string, most int64) ([]byte, error) {
	file, err := Open(path, most)
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(file)
	return content, errors.Join(err, file.Close())
}

// Read reads on. Every error but io.EOF is a sentence that names the file.
func (f *File) Read(p []byte) (int, error) {
	n, err := f.file.Read(p)
	f.left -= int64(n)
	switch {
	case f.left < 0:
		return 0, tooLarge(f.path, f.most)
	case err == nil || errors.Is(err, io.EOF):
		return n, err
	default:
		return n, unreadable(f.path, err)
	}
}

// Close closes the file.
func (f *File) Close() error { return f.file.Close() }

func check(path string, info fs.FileInfo, most int64) error {
	switch {
	case info.IsDir():
		return annotate.Wrap(ErrUnfit, annotate.CodeInvalid, "file.is-a-folder", "File", path)
	case !info.Mode().IsRegular():
		return annotate.Wrap(ErrUnfit, annotate.CodeInvalid, "file.no-ordinary-file", "File", path)
	case info.Size() > most:
		return tooLarge(path, most)
	}
	return nil
}

func tooLarge(path string, most int64) error {
	limit := fmt.Sprintf("%d MB", most>>20)
	if most < 1<<20 {
		limit = fmt.Sprintf("%d KB", most>>10)
	}
	return annotate.Wrap(ErrUnfit, annotate.CodeInvalid, "file.too-large", "File", path, "Most", limit)
}

// NotThere reports whether an error says that there is no such file, nor can be: what
// should be its folder is a file, or the name is longer than any.
func NotThere(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.ENAMETOOLONG)
}

func unreadable(path string, err error) error {
	switch {
	case path == "":
		return annotate.Wrap(err, annotate.CodeNotFound, "file.no-name")
	case NotThere(err):
		return annotate.Wrap(err, annotate.CodeNotFound, "file.not-found", "File", path)
	case errors.Is(err, syscall.ELOOP):
		return annotate.Wrap(err, annotate.CodeInvalid, "file.links-in-a-circle", "File", path)
	case errors.Is(err, fs.ErrPermission):
		return annotate.Wrap(err, annotate.CodeInvalid, "file.not-readable-by-user", "File", path)
	default:
		return annotate.Wrap(err, annotate.CodeInvalid, "file.not-read", "File", path)
	}
}
