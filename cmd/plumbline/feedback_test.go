//go:build window

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Once a batch is closed, the pack tells its annotator in the window what was decided
// otherwise, and the log keeps that they saw it.
func TestAPackTellsInTheWindowWhatWasDecidedOtherwise(t *testing.T) {
	t.Parallel()
	lead := newRig(t, 1366, 768)
	lead.project = newSample(t)
	lead.plumb("person", "L1", "--role", "lead")
	lead.plumb("person", "A1")
	folder := t.TempDir()
	at := lead.sql("SELECT id, article FROM paragraph WHERE guess = 'body' ORDER BY article, position LIMIT 1")
	paragraph, article, _ := strings.Cut(at[0], " ")
	bring := func(value string, as ...string) {
		table := filepath.Join(folder, value+".csv")
		rows := "paragraph_id,field,target,value\n" + paragraph + ",editorial,," + value + "\n"
		lead.must(os.WriteFile(table, []byte(rows), 0o600))
		lead.plumb("labels", append([]string{table}, as...)...)
	}
	bring("loaded", "--as", "A1")
	bring("none", "--as", "L1", "--layer", "final")
	lead.plumb("article", article, "--batch", "pilot")
	lead.plumb("batch", "pilot", "--close")

	own := newRig(t, 1366, 768)
	own.project = filepath.Join(folder, "A1.plumb")
	lead.plumb("pack", "--for", "A1", "-o", own.project)
	lead.must(os.Remove(filepath.Join(folder, "loaded.csv")))
	lead.must(os.Remove(filepath.Join(folder, "none.csv")))
	if out := own.plumb("feedback", "--as", "A1"); !strings.Contains(out, "loaded, decided none") {
		t.Fatalf("the pack tells:\n%s", out)
	}
	own.program = own.start(own.project, "--annotator", "A1")
	own.await("ready")
	own.key("ctrl+5")
	own.await("dataset")
	own.press("?")
	own.await("saved")
	own.saved++
	own.key("Return") // the paragraph, to be read
	own.leave()
	own.wantRows(own.sql("SELECT subject FROM log WHERE kind = 'reveal' AND field = 'answers' AND annotator = 'A1'"),
		[]string{paragraph}, "what the annotator saw")
}
