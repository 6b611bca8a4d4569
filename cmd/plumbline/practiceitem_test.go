//go:build window

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A key in Adjudicate makes a decided paragraph one to practise by, undo takes it back, and
// the next pack of who is done with the paragraph has it, with the reason.
func TestADecidedParagraphIsOneToPractiseByInTheNextPack(t *testing.T) {
	t.Parallel()
	lead := newRig(t, 1366, 768)
	lead.project = newSample(t)
	lead.plumb("person", "L1", "--role", "lead")
	folder := t.TempDir()
	at := lead.sql("SELECT id, article FROM paragraph WHERE guess = 'body' ORDER BY article, position LIMIT 1")
	paragraph, article, _ := strings.Cut(at[0], " ")
	for who, value := range map[string]string{"A1": "furniture", "A2": "crosslink"} {
		table := filepath.Join(folder, who+".csv")
		rows := "paragraph_id,field,target,value\n" + paragraph + ",unit_type,," + value + "\n"
		lead.must(os.WriteFile(table, []byte(rows), 0o600))
		lead.plumb("labels", table, "--as", who)
		lead.must(os.Remove(table))
	}
	keyIn := func(d *rig) []string {
		return d.sql("SELECT kind, field, value FROM log WHERE layer = 'practice' AND annotator = '' AND id IN " +
			"(SELECT id FROM current_entry) AND value IS NOT NULL ORDER BY kind")
	}
	lead.program = lead.start(lead.project, "--annotator", "L1")
	lead.await("ready")
	lead.key("ctrl+3")
	lead.await("asks") // whether to see what everyone answered
	lead.key("Return")
	lead.await("deciding")
	lead.key("f", "slash")
	lead.press("Named only")
	lead.key("Escape", "Return")
	lead.key("F12")
	lead.await("laid")
	want := []string{"answer unit_type furniture", "reason unit_type Named only"}
	lead.wantRows(keyIn(lead), want, "the key after F12")
	lead.key("ctrl+z")
	lead.await("undecided")
	lead.wantRows(keyIn(lead), nil, "the key after undo")
	lead.key("ctrl+shift+z")
	lead.await("undecided")
	lead.wantRows(keyIn(lead), want, "the key after redo")
	lead.saved = 4 // what was seen, the answer, why, and how it was decided
	lead.leave()

	packed := func(name string) []string {
		path := filepath.Join(folder, name)
		lead.plumb("pack", "--for", "A1", "-o", path)
		own := &rig{T: t, display: lead.display, home: lead.home, project: path}
		return keyIn(own)
	}
	lead.plumb("article", article, "--batch", "pilot")
	if rows := packed("open.plumb"); len(rows) > 0 {
		t.Errorf("before the batch is closed the pack has %q", rows)
	}
	lead.plumb("batch", "pilot", "--close")
	lead.wantRows(packed("closed.plumb"), want, "the key in the pack")
}
