//go:build unix

package store

import "golang.org/x/sys/unix"

// freeSpace is how many bytes may still be written to the disk of a folder, and
// whether that can be told.
func freeSpace(folder string) (int64, bool) {
	var fs unix.Statfs_t
	if unix.Statfs(folder, &fs) != nil {
		return 0, false
	}
	return int64(fs.Bavail) * int64(fs.Bsize), true //nolint:gosec,unconvert // the types differ by system
}
