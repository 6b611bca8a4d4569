package store

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"

	"plumbline/annotate"
)

// destination is the absolute path of a file that is to be made. What names a folder,
// or nothing, names no file.
func destination(path string) (string, error) {
	switch {
	case path == "":
		return "", annotate.Fail(annotate.CodeInvalid, "file.no-name")
	case os.IsPathSeparator(path[len(path)-1]):
		return "", annotate.Fail(annotate.CodeInvalid, "file.is-a-folder", "File", path)
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", annotate.Wrap(err, annotate.CodeFailed, "file.not-written", "File", path, "Folder", filepath.Dir(path))
	}
	return absolute, fitsBeside(absolute)
}

// fitsBeside refuses a name that is so long that the names of what is kept beside the
// file are longer than the disk knows.
func fitsBeside(path string) error {
	if _, err := os.Lstat(path + longestBeside); errors.Is(err, syscall.ENAMETOOLONG) {
		return annotate.Wrap(err, annotate.CodeInvalid, "file.name-too-long", "File", firstOfName(path))
	}
	return nil
}

// firstOfName is as much of a name as is shown of one that is too long.
func firstOfName(path string) string { return annotate.AtMost(filepath.Base(path), 40) + "…" }
