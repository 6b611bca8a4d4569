//go:build window

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLabelsOfATableComeInByKeysInTheWindow(t *testing.T) {
	t.Parallel()
	d := newRig(t, 1366, 768)
	d.project = newSample(t)
	d.plumb("person", "L1", "--role", "lead")
	table := filepath.Join(t.TempDir(), "ratings.csv")
	d.must(os.WriteFile(table, []byte("coder;text;sourcing;mood\n"+
		"Mara;The quay stayed shut for the night.;Official;calm\nIlo;The quay stayed shut for the night.;offical;tense\n"+
		"Mara;Nobody asked the fishermen why.;none;calm\nIlo;Nobody asked the fishermen why.;none;calm\n"), 0o600))
	d.program = d.start(d.project, "--annotator", "L1")
	d.await("ready")
	d.key("ctrl+5")
	d.await("dataset")
	before := d.sql("SELECT count(*) FROM log")
	d.press("+")
	d.press(table)
	d.key("ctrl+Return")
	if told := d.await("labels"); !strings.HasSuffix(told, "labels 3, articles 2, written false") {
		d.Errorf("the window says %q of the table", told)
	}
	d.picture("labels")
	d.press("q")
	if told := d.await("labels"); !strings.HasSuffix(told, "labels 7, articles 2, written false") {
		d.Errorf("with a question for the mood the window says %q", told)
	}
	if now := d.sql("SELECT count(*) FROM log"); now[0] != before[0] {
		d.Errorf("there are %s entries before it was confirmed, want %s", now[0], before[0])
	}
	d.press("b")
	if told := d.await("labels"); !strings.HasSuffix(told, "labels 7, articles 2, written true") {
		d.Errorf("the window says %q after they came in", told)
	}
	d.picture("labels-in")
	d.key("Escape")
	d.wantRows(d.sql("SELECT field, count(*) FROM answers WHERE value IN ('calm', 'tense', 'official', 'none') AND annotator IN "+
		"(SELECT subject FROM log WHERE kind = 'person' AND origin = 'import') GROUP BY field"),
		[]string{"mood 4", "sourcing 3"}, "the answers that came in")
	d.leave()
}
