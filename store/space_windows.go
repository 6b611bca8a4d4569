package store

import "golang.org/x/sys/windows"

// freeSpace is how many bytes may still be written to the disk of a folder, and
// whether that can be told.
func freeSpace(folder string) (int64, bool) {
	path, err := windows.UTF16PtrFromString(folder)
	if err != nil {
		return 0, false
	}
	var free uint64
	if windows.GetDiskFreeSpaceEx(path, &free, nil, nil) != nil {
		return 0, false
	}
	return int64(min(free, 1<<62)), true //nolint:gosec // it was made to fit
}
