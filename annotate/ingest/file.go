package ingest

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// ReadFile reads one .txt, .text, .md or .markdown file from disk. It never
// waits for a pipe or a device. Every error is an *Error.
func ReadFile(path string, o Options) (*Result, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fileError(path, err)
	}
	if err := checkKind(path, info); err != nil {
		return nil, err
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt", ".text":
	case ".md", ".markdown":
		o.Markdown = true
	default:
		return nil, fail("unknown_type", "ingest.unknown-type", "File", path)
	}
	data, err := readAll(path, info.Size())
	if err != nil {
		return nil, err
	}
	return read(path, data, o)
}

// checkKind refuses what is no regular file or too large to be an article.
func checkKind(path string, info fs.FileInfo) error {
	switch {
	case info.IsDir():
		return fail("directory", "ingest.is-a-folder", "File", path)
	case !info.Mode().IsRegular():
		return fail("not_regular", "ingest.no-ordinary-file", "File", path)
	case info.Size() > MaxFileBytes:
		return tooLarge(path, info.Size())
	}
	return nil
}

func readAll(path string, size int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fileError(path, err)
	}
	defer f.Close()
	// The file may grow after its size was asked for, so the limit holds here too.
	data := make([]byte, 0, size+512)
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if len(data) > MaxFileBytes {
			return nil, tooLarge(path, int64(len(data)))
		}
		if errors.Is(err, io.EOF) {
			return data, nil
		}
		if err != nil {
			return nil, fileError(path, err)
		}
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
	}
}

// fileError turns what the system said into a sentence.
func fileError(path string, err error) *Error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fail("not_found", "file.not-found", "File", path)
	case errors.Is(err, fs.ErrPermission):
		return fail("permission", "file.not-readable-by-user", "File", path)
	}
	var cause *fs.PathError
	if errors.As(err, &cause) {
		err = cause.Err
	}
	return fail("unreadable", "ingest.unreadable", "File", path, "Cause", err)
}
