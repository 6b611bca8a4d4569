//go:build window

package main

import (
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"plumbline/tools/xwindow"
)

func TestEveryCleanExitLeavesOneFileWithEverythingInIt(t *testing.T) {
	t.Parallel()
	for _, exit := range []struct {
		name   string
		leave  func(d *rig) error
		silent bool // what was typed last need not be shown as saved first: the exit is heard after it
	}{
		{"SIGTERM", func(d *rig) error { return d.program.Terminate() }, false},
		{"Ctrl+Q", func(d *rig) error { return d.display.Press("ctrl+q") }, true},
		{"the window's cross", func(d *rig) error { return d.program.CloseWindow() }, true},
	} {
		t.Run(exit.name, func(t *testing.T) {
			d := rigOfA1(t)
			d.press("o")
			d.want("sourcing", "-", "official")
			d.press("/half a note")
			if !exit.silent {
				d.want("note", "-", "half a note")
			}
			d.must(exit.leave(d))
			d.must(d.program.Wait())
			wantOneFile(t, d.project)
			left, err := filepath.Glob(filepath.Join(d.home, "crash*"))
			d.must(err)
			if len(left) > 0 {
				t.Errorf("a clean exit leaves %s", left)
			}
			d.wantRows(d.sql("SELECT field, value FROM answers"), []string{"sourcing official", "note half a note"}, "the answers")
		})
	}
}

// windowRounds is how often the real window is killed.
const windowRounds = 5

func TestKilledAtAnyMomentTheWindowLosesNothingItShowedAsSaved(t *testing.T) {
	d := newRig(t, 1440, 900)
	d.project = newSample(t)
	dice := rand.New(rand.NewPCG(20240312, 5))
	shown := 0
	for round := range windowRounds {
		d.openWhereItWas()
		d.labelUntilKilled(dice, time.Duration(300+dice.IntN(1500))*time.Millisecond)
		said := d.program.Lines()
		shown += len(savedIDs(said))
		wantHeld(t, d.project, said)
		if t.Failed() {
			t.Fatalf("in round %d", round)
		}
	}
	if shown < 5*windowRounds {
		t.Errorf("only %d answers were shown as saved in %d rounds, so that little was at stake", shown, windowRounds)
	}
	d.openWhereItWas()
	d.leave()
}

// openWhereItWas starts the program, which is to open the paragraph that the
// file names as the place where the window was.
func (d *rig) openWhereItWas() {
	d.Helper()
	held := d.sql("SELECT paragraph FROM place WHERE annotator = 'A1'")
	d.open()
	if len(held) > 0 && d.at() != held[0] {
		d.Errorf("the start after a kill opens paragraph %s, want %s as the file says", d.at(), held[0])
	}
}

// labelUntilKilled presses keys at random and kills the program meanwhile.
func (d *rig) labelUntilKilled(dice *rand.Rand, after time.Duration) {
	d.Helper()
	keys := d.display.Text("nogepdu123a45sbyniflvn?")
	for range 6 {
		keys = append(keys, "Return", "Tab")
	}
	keys = append(keys, "ctrl+z", "ctrl+shift+z", "Next", "Prior")
	killed := make(chan struct{})
	time.AfterFunc(after, func() {
		d.program.Kill()
		close(killed)
	})
	for {
		batch := make([]xwindow.Stroke, 20)
		for i := range batch {
			batch[i] = keys[dice.IntN(len(keys))]
		}
		select {
		case <-killed:
			return
		default:
			d.must(d.display.Press(batch...))
		}
	}
}
