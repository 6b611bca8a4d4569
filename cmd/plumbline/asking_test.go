//go:build window

package main

import (
	"os"
	"strings"
	"testing"
)

// What an annotator asks in their pack comes back to the lead, who answers by a ruling in
// the window; the next pack brings it.
func TestAQuestionFromAPackIsAnsweredByARulingThatTheNextPackBrings(t *testing.T) {
	t.Parallel()
	lead := newRig(t, 1366, 768)
	lead.project = newSample(t)
	lead.plumb("person", "L1", "--role", "lead")
	lead.plumb("person", "A1")
	pack := lead.packsFor([]string{"A1"})[0]

	asker := newRig(t, 1366, 768)
	asker.project = pack
	asker.program = asker.start(pack, "--annotator", "A1")
	asker.await("ready")
	for range 2 { // the second time after undo took it back
		asker.press("!")
		asker.press("Is a report a source?")
		asker.key("ctrl+Return")
		asker.await("asked")
		asker.key("ctrl+z")
	}
	asker.key("ctrl+y")
	asker.saved += 5 // asked and undone twice, and redone
	asker.leave()

	lead.plumb("merge", pack)
	if out := lead.plumb("questions"); strings.Count(out, "Is a report a source?") != 1 {
		t.Fatalf("after the merge the questions are:\n%s", out)
	}
	lead.program = lead.start(lead.project, "--annotator", "L1")
	lead.await("ready")
	lead.key("ctrl+5")
	lead.await("dataset")
	lead.press("?")
	lead.key("Return")
	lead.await("rules")
	lead.press("A report that names nobody is none.")
	lead.key("ctrl+Return")
	lead.await("ruled")
	lead.leave()

	lead.must(os.Remove(pack))
	if again := lead.packsFor([]string{"A1"})[0]; again != pack {
		t.Fatalf("the next pack is %s", again)
	}
	if out := asker.plumb("rule"); !strings.Contains(out, "A report that names nobody is none.") {
		t.Errorf("the rulings of the next pack are:\n%s", out)
	}
	asker.program = asker.start(pack, "--annotator", "A1")
	asker.await("ready")
	asker.leave()
}

// What is frozen in the window leaves as the same bytes after packs came back.
func TestWhatWasFrozenInTheWindowLeavesTheSameAfterMerges(t *testing.T) {
	t.Parallel()
	lead := newRig(t, 1366, 768)
	lead.project = newSample(t)
	lead.plumb("person", "L1", "--role", "lead")
	people := []string{"A1", "A2", "A3"}
	for _, id := range people {
		lead.plumb("person", id)
	}
	packs := lead.packsFor(people)
	lead.program = lead.start(lead.project, "--annotator", "L1")
	lead.await("ready")
	lead.key("ctrl+5")
	lead.await("dataset")
	lead.press("*")
	lead.press("first")
	lead.key("Return")
	lead.await("frozen")
	lead.leave()

	before := lead.plumb("export", "--format", "csv", "--as-of", "first")
	for i, id := range people {
		labelPack(t, packs[i], id, 1)
		lead.plumb("merge", packs[i])
	}
	if now := lead.plumb("export", "--format", "csv", "--as-of", "first"); now != before {
		t.Errorf("what was frozen left as\n%s\nand leaves as\n%s", before, now)
	}
	if now := lead.plumb("export", "--format", "csv"); now == before {
		t.Error("the merges changed nothing")
	}
}
