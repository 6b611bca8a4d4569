package session

import "plumbline/annotate/saving"

// SaveState is what the status bar shows; SaveKind says whether what is on
// screen is on disk.
type (
	SaveState = saving.State
	SaveKind  = saving.Kind
)

// The kinds of save states.
const (
	SaveIdle    = saving.Idle    // nothing was written yet
	SavePending = saving.Pending // something is on its way to disk
	SaveDone    = saving.Done    // everything shown is on disk, newest commit at At
	SaveFailed  = saving.Failed  // a write failed and will be tried again
)
