//go:build window

package main

import (
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plumbline/seeds"
)

// reviewing is a rig with the sample and the answers of four others open as
// A5, who has none, at the Review place.
func reviewing(t *testing.T) *rig {
	t.Helper()
	d := newRig(t, 1440, 900)
	d.project = filepath.Join(t.TempDir(), "project.plumb")
	d.must(writeSample(context.Background(), d.project, seeds.Answers()))
	d.program = d.start(d.project, "--annotator", "A5")
	d.await("ready")
	d.key("ctrl+2")
	d.await("place")
	return d
}

// wantLine waits for the next line of a kind and checks what it says.
func (d *rig) wantLine(line string) {
	d.Helper()
	word, _, _ := strings.Cut(line, " ")
	if got := d.await(word); got != line {
		d.Errorf("the window says %q, want %q", got, line)
	}
}

func TestReviewLeadsFromANumberToTheAnswersAndRecordsWhoSawThem(t *testing.T) {
	t.Parallel()
	d := reviewing(t)
	d.wantLine("rows 18")
	d.wantLine("intervals 83 by 4")
	d.await("sentences")
	d.await("detail")
	d.key("Down")
	d.await("detail")
	d.key("Return", "Return") // from the second row to its first pair, and from that to the paragraphs behind
	d.await("detail")
	d.key("Return") // the first paragraph
	asked := strings.Fields(d.await("asks"))[1]
	if seen := d.sql("SELECT count(*) FROM log WHERE kind = 'reveal'"); seen[0] != "0" {
		t.Error("the reveal is recorded before it is agreed to")
	}
	d.key("Escape")
	d.key("Return") // asked again
	d.await("asks")
	d.key("Return")
	if reveal := d.next(); reveal.paragraph != asked || reveal.field != "answers" || reveal.value != "true" {
		t.Errorf("saved was %+v, want a reveal of %s", reveal, asked)
	}
	d.wantLine("answers " + asked)
	d.wantRows(d.sql("SELECT subject, annotator, field, layer, round, value, author FROM log WHERE kind = 'reveal'"),
		[]string{asked + " A5 answers annotation 1 true A5"}, "the reveals")
	d.key("Left", "Return") // beside Close: where it is labelled
	d.wantLine("place annotate")
	for d.await("at") != "at "+asked { // the article is opened before its paragraph
	}
	d.leave()
	if found := d.plumb("check"); strings.Contains(found, "problem") {
		t.Errorf("plumb check says: %s", found)
	}
}

func TestReviewFollowsWhatAnotherProgramWrites(t *testing.T) {
	t.Parallel()
	d := reviewing(t)
	d.wantLine("intervals 83 by 4")
	file := filepath.Join(d.home, "labels.csv")
	f, err := os.Create(file)
	d.must(err)
	table := csv.NewWriter(f)
	rows := [][]string{{"paragraph_id", "field", "target", "value"}}
	for _, id := range d.sql("SELECT id FROM paragraph ORDER BY article, position LIMIT 20") {
		rows = append(rows, []string{id, "unit_type", "", "body"}, []string{id, "editorial", "", "none"})
	}
	d.must(table.WriteAll(rows))
	d.must(f.Close())
	d.plumb("labels", file, "--as", "A6")
	d.wantLine("intervals 83 by 5")
	d.leave()
}

func TestReviewOfAProjectWithoutLabelsIsCalm(t *testing.T) {
	t.Parallel()
	d := rigOfA1(t)
	d.key("ctrl+2")
	d.wantLine("intervals 0 by 0")
	d.key("Tab", "Return", "Escape", "Down", "Page_Down", "ctrl+1")
	d.wantLine("place annotate")
	d.press("n")
	d.want("sourcing", "-", "none")
	d.key("ctrl+2") // at once: the answer is a draft and counts for nothing
	d.await("place")
	d.leave()
}
