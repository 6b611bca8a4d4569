//go:build window

package main

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"plumbline/seeds"
)

// What a person asks to be forgotten is destroyed by two clear answers, and Enter
// on the second question destroys nothing.
func TestWhatAPersonAsksForIsForgotten(t *testing.T) {
	t.Parallel()
	d := newRig(t, 1366, 768)
	d.project = filepath.Join(t.TempDir(), "project.plumb")
	d.must(writeSample(context.Background(), d.project, seeds.Answers()))
	d.plumb("person", "A1", "--attribute", "language=Corvanian")
	attribute := func() []string { return d.sql("SELECT value, erased FROM log WHERE kind = 'attribute'") }
	d.open()
	d.key("ctrl+5")
	d.await("dataset")
	d.key("Tab") // to the people
	d.press("f")
	d.key("Return")
	d.wantLine("erasure of 1 entries, 0 texts")
	d.picture("forgetting")
	d.key("Return")
	if got := attribute(); !slices.Equal(got, []string{"Corvanian 0"}) {
		t.Fatalf("after Enter the log has the attribute %q", got)
	}
	d.press("f")
	d.key("Return")
	d.wantLine("erasure of 1 entries, 0 texts")
	d.key("Tab", "Return")
	d.await("erased")
	if got := attribute(); !slices.Equal(got, []string{" 1"}) {
		t.Errorf("after it was forgotten the log has the attribute %q", got)
	}
	d.leave()
}
