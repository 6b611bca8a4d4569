package annotate

// Codes of failures that come from outside the project.
const (
	CodeStopped = "stopped" // the work was cancelled; nothing was written
	CodeFailed  = "failed"  // the disk or the system refused
)
