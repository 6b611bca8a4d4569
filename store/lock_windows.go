package store

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// fileLock is held by one window at a time: a file beside the project that
// nobody else can open, and that Windows deletes when the program ends,
// however that happens.
type fileLock struct{ handle windows.Handle }

// takeLock takes the lock at path. free is false if someone else has it.
func takeLock(path, holder string) (lock *fileLock, free bool, err error) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return nil, false, err
	}
	const deleteOnClose = windows.FILE_ATTRIBUTE_NORMAL | windows.FILE_FLAG_DELETE_ON_CLOSE
	handle, err := windows.CreateFile(name, windows.GENERIC_WRITE|windows.DELETE, 0, nil, windows.OPEN_ALWAYS, deleteOnClose, 0)
	switch {
	case errors.Is(err, windows.ERROR_SHARING_VIOLATION):
		return nil, false, nil
	case err != nil:
		return nil, false, err
	}
	var written uint32
	_ = windows.WriteFile(handle, []byte(holder+"\r\n"), &written, nil)
	return &fileLock{handle}, true, nil
}

func (l *fileLock) release() error { return windows.CloseHandle(l.handle) }

// withoutLocks is SQLite's way to files that locks nothing.
const withoutLocks = "win32-none"

// writable reports whether the file or folder is not marked read-only; what
// the access rights say shows when SQLite opens it.
func writable(path string) bool {
	info, err := os.Stat(path)
	return err == nil && (info.IsDir() || info.Mode().Perm()&0o200 != 0)
}

// syncFolder has nothing to do: NTFS makes names durable itself.
func syncFolder(string) error { return nil }
