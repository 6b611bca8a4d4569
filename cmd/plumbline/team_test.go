//go:build window

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"plumbline/seeds"
)

// The work of a team from the first pack to one set of answers: a lead packs
// the sample for three people, each labels by keys in a window and a home of
// their own, and what they send back is merged in two orders, once in the
// window and once on the command line.
func TestATeamsFilesMergeInAnyOrderIntoTheSameAnswers(t *testing.T) {
	t.Parallel()
	lead := newRig(t, 1440, 900)
	lead.project = newSample(t)
	lead.plumb("person", "L1", "--role", "lead")
	people := []string{"A1", "A2", "A3"}
	for _, id := range people {
		lead.plumb("person", id)
	}
	packs := lead.packsFor(people)
	for i, id := range people {
		labelPack(t, packs[i], id, 4-i)
	}

	other := filepath.Join(t.TempDir(), "other.plumb")
	content, err := os.ReadFile(lead.project)
	lead.must(err)
	lead.must(os.WriteFile(other, content, 0o600))

	lead.mergeInTheWindow(packs)
	for _, i := range []int{2, 0, 1, 2} { // the last one a second time
		mergeByCommand(t, other, packs[i])
	}
	inWindow, byCommand := exported(t, lead.project), exported(t, other)
	if inWindow != byCommand {
		t.Errorf("the exports differ:\n%s\nand\n%s", inWindow, byCommand)
	}
	if submitted := strings.Count(inWindow, "submitted"); submitted == 0 {
		t.Error("the exports hold nothing that was submitted")
	}
	lead.wantRows(lead.sql("SELECT annotator, count(*) FROM progress WHERE state = 'submitted' GROUP BY annotator"),
		[]string{"A1 4", "A2 3", "A3 2"}, "the paragraphs that were submitted")
	for _, project := range []string{lead.project, other} {
		if out, err := exec.Command(filepath.Join(programs, "plumb"), "check", project).CombinedOutput(); err != nil {
			t.Errorf("plumb check %s: %v: %s", filepath.Base(project), err, out)
		}
	}
}

// packsFor makes a pack for each of the people, who stand first in the list of
// the Dataset place, and returns the paths.
func (d *rig) packsFor(people []string) []string {
	d.Helper()
	d.program = d.start(d.project, "--annotator", "L1")
	d.await("ready")
	d.key("ctrl+5")
	d.await("dataset")
	d.key("Tab", "Tab") // over the buttons to the people themselves
	var packs []string
	for i, id := range people {
		if i > 0 {
			d.key("Down")
		}
		d.press("k")
		d.key("Return") // the path that is proposed
		path := strings.TrimPrefix(d.await("packed"), "packed ")
		if want := strings.TrimSuffix(d.project, ".plumb") + "-" + id + ".plumb"; path != want {
			d.Fatalf("the pack for %s is %s, want %s", id, path, want)
		}
		packs = append(packs, path)
		d.key("Return") // what is in it was read
	}
	d.leave()
	return packs
}

// labelPack labels the first paragraphs of a pack by keys, on a computer of its
// own. A2 answers the second paragraph otherwise than the others.
func labelPack(t *testing.T, pack, annotator string, paragraphs int) {
	t.Helper()
	d := newRig(t, 1366, 768)
	d.project = pack
	d.program = d.start(pack, "--annotator", annotator)
	d.await("ready")
	book, article := defaultBook(t), seeds.SampleProject().Articles[0]
	guesses := d.sql(
		"SELECT guess FROM paragraph JOIN articles ON articles.id = article WHERE title = '%s' ORDER BY position",
		article.Title,
	)
	for i := range paragraphs {
		key := keyOf(article, i+1)
		for k := range key {
			if annotator == "A2" && i == 1 && key[k].Field == "unsourced" {
				key[k].Value = "yes"
			}
		}
		d.must(d.display.Press(d.strokes(book, key, guesses[i])...))
		d.submitted()
	}
	d.leave()
}

// mergeInTheWindow merges files by keys and checks that nothing is written
// before it is confirmed.
func (d *rig) mergeInTheWindow(files []string) {
	d.Helper()
	d.program = d.start(d.project, "--annotator", "L1")
	d.await("ready")
	d.key("ctrl+5")
	d.await("dataset")
	d.key("Tab", "Tab", "Tab") // over the people to what goes out and comes back
	for _, file := range files {
		before := d.sql("SELECT count(*) FROM log")
		d.press("m")
		d.press(file)
		d.key("ctrl+Return")
		if said := d.await("merge"); !strings.HasSuffix(said, " 0 conflicts, 0 refused, merged false") {
			d.Errorf("the window says %q of %s", said, file)
		}
		if now := d.sql("SELECT count(*) FROM log"); now[0] != before[0] {
			d.Errorf("there are %s entries before it was confirmed, want %s", now[0], before[0])
		}
		d.press("m")
		if said := d.await("merge"); !strings.HasSuffix(said, "merged true") {
			d.Errorf("the window says %q after the merge", said)
		}
		d.await("dataset")
		d.key("Escape")
	}
	backups, err := filepath.Glob(strings.TrimSuffix(d.project, ".plumb") + ".backup-*.plumb")
	d.must(err)
	if len(backups) != len(files) {
		d.Errorf("beside the project lie the backups %q, want one for each merge", backups)
	}
	d.leave()
}

func mergeByCommand(t *testing.T, project, file string) {
	t.Helper()
	if out, err := exec.Command(filepath.Join(programs, "plumb"), "merge", project, file).CombinedOutput(); err != nil {
		t.Fatalf("plumb merge %s: %v: %s", filepath.Base(file), err, out)
	}
}

// exported is everything that plumb export writes of a project.
func exported(t *testing.T, project string) string {
	t.Helper()
	var all []string
	for _, format := range []string{"csv", "jsonl"} {
		out, err := exec.Command(filepath.Join(programs, "plumb"), "export", project, "--format", format).Output()
		if err != nil {
			t.Fatal(fmt.Errorf("plumb export: %w", err))
		}
		all = append(all, string(out))
	}
	return strings.Join(all, "\n")
}
