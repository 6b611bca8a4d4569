package annotate

import (
	"path/filepath"
	"strings"
	"time"
)

// Backup is a whole copy of a project, in the same folder or in one of the
// installation.
type Backup struct {
	Path string
	Made time.Time // to the second
	Size int64     // in bytes
	Kept bool      // in the folder of the installation, where older ones give way to newer ones
}

// BackupMark stands in the name of a backup, between the name of the project and
// the time.
const BackupMark = ".backup-"

// IsBackup reports whether a path is named as backups are. They are opened to be
// read only, so that they stay what they were.
func IsBackup(path string) bool { return strings.Contains(filepath.Base(path), BackupMark) }
