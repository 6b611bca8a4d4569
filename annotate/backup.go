package annotate

import "time"

// Backup is a whole copy of a project that lies beside it.
type Backup struct {
	Path string
	Made time.Time // to the second
	Size int64     // in bytes
}
