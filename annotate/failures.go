package annotate

// Codes of failures that come from outside the project.
const (
	CodeStopped = "stopped" // the work was cancelled; nothing was written
	CodeFailed  = "failed"  // the disk or the system refused
)

// CodeCodebook is the code of a file that was labelled by a version of the
// codebook which the project never held, and which nobody accepted.
const CodeCodebook = "codebook"
