//go:build window

package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plumbline/tools/xwindow"
)

func TestAFileThatIsReplacedOrDeletedWhileOpenCostsNoAnswer(t *testing.T) {
	t.Parallel()
	for _, m := range []struct {
		name   string
		happen func(project string) error
	}{
		{"a service puts an older version in its place", func(project string) error {
			return os.Rename(project+".before", project)
		}},
		{"it is deleted", os.Remove},
	} {
		t.Run(m.name, func(t *testing.T) {
			d := newRig(t, 1440, 900)
			d.project = newSample(t)
			before, err := os.ReadFile(d.project)
			d.must(err)
			d.must(os.WriteFile(d.project+".before", before, 0o600))
			d.open()
			d.press("o")
			d.want("sourcing", "-", "official")
			d.must(m.happen(d.project))
			d.await("missing")
			d.picture("missing")
			d.key("Escape") // decide later, and answer on
			d.press("g")
			d.awaitKept("group")
			d.picture("answered-on")
			d.key("ctrl+q")
			d.await("leave")
			d.picture("leave")
			d.key("Tab", "Return")
			d.must(d.program.Wait())

			kept, err := filepath.Glob(filepath.Join(d.home, "projects", "*", "rescue-*"))
			d.must(err)
			if len(kept) != 1 {
				t.Fatalf("kept are the files %q, want one", kept)
			}
			if _, err := os.Stat(d.project); err != nil { // from a backup, as a person would
				d.must(os.WriteFile(d.project, before, 0o600))
			}
			d.openOffered()
			d.picture("offer")
			d.key("Return")
			d.await("rescued")
			d.saved = 0
			d.key("ctrl+q")
			d.must(d.program.Wait())
			d.wantRows(d.sql("SELECT value FROM answers WHERE field = 'sourcing'"), []string{"official|group"}, "the answers")
			if kept, _ := filepath.Glob(filepath.Join(d.home, "projects", "*", "rescue-*")); len(kept) > 0 {
				t.Errorf("still kept are %q", kept)
			}
			wantOneFile(t, d.project)
		})
	}
}

// openOffered starts the program on the project and waits until it is ready and
// offers what was kept, in whatever order.
func (d *rig) openOffered() {
	d.Helper()
	d.program = d.start(d.project, "--annotator", "A1")
	for _, word := range []string{"ready", "offering"} {
		d.must(xwindow.Until(func() (bool, error) {
			return slices.ContainsFunc(d.program.Lines(), func(line string) bool { return strings.HasPrefix(line, word) }), nil
		}))
	}
}

// awaitKept waits until the home keeps an answer of a value.
func (d *rig) awaitKept(value string) {
	d.Helper()
	err := xwindow.Until(func() (bool, error) {
		files, err := filepath.Glob(filepath.Join(d.home, "projects", "*", "rescue-*"))
		return slices.ContainsFunc(files, func(file string) bool {
			content, err := os.ReadFile(file)
			return err == nil && strings.Contains(string(content), value)
		}), err
	})
	if err != nil {
		d.Fatalf("the answer %s is never kept: %v", value, err)
	}
}
