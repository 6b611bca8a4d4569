package annotate_test

import (
	"errors"
	"strings"
	"testing"

	"plumbline/annotate"
)

func TestAnErrorSaysOneSentenceAndKeepsItsCause(t *testing.T) {
	cause := errors.New("errno 28")
	err := error(annotate.Wrap(cause, annotate.CodeFull, "The disk is full; make room in {{.Folder}}.", "Folder", "home"))
	var ours *annotate.Error
	if !errors.As(err, &ours) || ours.Code != annotate.CodeFull || !errors.Is(err, cause) {
		t.Fatalf("the error is %#v", err)
	}
	if err.Error() != "The disk is full; make room in home." || strings.Contains(err.Error(), "errno") {
		t.Fatalf("the error says %q", err)
	}
	if annotate.Fail(annotate.CodeInvalid, "no {{.Number}}", "Number", 1).Unwrap() != nil {
		t.Fatal("an error without cause has one")
	}
}
