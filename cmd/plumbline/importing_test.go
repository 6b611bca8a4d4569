//go:build window

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plumbline/seeds"
)

// Paragraphs are joined, split and left out, and what is known is given, by keys
// alone; then all of it comes in.
func TestAnImportIsPutRightBeforeItComesIn(t *testing.T) {
	t.Parallel()
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

// Of three thousand files one cannot be read. The window is killed while the others come
// in, and has brought in none; then all of them come in after a yes.
func TestAWindowKilledDuringAnImportBringsInNothingAndOneBadFileKeepsNoOthersOut(t *testing.T) {
	t.Parallel()
	d := newRig(t, 1024, 700)
	d.project = filepath.Join(t.TempDir(), "project.plumb")
	d.must(writeSample(context.Background(), d.project, seeds.Answers()))
	folder := filepath.Join(d.home, "inbox", "reports")
	d.must(os.MkdirAll(folder, 0o700))
	const many = 3000
	for i := range many {
		text := fmt.Sprintf(
			"Report %d\n\nWhat happened in ward %d is told here.\n\n%s\n",
			i,
			i*3,
			strings.Repeat("It rained on the quay. ", 40),
		)
		d.must(os.WriteFile(filepath.Join(folder, fmt.Sprintf("%04d.txt", i)), []byte(text), 0o600))
	}
	d.must(os.WriteFile(filepath.Join(folder, "bad.pdf"), []byte("%PDF-1.7\n1 0 obj\n"), 0o600))
	preview := fmt.Sprintf("preview %d files %d articles %d paragraphs 1 problems", many+1, many, 3*many)
	before := d.readAndAgree(folder, preview)
	d.await("writing")
	d.program.Kill()
	d.plumb("check")
	if now := d.sql("SELECT id FROM article"); !slices.Equal(now, before) {
		t.Fatalf("after the kill the project has %d articles, want the %d of before", len(now), len(before))
	}
	d.readAndAgree(folder, preview)
	d.await("imported")
	d.leave()
	if now := d.sql("SELECT id FROM article"); len(now) != len(before)+many {
		t.Errorf("%d articles are in the project, want %d", len(now), len(before)+many)
	}
}

// readAndAgree opens the window, lets it read a folder and says yes to what can be read
// of it. It returns the articles of before.
func (d *rig) readAndAgree(folder, preview string) (before []string) {
	d.Helper()
	d.open()
	before = d.sql("SELECT id FROM article")
	d.key("ctrl+i")
	d.press(filepath.Dir(folder) + "/")
	d.key("Down", "space", "Return") // the only one in it is marked
	d.wantLine(preview)
	d.picture("one-of-many-is-bad")
	d.press("i")
	d.key("Return")
	return before
}
