//go:build window

package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"plumbline/seeds"
)

// Paragraphs are joined, split and left out, and what is known is given, by keys
// alone; then all of it comes in.
func TestAnImportIsPutRightBeforeItComesIn(t *testing.T) {
	d := newRig(t, 1024, 700)
	d.project = filepath.Join(t.TempDir(), "project.plumb")
	d.must(writeSample(context.Background(), d.project, seeds.Answers()))
	file := filepath.Join(d.home, "notes.txt")
	d.must(os.WriteFile(file, []byte("One is here.\nTwo is there.\nThree follows. Four ends it.\nAdvertisement\n"), 0o600))
	d.open()
	before := d.sql("SELECT id FROM article")
	d.key("ctrl+i")
	d.press(file)
	d.key("ctrl+Return")
	d.wantLine("preview 1 files 1 articles 4 paragraphs 0 problems")
	d.key("Return", "Down")
	d.press("j")
	d.key("Down")
	d.press("s")
	for range len("Three follows.") {
		d.key("Right")
	}
	d.key("Return", "ctrl+Return", "Down", "Down", "space")
	d.press("t")
	d.key("Right", "Return")
	d.press("Halyard")
	d.key("Return")
	d.picture("importing")
	if now := d.sql("SELECT id FROM article"); !slices.Equal(now, before) {
		t.Fatalf("before anybody said so the project has %q", now)
	}
	d.press("i")
	d.await("imported")
	d.leave()
	d.wantRows(d.sql("SELECT p.text FROM paragraph p JOIN articles a ON a.id = p.article WHERE a.outlet = 'Halyard' ORDER BY p.position"),
		[]string{"One is here. Two is there.", "Three follows.", "Four ends it."}, "what came in")
}
