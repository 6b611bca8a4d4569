package main

import (
	"strings"
	"testing"
)

func TestOnlyAMethodThatWasStoppedSaysSo(t *testing.T) {
	for _, converged := range []bool{true, false} {
		var out strings.Builder
		w, m := newWords(&out), &model{}
		m.learned(converged, 50, -1)
		m.words(w)
		if err := w.end(); err != nil {
			t.Fatal(err)
		}
		if told := strings.Contains(out.String(), "Stopped after 50 rounds"); told == converged {
			t.Errorf("converged %v, and it says:\n%s", converged, out.String())
		}
	}
}
