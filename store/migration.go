package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"plumbline/annotate"
)

// roomForMigration is how many times its size a file needs to be brought up to
// date: for the copy that is kept, for what is written anew, and for the log that
// makes it one transaction.
const roomForMigration = 3

// room tells how much may be written to the disk of a folder; tests make disks full.
var room = freeSpace

// needRoom refuses to begin a migration for which the disk is too full.
func (f *file) needRoom() error {
	info, err := os.Stat(f.path)
	if err != nil {
		return err
	}
	need := roomForMigration * info.Size()
	if free, known := room(filepath.Dir(f.path)); known && free < need {
		return annotate.Fail(annotate.CodeFull, "project.no-room-to-migrate", "File", filepath.Base(f.path),
			"Free", free>>20, "Needed", need>>20+1)
	}
	return nil
}

// formatMark is in the names of such copies, before the number of the format.
const formatMark = ".format-"

// copyBeforeMigration keeps the older file as NAME.format-N.plumb, or with a
// number after it if there is one already.
func (f *file) copyBeforeMigration(ctx context.Context, version int64) error {
	extension := filepath.Ext(f.path)
	stem := strings.TrimSuffix(f.path, extension)
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s%s%d%s", stem, formatMark, version, extension)
		if n > 1 {
			name = fmt.Sprintf("%s%s%d-%d%s", stem, formatMark, version, n, extension)
		}
		if _, err := os.Lstat(name); err == nil {
			continue
		}
		return f.saveCopy(ctx, name)
	}
}
