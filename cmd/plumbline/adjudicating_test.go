//go:build window

package main

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/seeds"
)

// disputed is one question of a paragraph, as the window tells of it.
type disputed struct{ paragraph, field, target string }

// deciding is the disagreement that the lead has at hand.
type deciding struct {
	disputed
	value     string // "" for nothing
	done, all int
}

// lead is a person who decides disagreements in the window.
type lead struct {
	*rig
	book  *codebook.Codebook
	steps int
	// What the person saw decided, by question: the value and the outcome. An
	// outcome is "" where the person cannot know it, as a column was taken.
	final   map[disputed][2]string
	touched map[disputed]bool
	taken   map[string]bool // paragraphs in which a column was taken
}

// atHand waits for what the latest key brought.
func (l *lead) atHand() deciding {
	l.Helper()
	words := strings.Fields(l.await("deciding"))
	d := deciding{disputed: disputed{words[1], words[2], strings.TrimPrefix(words[3], "-")}, value: strings.TrimPrefix(words[4], "-")}
	if strings.HasPrefix(words[4], "-") && words[4] != "-" {
		d.value = words[4] // a stance below zero
	}
	if _, err := fmt.Sscan(words[5]+" "+words[6], &d.done, &d.all); err != nil {
		l.Fatalf("%v: %v", words, err)
	}
	return d
}

// until waits until things in the window are as they are to be.
func (l *lead) until(holds func(deciding) bool) deciding {
	l.Helper()
	for {
		if now := l.atHand(); holds(now) {
			return now
		}
	}
}

// act presses the next key: mostly what a person would, now and then what they
// seldom do.
func (l *lead) act(d deciding) {
	l.steps++
	f := l.book.Field(d.field)
	switch {
	case d.value == "" && l.steps%9 == 4:
		l.key("shift+k")
	case d.value == "":
		l.press(f.Options[l.steps%len(f.Options)].Key)
		l.touched[d.disputed] = true
	case !l.touched[d.disputed] && !l.taken[d.paragraph] && l.steps%6 == 0:
		l.key("shift+a")
		l.taken[d.paragraph] = true
	case !l.touched[d.disputed] && l.steps%11 == 0:
		l.key("F6")
	default:
		l.key("Return")
		how := "majority"
		switch {
		case l.taken[d.paragraph]:
			how = ""
		case l.touched[d.disputed]:
			how = "decided"
		}
		l.final[d.disputed] = [2]string{d.value, how}
	}
}

// decideUntil goes on until as many disagreements are decided, or all.
func (l *lead) decideUntil(d deciding, until int) deciding {
	l.Helper()
	for d.done < d.all && d.done < until {
		l.act(d)
		d = l.atHand()
		if l.steps > 3000 {
			l.Fatalf("after %d keys %d of %d disagreements are settled", l.steps, d.done, d.all)
		}
	}
	return d
}

// sit opens the project as the lead, and goes to the place by its key.
func (l *lead) sit() deciding {
	l.Helper()
	l.program = l.start(l.project, "--annotator", "L")
	l.await("ready")
	l.key("ctrl+3")
	l.await("asks") // L annotates too, and has submitted nothing
	l.key("Return")
	return l.atHand()
}

// rise closes the window by its key.
func (l *lead) rise() {
	l.Helper()
	l.key("ctrl+q")
	l.must(l.program.Wait())
	wantOneFile(l.T, l.project)
}

func TestEveryDisagreementOfTheSampleIsSettledByKeysAndExported(t *testing.T) {
	t.Parallel()
	l := &lead{
		rig: newRig(t, 1440, 900), book: defaultBook(t),
		final: make(map[disputed][2]string), touched: make(map[disputed]bool), taken: make(map[string]bool),
	}
	l.project = filepath.Join(t.TempDir(), "sample.plumb")
	l.must(writeSample(context.Background(), l.project, seeds.Answers()))
	raw := l.plumb("export", "--format", "csv", "--layer", "annotation")

	first := l.sit()
	if first.done != 0 || first.all < 100 {
		t.Fatalf("at first %d of %d disagreements are settled", first.done, first.all)
	}
	l.decideUntil(first, 40)
	l.key("F4") // go on by whole paragraphs
	l.decideUntil(l.atHand(), 12)
	l.rise()

	d := l.sit()
	l.key("ctrl+z")
	l.until(func(now deciding) bool { return now.done < d.done })
	l.key("ctrl+shift+z")
	d = l.until(func(now deciding) bool { return now.done == d.done })
	d = l.decideUntil(d, d.all)
	if d.done != d.all {
		t.Errorf("%d of %d are settled", d.done, d.all)
	}
	l.rise()

	l.wantFinal()
	if after := l.plumb("export", "--format", "csv", "--layer", "annotation"); after != raw {
		t.Error("what annotators answered is no longer what it was")
	}
	l.wantNothingLeft()
	if found := l.plumb("check"); strings.Contains(found, "problem") {
		t.Errorf("plumb check says: %s", found)
	}
}

// wantFinal checks that the file and the export hold what the person saw
// decided.
func (l *lead) wantFinal() {
	l.Helper()
	path := filepath.Join(l.TempDir(), "final.csv")
	l.plumb("export", "--format", "csv", "--layer", "final", "-o", path)
	out, err := exec.Command("python3", "-c", `
import csv, sys
for r in csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")):
    print("\t".join((r["paragraph_id"], r["field"], r["target_id"], r["value"], r["outcome"], r["decided_by"], r["annotator"])))
`, path).Output()
	l.must(err)
	exported := make(map[disputed][2]string)
	for _, line := range strings.Split(strings.Trim(string(out), "\n"), "\n") {
		c := strings.Split(line, "\t")
		exported[disputed{c[0], c[1], c[2]}] = [2]string{c[3], c[4]}
		if c[6] != "" || c[4] != "" && c[5] != "L" {
			l.Errorf("the row %q has the annotator %q and was decided by %q", line, c[6], c[5])
		}
	}
	kept := 0
	for _, e := range exported {
		if e[1] == string(annotate.OutcomeKept) {
			kept++
		}
	}
	if len(l.final) < 50 || kept == 0 || len(l.taken) == 0 {
		l.Errorf("the person decided %d questions, kept %d and took %d columns: not every way was tried", len(l.final), kept, len(l.taken))
	}
	for q, want := range l.final {
		got, there := exported[q]
		if !there || got[0] != want[0] || want[1] != "" && got[1] != want[1] {
			l.Errorf("%s %s %s was decided as %q, the export has %q", q.paragraph[:12], q.field, q.target, want, got)
		}
	}
}

// wantNothingLeft asks the command line, which would settle whatever is left.
func (l *lead) wantNothingLeft() {
	l.Helper()
	cmd := exec.Command(
		filepath.Join(programs, "plumb"),
		"consensus",
		l.project,
		"--to",
		"final",
		"--where",
		"majority",
		"--as",
		"L",
		"--dry-run",
	)
	words, err := cmd.CombinedOutput()
	l.must(err)
	if strings.Contains(string(words), "left to be decided") {
		l.Errorf("something is left: %s", words)
	}
}
