package main

import (
	"errors"
	"slices"
	"testing"
	"time"
)

func TestAProgramThatDoesNotEndIsEndedOnceEverythingIsWritten(t *testing.T) {
	for _, c := range []struct {
		fails error
		code  int
	}{{nil, 0}, {errors.New("the disk refused"), 1}} {
		var did []string
		var waits []func()
		e := newEnding(func() error { did = append(did, "written"); return c.fails })
		e.after = func(d time.Duration, f func()) *time.Timer {
			if d != patience {
				t.Errorf("it waits %v", d)
			}
			waits = append(waits, f)
			return nil
		}
		e.exit = func(code int) {
			did = append(did, "ended")
			if code != c.code {
				t.Errorf("it ends with %d, want %d", code, c.code)
			}
		}
		e.within(patience)
		if len(did) > 0 {
			t.Errorf("before its time it has %q", did)
		}
		_ = e.flush() // the program goes its own way meanwhile
		waits[0]()
		if want := []string{"written", "ended"}; !slices.Equal(did, want) {
			t.Errorf("it has %q, want %q", did, want)
		}
	}
}
