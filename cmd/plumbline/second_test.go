//go:build window

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestASecondWindowReadsOnlyAndBothFollowWhatIsWrittenElsewhere(t *testing.T) {
	t.Parallel()
	d := rigOfA1(t)
	d.press("n")
	d.want("sourcing", "-", "none")

	second := &rig{T: t, display: d.display, home: d.home, project: d.project}
	second.program = second.start(d.project, "--annotator", "A1")
	t.Cleanup(second.program.Kill)
	if said := second.await("read-only"); !strings.Contains(said, "open in another window") {
		t.Errorf("the second window says %q, want that the project is open in another", said)
	}
	d.must(second.program.Focus())
	second.key("Return") // it was read
	second.press("o3/n?1")
	second.key("Return", "ctrl+z")

	labels := filepath.Join(d.home, "labels.csv")
	d.must(os.WriteFile(labels, []byte("paragraph_id,field,target,value\n"+d.at()+",sourcing,,expert\n"), 0o600))
	d.plumb("labels", labels, "--as", "A1")
	d.await("refreshed")
	second.await("refreshed")
	second.key("ctrl+q")
	second.must(second.program.Wait())
	for _, line := range second.program.Lines() {
		if strings.HasPrefix(line, "saved ") {
			t.Errorf("the read-only window says %q", line)
		}
	}

	d.must(d.program.Focus())
	// Labels from a table are submitted: no question is active on arrival.
	d.key("Next", "Prior", "Tab", "Tab")
	d.press("g") // joins the answer that was written elsewhere
	d.want("sourcing", "-", "group|expert")
	d.wantRows(d.sql("SELECT value, origin FROM log WHERE field = 'sourcing' ORDER BY stamp"),
		[]string{"none annotator", "expert import", "group|expert annotator"}, "what was said about the sources")
	d.leave()
	d.wantRows(d.sql("SELECT field FROM answers"), []string{"sourcing"}, "the questions that are answered")
}
