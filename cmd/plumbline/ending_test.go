package main

import (
	"errors"
	"slices"
	"testing"
)

func TestAProgramEndsOnceEverythingIsWritten(t *testing.T) {
	for _, c := range []struct {
		fails error
		code  int
	}{{nil, 0}, {errors.New("the disk refused"), 1}} {
		var did []string
		e := newEnding(
			func() error { did = append(did, "written"); return c.fails },
			func(code int) {
				did = append(did, "ended")
				if code != c.code {
					t.Errorf("it ends with %d, want %d", code, c.code)
				}
			},
		)
		_ = e.flush() // the window goes its own way meanwhile
		ended{ending: e}.Quit()
		if want := []string{"written", "ended"}; !slices.Equal(did, want) {
			t.Errorf("it has %q, want %q", did, want)
		}
	}
}
