//go:build window

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// After a meeting a pack asks its annotator for a second vote, behind the consent and out of
// sight of the others; undo takes it back, and it comes home until the lead closes the vote.
func TestAnAnnotatorVotesAgainInTheirOwnWindowAfterAMeeting(t *testing.T) {
	t.Parallel()
	lead := newRig(t, 1366, 768)
	lead.project = newSample(t)
	folder := t.TempDir()
	text := filepath.Join(folder, "text.txt")
	lead.must(os.WriteFile(text, []byte("You read articles.\n\nYou may stop at any time.\n"), 0o600))
	lead.plumb("person", "L1", "--role", "lead")
	lead.plumb("person", "A1")
	lead.plumb("person", "A2")
	lead.plumb("consent", "--text", text)
	paragraph := lead.sql("SELECT id FROM paragraph WHERE guess = 'body' ORDER BY article, position LIMIT 1")[0]
	for who, value := range map[string]string{"A1": "loaded", "A2": "none"} {
		table := filepath.Join(folder, who+".csv")
		lead.must(os.WriteFile(table, []byte("paragraph_id,field,target,value\n"+paragraph+",editorial,,"+value+"\n"), 0o600))
		lead.plumb("labels", table, "--as", who)
	}
	lead.plumb("vote", paragraph, "--ask", "--field", "editorial")
	pack := filepath.Join(folder, "packs", "A1.plumb")
	lead.must(os.Mkdir(filepath.Dir(pack), 0o700))
	lead.plumb("pack", "--for", "A1", "-o", pack)

	own := newRig(t, 1366, 768)
	own.project = pack
	own.open()
	own.key("Tab", "Return") // from the way out to the word
	own.await("agreed")
	own.next()        // the word itself
	own.key("Escape") // nothing of oneself
	own.key("ctrl+5")
	own.await("dataset")
	own.press("?")
	own.key("Return")
	own.await("voting")
	own.key("Return") // leads back, and votes for nothing
	own.key("Return")
	own.await("voting")
	vote := func(key, option string) {
		t.Helper()
		own.press(key)
		if said := own.await("voted"); said != "voted "+option {
			t.Fatalf("%s says %q, want a vote for %s", key, said, option)
		}
	}
	vote("v", "verdict")
	own.key("ctrl+z")
	own.await("undecided")
	vote("l", "loaded")
	vote("n", "none") // alone: it takes the others away
	own.leave()

	if votes := own.plumb("vote"); strings.Count(votes, "A1") != 1 || strings.Contains(votes, "A2") {
		t.Errorf("the pack holds the votes:\n%s", votes)
	}
	lead.plumb("merge", pack)
	if votes := lead.plumb("vote"); !strings.Contains(votes, "loaded") || !strings.Contains(votes, "none") {
		t.Errorf("the project has the votes:\n%s", votes)
	}
	lead.plumb("vote", paragraph, "--close", "--field", "editorial")
	if votes := lead.plumb("vote"); strings.Contains(votes, "asked for") || strings.Count(votes, "A1") != 1 {
		t.Errorf("after it was closed the project says:\n%s", votes)
	}
	lead.wantRows(
		lead.sql("SELECT value FROM answers WHERE paragraph = '%s' AND annotator = 'A1' AND field = 'editorial'", paragraph),
		[]string{"loaded"}, "the first answer, which stays what it is",
	)
	lead.plumb("check")
}
