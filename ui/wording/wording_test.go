package wording_test

import (
	"errors"
	"fmt"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
	"plumbline/ui/lang"
	"plumbline/ui/wording"
)

func TestAnErrorIsSaidByItsSentence(t *testing.T) {
	if err := lang.Load(); err != nil {
		t.Fatal(err)
	}
	gone := annotate.Fail(annotate.CodeNotFound, "file.not-found", "File", "a.txt")
	const words = "There is no file a.txt; it may have been moved or its name misspelt."
	for _, test := range []struct {
		err  error
		want string
	}{
		{nil, ""},
		{gone, words},
		{errors.Join(gone, errors.New("errno 28")), words + "\nerrno 28"},
		{fmt.Errorf("closing: %w", gone), "closing: " + words},
		{annotate.Wrap(errors.New("errno 28"), annotate.CodeFull, "labels.rest-not-read", "Problem", gone), words + " (the lines after it were not read)"},
	} {
		if got := wording.Error(test.err); got != test.want {
			t.Errorf("%v is said %q, want %q", test.err, got, test.want)
		}
	}
}

func TestATextIsSaidByItsNumber(t *testing.T) {
	for count, want := range map[int]string{1: "the line has 1 column, the first line has 3", 4: "the line has 4 columns, the first line has 3"} {
		if got := wording.Of(sentence.Of("tabular.cells-of-line", sentence.Counted, count, "First", 3)); got != want {
			t.Errorf("of %d it is said %q, want %q", count, got, want)
		}
	}
	if got := wording.Of(nil); got != "" {
		t.Errorf("nothing is said %q", got)
	}
}
