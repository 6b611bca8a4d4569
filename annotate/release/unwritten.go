package release

import (
	"context"
	"errors"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// Unwritten says of what failed once a release was recorded that the project holds it, though
// there is no package.
func Unwritten(name string, err error) error {
	var said *annotate.Error
	switch {
	case err == nil:
		return nil
	case errors.Is(err, context.Canceled):
		return annotate.Wrap(err, annotate.CodeStopped, "release.stopped", "Name", sentence.Quoted(name))
	case errors.As(err, &said):
		return annotate.Wrap(err, said.Code, "release.not-written", "Name", sentence.Quoted(name), "Reason", said.Message)
	}
	return annotate.Wrap(err, annotate.CodeFailed, "release.not-written", "Name", sentence.Quoted(name), "Reason", err)
}
