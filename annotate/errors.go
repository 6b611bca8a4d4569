package annotate

import "fmt"

// Error is a failure that a user can act on: a stable code and one sentence
// that says what went wrong, where, and what to do.
type Error struct {
	Code    string
	Message string
	Err     error // the cause, for logs; its text is not part of Message
}

// The codes that callers branch on.
const (
	CodeInvalid  = "invalid"   // the input breaks a rule
	CodeNotFound = "not_found" // nothing has this id or name
	CodeExists   = "exists"    // it is here already
	CodeReadOnly = "read_only" // the project is open elsewhere or cannot be written
	CodeNotOurs  = "not_ours"  // the file is no Plumbline project
	CodeNewer    = "newer"     // the file was written by a newer program
	CodeDamaged  = "damaged"   // the file is cut short or corrupt
	CodeBusy     = "busy"      // another program holds the file
	CodeFull     = "full"      // the disk is full
)

// Errorf makes an Error with a formatted sentence.
func Errorf(code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// Wrap makes an Error from a cause, whose text stays out of the sentence.
func Wrap(err error, code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...), Err: err}
}

func (e *Error) Error() string { return e.Message }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }
