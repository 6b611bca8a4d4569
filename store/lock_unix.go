//go:build unix

package store

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// fileLock is held by one window at a time. It is a lock of the operating
// system on a file beside the project, so it ends with the program however
// that ends; the file is removed at a clean close.
type fileLock struct{ file *os.File }

// takeLock takes the lock at path. free is false if someone else has it.
func takeLock(path, holder string) (lock *fileLock, free bool, err error) {
	for {
		f, err := os.OpenFile(
			path,
			os.O_RDWR|os.O_CREATE|unix.O_NOFOLLOW|unix.O_NONBLOCK,
			0o666,
		) //nolint:gosec // as readable as the project itself
		if err != nil {
			return nil, false, err
		}
		if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
			_ = f.Close()
			if errors.Is(err, unix.EWOULDBLOCK) {
				return nil, false, nil
			}
			return nil, false, err
		}
		if stillThere(f, path) {
			_ = f.Truncate(0)
			_, _ = f.WriteString(holder + "\n")
			return &fileLock{f}, true, nil
		}
		_ = f.Close() // the holder before us removed it meanwhile
	}
}

func stillThere(f *os.File, path string) bool {
	opened, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(path)
	return err == nil && os.SameFile(opened, there)
}

// release removes the file while the lock is still held, so that nobody can
// lock a file that is about to vanish without noticing.
func (l *fileLock) release() error {
	if !stillThere(l.file, l.file.Name()) { // the folder was moved or another put in its place
		return l.file.Close()
	}
	return errors.Join(os.Remove(l.file.Name()), l.file.Close())
}

// withoutLocks is SQLite's way to files that locks nothing.
const withoutLocks = "unix-none"

// writable reports whether this user may write the file or folder.
func writable(path string) bool { return unix.Access(path, unix.W_OK) == nil }

// syncFolder makes a new name in the folder durable.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	defer folder.Close()
	return folder.Sync()
}
