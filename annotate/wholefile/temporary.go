package wholefile

import (
	"bufio"
	"io"
	"os"

	"plumbline/annotate"
)

// TemporaryFolder makes a folder for what must not outlast the work, which is nobody's to
// read: copies of projects, and parts of what is being written.
func TemporaryFolder() (folder string, remove func(), err error) {
	folder, err = os.MkdirTemp("", TemporaryPrefix)
	if err != nil {
		return "", nil, cannotKeep(err)
	}
	finished := Unfinished(folder)
	return folder, func() {
		_ = os.RemoveAll(folder) // what stays is noted, and goes at the next start
		finished()
	}, nil
}

// TemporaryFile is a file in such a folder.
type TemporaryFile struct{ file *os.File }

// NewTemporary makes a file, to be written first and read then.
func NewTemporary(path string) (*TemporaryFile, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, cannotKeep(err)
	}
	return &TemporaryFile{file}, nil
}

// Write adds to the file.
func (t *TemporaryFile) Write(p []byte) (int, error) {
	n, err := t.file.Write(p)
	if err != nil {
		err = cannotKeep(err)
	}
	return n, err
}

// WriteTo writes all of the file.
func (t *TemporaryFile) WriteTo(w io.Writer) (int64, error) {
	if _, err := t.file.Seek(0, io.SeekStart); err != nil {
		return 0, cannotKeep(err)
	}
	return io.Copy(w, bufio.NewReader(t.file))
}

// Close closes the file, which stays until its folder goes.
func (t *TemporaryFile) Close() error { return t.file.Close() }

func cannotKeep(err error) error {
	return annotate.Wrap(err, annotate.CodeFailed, "merge.temporary-folder", "Folder", os.TempDir())
}
