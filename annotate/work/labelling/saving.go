package labelling

import "plumbline/annotate/saving"

// SaveState is what the status bar shows.
type SaveState = saving.State

// The kinds of save states.
const (
	SaveIdle    = saving.Idle    // nothing was written yet
	SavePending = saving.Pending // something is on its way to disk
	SaveDone    = saving.Done    // everything shown is on disk, newest commit at At
	SaveFailed  = saving.Failed  // a write failed and will be tried again
)
