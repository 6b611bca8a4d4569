//go:build unix

package store

import (
	"fmt"
	"io"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// lockedBytes are where SQLite locks a database file while a connection has it
// open in WAL mode.
const (
	lockedFrom  = 0x40000000
	lockedBytes = 512
)

// lockedElsewhere reports whether another program has a database open. It must not
// be asked of a file that this program has open: closing it would end its locks.
func lockedElsewhere(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	lock := unix.Flock_t{Type: unix.F_WRLCK, Whence: io.SeekStart, Start: lockedFrom, Len: lockedBytes}
	return unix.FcntlFlock(f.Fd(), unix.F_GETLK, &lock) == nil && lock.Type != unix.F_UNLCK
}

// fileNumber tells a file from all others of this computer.
func fileNumber(info os.FileInfo) string {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return fmt.Sprintf("%d.%d", s.Dev, s.Ino)
	}
	return ""
}
