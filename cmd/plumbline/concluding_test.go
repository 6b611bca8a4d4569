//go:build window

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plumbline/seeds"
)

// TestWhatLabelsSayOpensAfterAFreezeAndLeadsFromABarToParagraphs: before anything is frozen
// nothing is told; then a bar leads to its paragraphs, and its picture is saved.
func TestWhatLabelsSayOpensAfterAFreezeAndLeadsFromABarToParagraphs(t *testing.T) {
	t.Parallel()
	d := newRig(t, 1440, 900)
	d.project = filepath.Join(t.TempDir(), "project.plumb")
	d.must(writeSample(context.Background(), d.project, seeds.Answers()))
	d.program = d.start(d.project, "--annotator", "A5")
	d.await("ready")
	d.key("ctrl+6")
	d.await("place")
	if got := d.await("findings"); got != "findings closed" {
		t.Errorf("before anything is frozen the window says %q", got)
	}
	d.leave()
	d.plumb("freeze", "paper")

	d.program = d.start(d.project, "--annotator", "A5")
	d.await("ready")
	d.key("ctrl+6")
	d.await("findings")
	d.key("Return", "Return") // from the first question to its first bar, and from that to the paragraphs behind
	if got := d.await("behind"); got == "behind 0" {
		t.Errorf("the window says %q", got)
	}
	d.key("s")
	d.key("ctrl+Return")
	path := strings.TrimPrefix(d.await("pictured"), "pictured ")
	drawn, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d.must(os.Remove(path)) // so that the project is alone in its folder again
	for _, want := range []string{"<svg ", ">Sources: by outlet</text>", ">All</text>"} {
		if !strings.Contains(string(drawn), want) {
			t.Errorf("%s does not hold %q", filepath.Base(path), want)
		}
	}
	if early := d.sql("SELECT count(*) FROM log WHERE kind = 'opening'"); early[0] != "0" {
		t.Error("it is recorded that findings were opened early")
	}
	d.leave()
}
