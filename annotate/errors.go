package annotate

import "plumbline/annotate/sentence"

// Error is a failure that a user can act on: a stable code, and one sentence
// that says what went wrong, where, and what to do.
type Error struct {
	Code    string
	Message sentence.Sentence
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
	CodeAltered  = "altered"   // another program added to the parts of the file, or changed one
	CodeDamaged  = "damaged"   // the file is cut short or corrupt
	CodeBusy     = "busy"      // another program holds the file
	CodeOutdated = "outdated"  // what a plan was made from has changed since
	CodeFull     = "full"      // the disk is full
	CodeMoved    = "moved"     // the file was moved, replaced or deleted while it was open
)

// Fail makes an Error of a code and a sentence: its key in sentence/en.json,
// and pairs of a parameter's name and value, as in
// Fail(CodeNotFound, "file.not-found", "File", path).
func Fail(code, key string, params ...any) *Error {
	return &Error{Code: code, Message: sentence.Of(key, params...)}
}

// Wrap makes an Error from a cause, whose text stays out of the sentence.
func Wrap(err error, code, key string, params ...any) *Error {
	return &Error{Code: code, Message: sentence.Of(key, params...), Err: err}
}

func (e *Error) Error() string { return e.Message.String() }

// Text is the sentence, for those who say it in another language.
func (e *Error) Text() sentence.Text { return e.Message }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }
