package annotate

import (
	"time"

	"plumbline/annotate/codebook"
)

// Adopted is one time that a version of the codebook was put in force.
type Adopted struct {
	Book *codebook.Codebook
	At   time.Time
	By   string
	Now  bool // it is in force
}
