package wholefile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"plumbline/annotate"
)

// Folder is a folder that is being filled.
type Folder struct {
	path string // where it will be, for people
	dir  string // where it is filled
}

// NewFolder lets fill write into a folder beside path and gives it that name when it is
// complete. Nothing may be there yet but an empty folder: no folder is replaced.
func NewFolder(path string, fill func(*Folder) error) error {
	entries, err := os.ReadDir(path)
	switch {
	case err == nil && len(entries) > 0:
		return annotate.Fail(annotate.CodeExists, "export.over-a-folder", "File", path)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return annotate.Fail(annotate.CodeExists, "export.over-a-file", "File", path)
	}
	temporary := filepath.Join(filepath.Dir(path), UnfinishedPrefix+annotate.NewID())
	if err := os.Mkdir(temporary, 0o777); err != nil {
		return cannotWrite(path, err)
	}
	defer Unfinished(temporary)()
	empty := err == nil
	err = fill(&Folder{path, temporary})
	if err == nil && empty {
		err = os.Remove(path) // so that the new one can take its place
	}
	if err == nil {
		if err = os.Rename(temporary, path); err != nil {
			err = cannotWrite(path, err)
		}
	}
	if err != nil {
		_ = os.RemoveAll(temporary) // the first failure is the one to tell
	}
	return err
}

// Write writes a file of the folder, by its path in it with slashes.
func (f *Folder) Write(name string, write func(io.Writer) error) error {
	path := filepath.Join(f.dir, filepath.FromSlash(name))
	shown := filepath.Join(f.path, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return cannotWrite(shown, err)
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return cannotWrite(shown, err)
	}
	out := &destinationWriter{path: shown, file: file}
	err = write(out)
	if err == nil {
		err = out.wrap(file.Sync())
	}
	if closing := file.Close(); err == nil {
		err = out.wrap(closing)
	}
	return err
}
